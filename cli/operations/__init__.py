"""What a command can ask of a memory: each operation written once, for the memory here and for a service."""
