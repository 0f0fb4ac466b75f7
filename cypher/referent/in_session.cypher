// The referents that go by some names, of those that a session's turns of one scope have named, each with the last.
//
// access:  read
// params:  lookups, strand, tags
// returns: many referent
UNWIND $lookups AS lookup
MATCH (a:Alias {lookup: lookup})
WITH a
WHERE all(tag IN a.scope WHERE tag IN $tags)
WITH DISTINCT a.referent AS referent
MATCH (m:Mention {spoken: $strand + '|' + referent})
MATCH (t:Turn {id: m.turn_id})
RETURN referent, t.cast AS cast
ORDER BY referent
