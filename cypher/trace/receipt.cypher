// Keeps with a trace what forgetting came to: counts and ids, no words.
//
// access:  write
// params:  receipt, trace
// returns: nothing
MATCH (t:Trace {id: $trace})
SET t.receipt = $receipt
