// The turns of some sessions of corrections that speak of some referents.
//
// access:  read
// params:  referents, sessions
// returns: many turn
UNWIND $sessions AS session
MATCH (t:Turn)
WHERE t.session = session AND t.seq > 0 AND any(one IN $referents WHERE t.cast CONTAINS one)
RETURN t.id AS turn, t.session_id AS session_id, t.scope AS scope, t.cast AS cast, t.payload AS payload
