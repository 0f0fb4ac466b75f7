// The instructions of some groups with every saying of them.
//
// access:  read
// params:  groups
// returns: many instruction
UNWIND $groups AS key
MATCH (i:Instruction {group: key})
OPTIONAL MATCH (i)-[e:EVIDENCED_BY]->(t:Turn)
RETURN i {.*} AS instruction, e {.*} AS said,
  t {.id, .session_id, .seq, .role, .speaker, .kind, .said_at, .said_ms, .recorded_ms} AS turn
