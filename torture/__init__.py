"""What the service is put through before a release: `make torture`."""
