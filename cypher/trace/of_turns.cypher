// The traces of what took some turns in.
//
// access:  read
// params:  turns
// returns: many trace
UNWIND $turns AS id
MATCH (turn:Turn {id: id})<-[:INGESTED]-(t:Trace)
RETURN DISTINCT t {.id, .decisions} AS trace, COUNT { (t)-[:INGESTED]->(:Turn) } AS turns
