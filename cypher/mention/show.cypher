// A mention with the turn that it stands in, for a reader who may see it.
//
// access:  read
// params:  context, everything, mention, open, tags
// returns: maybe mention
MATCH (m:Mention {id: $mention})
WITH m
WHERE m.context = $context
MATCH (t:Turn)-[:HAS_MENTION]->(m)
WHERE ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN m {.start, .end, .text, .kind} AS mention, t {.id, .session_id, .scope, .to_read, .meant} AS turn
