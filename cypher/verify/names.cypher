// The aliases of some referents.
//
// access:  read
// params:  referents
// returns: many alias
UNWIND $referents AS id
MATCH (a:Alias {referent: id})
RETURN a {.*} AS alias
