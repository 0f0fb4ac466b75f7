// Some turns as far as what was read in them repeats it, with their words.
//
// access:  read
// params:  turns
// returns: many turn
MATCH (t:Turn)
WHERE t.id IN $turns
RETURN t {.id, .content, .scope, .session_id, .seq, .said_ms, .recorded_ms, .role, .speaker, .meant} AS turn
