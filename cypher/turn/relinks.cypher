// What corrections say of the words of some turns, and what those of them say that are corrections themselves.
//
// access:  read
// params:  turns
// returns: many turn
UNWIND $turns AS id
MATCH (t:Turn {id: id})
WITH t
WHERE t.meant IS NOT NULL OR t.kind = 'correction'
RETURN t.session_id AS session_id, t.kind AS kind, t.meant AS meant, t.payload AS payload
