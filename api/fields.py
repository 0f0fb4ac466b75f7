"""The kind of value that stands in paths."""

from typing import Annotated

from fastapi import Path

from graph.fields import Id

PathId = Annotated[Id, Path()]
