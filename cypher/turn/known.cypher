// Messages that are in the record already, by the caller's own ids.
//
// access:  read
// params:  message_keys
// returns: many turn
MATCH (t:Turn)
WHERE t.message_key IN $message_keys
RETURN t {.id, .message_id, .role, .content, .session} AS turn
