"""The record of a context on its way: out of a memory, into one."""
