// Takes a context and its keys away, so that nothing can be read or written there any more.
//
// access:  write
// params:  context
// returns: nothing
MATCH (c:Context {id: $context})
OPTIONAL MATCH (k:ApiKey {context: $context})
DETACH DELETE k, c
