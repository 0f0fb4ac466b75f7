// The names that are facts of some slots now, the latest said last.
//
// access:  read
// params:  slots
// returns: many name
MATCH (f:Fact)
WHERE f.slot IN $slots
WITH f
WHERE f.status = 'current'
RETURN f.slot AS slot, f.value AS name
ORDER BY f.said_ms, f.start, f.end, f.id
