// Takes away by what some facts were replaced, before it is drawn anew.
//
// access:  write
// params:  facts
// returns: nothing
UNWIND $facts AS id
MATCH (f:Fact {id: id})<-[r:SUPERSEDES]-(:Fact)
DELETE r
