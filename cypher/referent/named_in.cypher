// The turns whose words name some referents, or say how these are called; `known` where they lie before a point.
//
// access:  read
// params:  point_seq, point_session, recorded_ms, referents
// returns: many turn
UNWIND $referents AS id
MATCH (m:Mention {referent: id})
WITH id, m
WHERE m.kind <> 'pronoun'
MATCH (t:Turn {id: m.turn_id})
RETURN id AS referent, t.id AS turn, t.cast AS cast,
  CASE WHEN t.session_id = $point_session THEN t.seq <= $point_seq ELSE t.recorded_ms <= $recorded_ms END AS known
UNION
UNWIND $referents AS id
MATCH (c:Claim {subject_ref: id})
WITH id, c
WHERE c.predicate IN ['name', 'nickname']
MATCH (t:Turn {id: c.turn_id})
RETURN id AS referent, t.id AS turn, t.cast AS cast,
  CASE WHEN t.session_id = $point_session THEN t.seq <= $point_seq ELSE t.recorded_ms <= $recorded_ms END AS known
