"""Checking a stored graph: everything that has to hold in it, and what does not."""
