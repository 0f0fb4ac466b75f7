// The reply stored under an Idempotency-Key.
//
// access:  read
// params:  key
// returns: maybe request
MATCH (r:Request {key: $key})
RETURN r {.body_hash, .reply, .recorded_ms} AS request
