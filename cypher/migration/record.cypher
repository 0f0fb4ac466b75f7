// Records that a schema file was applied; of two processes at once, the first one counts.
//
// access:  write
// params:  checksum, id, name, now
// returns: nothing
MERGE (m:Migration {id: $id})
  ON CREATE SET m.name = $name, m.checksum = $checksum, m.applied_at = datetime($now)
