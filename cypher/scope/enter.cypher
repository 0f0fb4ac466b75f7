// Keeps scopes in which somebody is spoken of, each by every tag that it has.
//
// access:  write
// params:  kept
// returns: nothing
UNWIND $kept AS row
MERGE (s:ScopeTag {key: row.key})
  ON CREATE SET s += row.properties
