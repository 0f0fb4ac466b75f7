"""What callers ask: facts, entities, states, contexts, doubts, traces."""
