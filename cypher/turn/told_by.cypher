// The turns of one write to a session, up to one of them.
//
// access:  read
// params:  recorded_ms, seq, session
// returns: many turn
MATCH (t:Turn)
WHERE t.session = $session AND t.seq <= $seq
WITH t
WHERE t.recorded_ms = $recorded_ms
RETURN t.cast AS cast
