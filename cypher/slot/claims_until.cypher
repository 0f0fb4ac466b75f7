// The claims that compete in some slots, up to a point of the record.
//
// access:  read
// params:  everything, open, point_seq, point_session, recorded_ms, slots, tags
// returns: many claim
MATCH (c:Claim)
WHERE c.slot IN $slots
WITH c
WHERE CASE WHEN c.session_id = $point_session THEN c.seq <= $point_seq ELSE c.recorded_ms <= $recorded_ms END
  AND ($everything OR all(tag IN c.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN c {.*} AS claim
