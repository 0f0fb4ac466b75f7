// Takes traces away.
//
// access:  write
// params:  traces
// returns: nothing
UNWIND $traces AS id
MATCH (t:Trace {id: id})
DETACH DELETE t
