// Turns that are in the record already, by the ids or the message keys that some are to have.
//
// access:  read
// params:  message_keys, turns
// returns: many turn
MATCH (t:Turn)
WHERE t.id IN $turns
RETURN t {.id, .message_key, .context, .role, .content, .session, .scope, .to_read} AS turn
UNION
MATCH (t:Turn)
WHERE t.message_key IN $message_keys
RETURN t {.id, .message_key, .context, .role, .content, .session, .scope, .to_read} AS turn
