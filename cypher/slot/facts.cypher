// The facts that some slots hold.
//
// access:  read
// params:  slots
// returns: many fact
MATCH (f:Fact)
WHERE f.slot IN $slots
RETURN f {.*} AS fact
