// How many nodes there are of each label.
//
// access:  read
// params:  none
// returns: one count
RETURN COUNT { (:Context) } AS Context,
  COUNT { (:ApiKey) } AS ApiKey,
  COUNT { (:Session) } AS Session,
  COUNT { (:Turn) } AS Turn,
  COUNT { (:Mention) } AS Mention,
  COUNT { (:Entity) } AS Entity,
  COUNT { (:Referent) } AS Referent,
  COUNT { (:Alias) } AS Alias,
  COUNT { (:Claim) } AS Claim,
  COUNT { (:Slot) } AS Slot,
  COUNT { (:Fact) } AS Fact,
  COUNT { (:Attribute) } AS Attribute,
  COUNT { (:Relation) } AS Relation,
  COUNT { (:Action) } AS Action,
  COUNT { (:Instruction) } AS Instruction,
  COUNT { (:Uncertainty) } AS Uncertainty,
  COUNT { (:Trace) } AS Trace,
  COUNT { (:Request) } AS Request,
  COUNT { (:Merge) } AS Merge
