"""What a write does, from messages to a diff: draft, resolve, record, settle, trace."""
