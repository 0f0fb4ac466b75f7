"""The learned chooser: what it looks at, how likely it finds a claim, what it adds."""
