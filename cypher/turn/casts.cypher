// Whom and what some turns speak of.
//
// access:  read
// params:  turns
// returns: many turn
UNWIND $turns AS id
MATCH (t:Turn {id: id})
RETURN t.cast AS cast
