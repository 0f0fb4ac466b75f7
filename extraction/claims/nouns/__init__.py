"""Claims that noun phrases carry, and names with what stands beside them."""
