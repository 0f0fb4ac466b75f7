// Referents: what one scope calls by one name, and which entity that is.

CREATE CONSTRAINT referent_id IF NOT EXISTS FOR (n:Referent) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT referent_key IF NOT EXISTS FOR (n:Referent) REQUIRE n.key IS UNIQUE;
CREATE INDEX referent_by_entity IF NOT EXISTS FOR (n:Referent) ON (n.entity);
CREATE INDEX referent_by_alone IF NOT EXISTS FOR (n:Referent) ON (n.alone);
CREATE INDEX referent_by_context IF NOT EXISTS FOR (n:Referent) ON (n.context);
CREATE INDEX alias_by_referent IF NOT EXISTS FOR (n:Alias) ON (n.referent);
CREATE INDEX alias_by_owner IF NOT EXISTS FOR (n:Alias) ON (n.owner);
CREATE INDEX claim_by_subject_ref IF NOT EXISTS FOR (n:Claim) ON (n.subject_ref);
CREATE INDEX claim_by_object_ref IF NOT EXISTS FOR (n:Claim) ON (n.object_ref);
CREATE INDEX merge_by_merge_id IF NOT EXISTS FOR (n:Merge) ON (n.merge_id);
CREATE INDEX mention_by_referent IF NOT EXISTS FOR (n:Mention) ON (n.referent);
CREATE INDEX mention_spoken IF NOT EXISTS FOR (n:Mention) ON (n.spoken);
