// Turns that say some words, as far as a reader may see them, those that say them best first.
//
// access:  read
// params:  context, everything, limit, most, open, recorded_ms, session, tags, words
// returns: many turn
CALL db.index.fulltext.queryNodes('turn_words', $words, {limit: $most}) YIELD node AS t, score
WITH t, score
WHERE t.context = $context AND t.recorded_ms <= $recorded_ms AND ($session IS NULL OR t.session = $session)
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t.id AS id, t.message_id AS message_id, t.session_id AS session_id, t.seq AS seq, t.role AS role,
  t.speaker AS speaker, t.content AS content, t.said_ms AS said_ms
ORDER BY score DESC, said_ms DESC, id
LIMIT $limit
