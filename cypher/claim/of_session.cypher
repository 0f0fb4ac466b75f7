// In which slots claims of a session compete, as `claim/recorded` gives them.
//
// access:  read
// params:  everything, kind, limit, modality, object, objects, open, point_seq, point_session, predicate, recorded_ms, session, since_ms, tags
// returns: many claim
MATCH (t:Turn)
WHERE t.session = $session AND t.seq > 0
MATCH (t)<-[:EVIDENCED_BY]-(c:Claim)
WHERE c.slot IS NOT NULL
  AND ($predicate IS NULL OR c.predicate = $predicate)
  AND ($kind IS NULL OR c.kind = $kind)
  AND ($modality IS NULL OR c.modality = $modality)
  AND ($object IS NULL OR c.value = $object OR c.object_id IN $objects)
  AND c.recorded_ms >= $since_ms
  AND CASE WHEN c.session_id = $point_session THEN c.seq <= $point_seq ELSE c.recorded_ms <= $recorded_ms END
  AND ($everything OR all(tag IN c.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN c.slot AS slot, c.recorded_ms AS recorded_ms
ORDER BY recorded_ms, slot
LIMIT $limit
