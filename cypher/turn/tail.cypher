// Turns of a session by their keys, as far as a reader may see them, oldest first.
//
// access:  read
// params:  everything, keys, open, tags
// returns: many turn
MATCH (t:Turn)
WHERE t.key IN $keys
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t {.id, .message_id, .seq, .role, .speaker, .addressees, .content, .said_at, .recorded_at, .kind, .scope,
  .labels, .to_read, .payload, .cast, .meant} AS turn
ORDER BY t.seq
