// Takes away those of some slots in which nothing competes any more.
//
// access:  write
// params:  slots
// returns: nothing
UNWIND $slots AS key
MATCH (k:Slot {key: key})
WHERE NOT EXISTS { (k)<-[:ABOUT]-(:Claim) }
DETACH DELETE k
