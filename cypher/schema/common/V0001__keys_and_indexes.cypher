// What is unique, and what is searched by value.
// Every statement here may run twice: two processes that start at once both apply the file.

// A session's id is its context's alone, so two contexts may use the same one; its key holds both.
CREATE CONSTRAINT context_id IF NOT EXISTS FOR (n:Context) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT apikey_id IF NOT EXISTS FOR (n:ApiKey) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT turn_id IF NOT EXISTS FOR (n:Turn) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT mention_id IF NOT EXISTS FOR (n:Mention) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT alias_id IF NOT EXISTS FOR (n:Alias) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT slot_id IF NOT EXISTS FOR (n:Slot) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT fact_id IF NOT EXISTS FOR (n:Fact) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT instruction_id IF NOT EXISTS FOR (n:Instruction) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT uncertainty_id IF NOT EXISTS FOR (n:Uncertainty) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT trace_id IF NOT EXISTS FOR (n:Trace) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT request_id IF NOT EXISTS FOR (n:Request) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT merge_id IF NOT EXISTS FOR (n:Merge) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT migration_id IF NOT EXISTS FOR (n:Migration) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT session_key IF NOT EXISTS FOR (n:Session) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT turn_key IF NOT EXISTS FOR (n:Turn) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT entity_key IF NOT EXISTS FOR (n:Entity) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT alias_key IF NOT EXISTS FOR (n:Alias) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT slot_key IF NOT EXISTS FOR (n:Slot) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT request_key IF NOT EXISTS FOR (n:Request) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT apikey_key IF NOT EXISTS FOR (n:ApiKey) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT turn_message_key IF NOT EXISTS FOR (n:Turn) REQUIRE n.message_key IS UNIQUE;

CREATE INDEX session_by_context IF NOT EXISTS FOR (n:Session) ON (n.context);
CREATE INDEX turn_by_session IF NOT EXISTS FOR (n:Turn) ON (n.session, n.seq);
CREATE INDEX entity_by_context IF NOT EXISTS FOR (n:Entity) ON (n.context);
CREATE INDEX entity_by_owner IF NOT EXISTS FOR (n:Entity) ON (n.owner);
CREATE INDEX alias_by_lookup IF NOT EXISTS FOR (n:Alias) ON (n.lookup);
CREATE INDEX claim_by_context IF NOT EXISTS FOR (n:Claim) ON (n.context);
CREATE INDEX claim_by_slot IF NOT EXISTS FOR (n:Claim) ON (n.slot);
CREATE INDEX fact_by_context IF NOT EXISTS FOR (n:Fact) ON (n.context);
CREATE INDEX fact_by_slot IF NOT EXISTS FOR (n:Fact) ON (n.slot);
CREATE INDEX fact_by_subject_id IF NOT EXISTS FOR (n:Fact) ON (n.subject_id);
CREATE INDEX uncertainty_by_context IF NOT EXISTS FOR (n:Uncertainty) ON (n.context);
CREATE INDEX uncertainty_by_slot IF NOT EXISTS FOR (n:Uncertainty) ON (n.slot);
CREATE INDEX instruction_by_context IF NOT EXISTS FOR (n:Instruction) ON (n.context);
CREATE INDEX trace_by_context IF NOT EXISTS FOR (n:Trace) ON (n.context);
CREATE INDEX apikey_by_context IF NOT EXISTS FOR (n:ApiKey) ON (n.context);
CREATE INDEX relates_by_fact IF NOT EXISTS FOR ()-[r:RELATES]-() ON (r.fact_id);
