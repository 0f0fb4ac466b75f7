"""Annotated chat of our own: the files, their format, and the check of both."""
