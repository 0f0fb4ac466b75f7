// Facts that a reader may see, by subject, predicate, object, kind, category, status and session.
//
// access:  read
// params:  after_id, after_ms, categories, context, everything, kind, limit, object, object_lookup, open, predicate, session_id, statuses, subject, subject_lookup, tags
// returns: many fact
MATCH (f:Fact {context: $context})
WHERE ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND ($statuses IS NULL OR f.status IN $statuses)
  AND ($predicate IS NULL OR f.predicate = $predicate)
  AND ($kind IS NULL OR f.kind = $kind)
  AND ($categories IS NULL OR f.category IN $categories)
  AND ($session_id IS NULL OR f.session_id = $session_id)
  AND (f.known_ms > $after_ms OR (f.known_ms = $after_ms AND f.id > $after_id))
MATCH (f)-[:SUBJECT]->(s:Entity)
WHERE $subject IS NULL OR s.id = $subject
  OR EXISTS {
    MATCH (s)<-[:ALIAS_OF]-(a:Alias {lookup: $subject_lookup})
    WHERE ($everything OR all(tag IN a.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  }
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
WITH f, s, o
WHERE $object IS NULL OR o.id = $object OR f.value = $object
  OR EXISTS {
    MATCH (o)<-[:ALIAS_OF]-(a:Alias {lookup: $object_lookup})
    WHERE ($everything OR all(tag IN a.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  }
RETURN f {.*} AS fact, s {.id, .name, .type} AS subject, o {.id, .name, .type} AS object, f.known_ms AS position
ORDER BY f.known_ms, f.id
LIMIT $limit
