// Turns that say some words, as far as a reader may see them, those that say them best first, each as a list.
//
// access:  read
// params:  context, everything, limit, most, open, recorded_ms, session, tags, words
// returns: one list of turns
CALL db.index.fulltext.queryNodes('turn_words', $words, {limit: $most}) YIELD node AS t, score
WITH t, score
WHERE t.context = $context AND t.recorded_ms <= $recorded_ms AND ($session IS NULL OR t.session = $session)
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
WITH t, score
ORDER BY score DESC
LIMIT $limit
RETURN collect([t.id, t.message_id, t.session_id, t.seq, t.role, t.speaker, t.content, t.said_ms]) AS turns
