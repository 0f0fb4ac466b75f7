// How many records of each kind still point at turns that were erased.
//
// access:  read
// params:  claims, mentions, slots, turns
// returns: one count
RETURN COUNT { MATCH (t:Turn) WHERE t.id IN $turns } AS turns,
  COUNT { MATCH (m:Mention) WHERE m.id IN $mentions } AS links,
  COUNT { MATCH (c:Claim) WHERE c.id IN $claims AND c.turn_id IN $turns } AS claims,
  COUNT { MATCH (f:Fact) WHERE f.slot IN $slots AND f.turn_id IN $turns } AS facts,
  COUNT { MATCH (u:Uncertainty) WHERE u.slot IN $slots AND u.turn_id IN $turns } AS uncertainties
