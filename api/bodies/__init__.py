"""What callers send, checked field by field. What a body does not name is refused."""
