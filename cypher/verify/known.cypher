// Which of some turns there are.
//
// access:  read
// params:  turns
// returns: many turn
MATCH (t:Turn)
WHERE t.id IN $turns
RETURN t.id AS id
