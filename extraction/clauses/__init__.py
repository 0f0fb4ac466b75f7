"""Clauses: who does what to whom, how it is meant, and when."""
