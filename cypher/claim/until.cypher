// The competing claims of a scope up to a moment of recording, or within one session up to a turn.
//
// access:  read
// params:  context, everything, open, recorded_ms, seq, session_id, tags
// returns: many claim
MATCH (c:Claim {context: $context})
WHERE c.slot IS NOT NULL
  AND c.recorded_ms <= $recorded_ms
  AND ($session_id IS NULL OR c.session_id <> $session_id OR c.seq <= $seq)
  AND ($everything OR all(tag IN c.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN c {.*} AS claim
