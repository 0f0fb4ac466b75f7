// Stores a reply under its Idempotency-Key, unless another transaction was faster; a stale one gives way.
//
// access:  write
// params:  body_hash, context, id, key, now_ms, reply, stale_ms
// returns: one taken
MERGE (r:Request {key: $key})
WITH r, coalesce(r.recorded_ms, 0) > $stale_ms AS taken
FOREACH (mine IN CASE WHEN taken THEN [] ELSE [r] END |
  SET mine.id = $id, mine.context = $context, mine.body_hash = $body_hash, mine.reply = $reply,
    mine.recorded_ms = $now_ms)
RETURN taken
