// Makes the referents that are not there yet, and takes all of them for this transaction.
//
// access:  write
// params:  opening, referents
// returns: many referent
UNWIND $referents AS row
MERGE (r:Referent {id: row.id})
  ON CREATE SET r += row.properties, r.made = $opening
SET r.taken = $opening
RETURN r {.*} AS referent, r.made = $opening AS created
