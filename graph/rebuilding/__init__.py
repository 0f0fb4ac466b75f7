"""The graph made anew from its record, and what differs."""
