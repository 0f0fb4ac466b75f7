// Stores a reply under its Idempotency-Key; a stale one gives way.
//
// access:  write
// params:  body_hash, context, id, key, now_ms, reply
// returns: nothing
MERGE (r:Request {key: $key})
SET r.id = $id, r.context = $context, r.body_hash = $body_hash, r.reply = $reply, r.recorded_ms = $now_ms
