// Turns of a session after a number, in order, as they were recorded, for a reader who may see them.
//
// access:  read
// params:  after, everything, limit, open, session, tags
// returns: many turn
MATCH (t:Turn)
WHERE t.session = $session AND t.seq > $after
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t {.id, .seq, .message_id, .role, .speaker, .addressees, .name, .content, .said_at, .recorded_at, .kind,
  .scope, .labels, .to_read, .payload} AS turn
ORDER BY t.session, t.seq
LIMIT $limit
