// The stored replies of a context that name a session or some turns.
//
// access:  read
// params:  context, words
// returns: many request
MATCH (r:Request {context: $context})
WHERE any(word IN $words WHERE r.reply CONTAINS word)
RETURN r {.key, .reply} AS request
