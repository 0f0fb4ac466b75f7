// Unties mentions from whom they mean and from what they point back at, before they are tied anew.
//
// access:  write
// params:  mentions
// returns: nothing
UNWIND $mentions AS id
MATCH (m:Mention {id: id})
REMOVE m.spoken
WITH m
MATCH (m)-[r:REFERS_TO|ANTECEDENT]->()
DELETE r
