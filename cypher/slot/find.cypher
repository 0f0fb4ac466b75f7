// Slots by their keys.
//
// access:  read
// params:  slots
// returns: many slot
UNWIND $slots AS key
MATCH (k:Slot {key: key})
RETURN k {.*} AS slot
