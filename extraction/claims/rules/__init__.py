"""The table of rules, and what it reads."""
