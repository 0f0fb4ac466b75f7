"""Claims of records: keys and their values."""
