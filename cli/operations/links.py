"""Whom words mean."""

from cli.backend import Local, operation
from graph.model import Corrected
from graph.writing import relinking


@operation("POST", "/{context_id}/links/{link_id}")
def relink(here: Local, link_id: str, entity_id: str | None) -> Corrected:
    return relinking.relink(here.memory, here.access, link_id, entity_id).reply
