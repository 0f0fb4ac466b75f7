"""The kinds of value that requests carry: those that every caller sends, and an id in a path."""

from typing import Annotated

from fastapi import Path

from graph.fields import Content, Id, KeyScope, Label, Metadata, Moment, Name, Note, Scope, Status, Tag, Word

__all__ = [
    "Content",
    "Id",
    "KeyScope",
    "Label",
    "Metadata",
    "Moment",
    "Name",
    "Note",
    "PathId",
    "Scope",
    "Status",
    "Tag",
    "Word",
]

PathId = Annotated[Id, Path()]
