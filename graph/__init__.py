"""The memory: reconcile, store, read."""
