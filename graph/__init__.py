"""
The memory: reconcile, store, read.

    memory     one graph and one reader, opened and closed in one place; access, keys, contexts, sessions
    engine     the graph server: started or joined, spoken to through the files of `cypher/`
    writing    from messages to a diff: draft, resolve, record, settle, trace
    reading    facts, entities, states, contexts, doubts and traces, now or as of a moment
    model      the shapes that callers see; errors, settings, scopes, ids and the clock stand beside it
"""
