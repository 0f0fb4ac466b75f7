// A turn of a session by its id.
//
// access:  read
// params:  everything, open, session, tags, turn
// returns: maybe turn
MATCH (t:Turn {id: $turn})
WITH t
WHERE t.session = $session
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t {.id, .message_id, .seq, .role, .speaker, .addressees, .content, .said_at, .recorded_at, .kind} AS turn, t.recorded_ms AS recorded_ms
