// How many scopes have a tag, up to so many, and which of these have some others too.
//
// access:  read
// params:  most, scope, tag
// returns: one scopes
MATCH (s:ScopeTag {tag_key: $tag})
WITH s
LIMIT $most
WITH collect(s.scope) AS found
RETURN size(found) AS count, [one IN found WHERE all(tag IN $scope WHERE tag IN one)] AS scopes
