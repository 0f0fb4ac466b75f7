// Facts that a reader may see, by subject, predicate, object, kind, category, status and session.
//
// access:  read
// params:  after_id, after_ms, categories, context, everything, kind, limit, object, object_lookup, open, predicate, session_id, since, statuses, subject, subject_lookup, tags, until
// returns: many fact
MATCH (f:Fact)
WHERE f.listed >= $since AND f.listed < $until
WITH f
WHERE f.context = $context
  AND ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND ($statuses IS NULL OR f.status IN $statuses)
  AND ($predicate IS NULL OR f.predicate = $predicate)
  AND ($kind IS NULL OR f.kind = $kind)
  AND ($categories IS NULL OR f.category IN $categories)
  AND ($session_id IS NULL OR f.session_id = $session_id)
  AND (f.known_ms > $after_ms OR (f.known_ms = $after_ms AND f.id > $after_id))
  AND ($subject IS NULL OR f.subject_id = $subject OR EXISTS {
    MATCH (f)-[:SUBJECT]->(:Entity)<-[:ALIAS_OF]-(a:Alias {lookup: $subject_lookup})
    WHERE ($everything OR all(tag IN a.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  })
  AND ($object IS NULL OR f.object_id = $object OR f.value = $object OR EXISTS {
    MATCH (f)-[:OBJECT]->(:Entity)<-[:ALIAS_OF]-(a:Alias {lookup: $object_lookup})
    WHERE ($everything OR all(tag IN a.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  })
WITH f
ORDER BY f.known_ms, f.id
LIMIT $limit
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN f {.*} AS fact, s {.id, .name, .type} AS subject, o {.id, .name, .type} AS object, f.known_ms AS position
ORDER BY f.known_ms, f.id
