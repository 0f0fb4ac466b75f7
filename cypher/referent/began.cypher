// When some referents were spoken of first, and when that was recorded first.
//
// access:  read
// params:  context, referents
// returns: many referent
MATCH (t:Turn {context: $context})
WITH t, [id IN $referents WHERE t.cast CONTAINS id] AS spoken
WHERE size(spoken) > 0
UNWIND spoken AS id
RETURN id AS referent, min(t.said_ms) AS said_ms, min(t.recorded_ms) AS began_ms
