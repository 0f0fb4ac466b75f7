// The referents that go by some names and that a session has spoken of, each with the last turn that did.
//
// access:  read
// params:  lookups, session, tags
// returns: many referent
MATCH (a:Alias)
WHERE a.lookup IN $lookups AND all(tag IN a.scope WHERE tag IN $tags)
WITH DISTINCT a.referent AS referent
MATCH (m:Mention {spoken: $session + '|' + referent})
MATCH (t:Turn {id: m.turn_id})
RETURN referent, t.cast AS cast
ORDER BY referent
