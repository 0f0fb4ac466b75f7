// A rule for the agent by its id, for a reader who may see it.
//
// access:  read
// params:  context, everything, instruction, open, tags
// returns: maybe instruction
MATCH (i:Instruction {id: $instruction})
WITH i
WHERE i.context = $context
  AND ($everything OR all(tag IN i.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN i {.*} AS instruction
