// Writes what is left of the decisions of traces.
//
// access:  write
// params:  traces
// returns: nothing
UNWIND $traces AS row
MATCH (t:Trace {id: row.id})
SET t.decisions = row.decisions
