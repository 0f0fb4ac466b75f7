// Names and referents by the scope in which they stand, and scopes by their tags: a write finds those around it so.

CREATE CONSTRAINT scope_tag_id IF NOT EXISTS FOR (n:ScopeTag) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT scope_tag_key IF NOT EXISTS FOR (n:ScopeTag) REQUIRE n.key IS UNIQUE;
CREATE INDEX scope_tag_by_tag IF NOT EXISTS FOR (n:ScopeTag) ON (n.tag_key);
CREATE INDEX scope_tag_by_place IF NOT EXISTS FOR (n:ScopeTag) ON (n.place);
CREATE INDEX scope_tag_by_context IF NOT EXISTS FOR (n:ScopeTag) ON (n.context);
CREATE INDEX alias_by_place IF NOT EXISTS FOR (n:Alias) ON (n.place);
CREATE INDEX referent_by_place IF NOT EXISTS FOR (n:Referent) ON (n.place);
MATCH (n:Referent) WHERE n.place IS NULL SET n.place = n.context + '|' + reduce(tags = '', tag IN n.scope | tags + tag + ' ');
MATCH (n:Alias) WHERE n.place IS NULL SET n.place = n.context + '|' + reduce(tags = '', tag IN n.scope | tags + tag + ' ') + '|' + n.normal;
MATCH (n:Referent) WITH DISTINCT n.context AS context, n.place AS place, n.scope AS scope UNWIND scope AS tag MERGE (s:ScopeTag {key: place + '|' + tag}) ON CREATE SET s.id = s.key, s.context = context, s.place = place, s.tag_key = context + '|' + tag + ' ', s.tag = tag, s.scope = scope, s.display = tag;
