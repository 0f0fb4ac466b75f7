// Deletes up to `most` records of a context and says how many there were.
//
// access:  write
// params:  context, most
// returns: one count
MATCH (n:Session|Turn|Mention|Entity|Referent|Alias|ScopeTag|Claim|Slot|Fact|Instruction|Uncertainty|Trace|Request|Merge)
WHERE n.context = $context
WITH n LIMIT $most
DETACH DELETE n
RETURN count(*) AS swept
