// The scopes of a context all of whose tags are among some.
//
// access:  read
// params:  context, scope
// returns: many scope
MATCH (s:ScopeTag {context: $context})
WHERE all(tag IN s.scope WHERE tag IN $scope)
RETURN DISTINCT s.scope AS scope
