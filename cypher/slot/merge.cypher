// Makes the slots that claims compete in, and takes them for this transaction.
//
// access:  write
// params:  now_ms, slots
// returns: nothing
UNWIND $slots AS row
MERGE (k:Slot {key: row.key})
  ON CREATE SET k += row.properties
SET k.locked_ms = $now_ms
