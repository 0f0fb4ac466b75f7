// Turns that say some words, as far as a reader may see them, those that say them best first.
//
// access:  read
// params:  context, everything, limit, most, open, recorded_ms, session, tags, words
// returns: many turn
CALL db.index.fulltext.queryNodes('turn_words', $words, {limit: $most}) YIELD node AS t, score
WITH t, score
WHERE t.context = $context AND t.recorded_ms <= $recorded_ms AND ($session IS NULL OR t.session = $session)
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t {.id, .message_id, .session, .session_id, .seq, .role, .speaker, .content, .said_at, .said_ms} AS turn
ORDER BY score DESC, t.said_ms DESC, t.id
LIMIT $limit
