// The turns between two points of the record: of one session by their numbers, of all others by when they were recorded.
//
// access:  read
// params:  context, everything, open, point_session, session, since_ms, since_seq, tags, until_ms, until_seq
// returns: many turn
MATCH (t:Turn {context: $context})
WHERE t.recorded_ms > $since_ms AND t.recorded_ms <= $until_ms
  AND ($point_session IS NULL OR t.session_id <> $point_session)
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t.id AS id, t.cast AS cast
UNION
MATCH (t:Turn)
WHERE t.session = $session AND t.seq > $since_seq AND t.seq <= $until_seq
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t.id AS id, t.cast AS cast
