// The groups of rules that some turns say something of.
//
// access:  read
// params:  everything, open, tags, turns
// returns: many group
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[:EVIDENCED_BY]-(i:Instruction)
WHERE ($everything OR all(tag IN i.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN DISTINCT i.group AS group
