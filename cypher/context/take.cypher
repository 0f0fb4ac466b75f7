// Takes a context for this transaction.
//
// access:  write
// params:  context, opening
// returns: nothing
MATCH (c:Context {id: $context})
SET c.taken = $opening
