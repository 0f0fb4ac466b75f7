// Writes what has changed of doubts; the facts that each is about are tied to it anew.
//
// access:  write
// params:  uncertainties
// returns: nothing
UNWIND $uncertainties AS row
MATCH (u:Uncertainty {id: row.id})
SET u += row.properties
WITH u
MATCH (u)-[old:ABOUT]->(:Fact)
DELETE old
