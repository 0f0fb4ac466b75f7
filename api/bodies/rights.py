"""Bodies that make contexts and keys."""

from typing import Annotated

from pydantic import Field

from api.bodies.base import Body, shown
from graph.contexts import NAME
from graph.fields import Id, KeyScope, Moment, Name, Note
from graph.model import Verb

ContextId = Annotated[Id, Field(json_schema_extra={"pattern": f"^{NAME.pattern}$"})]
"""Checked where contexts are made; the pattern is for those who read the description."""


class ContextBody(Body):
    model_config = shown(id="acme", description="The assistant of Acme")

    id: ContextId | None = Field(None, description="Chosen by you; left out, one is made.")
    description: Note = ""


class KeyBody(Body):
    model_config = shown(name="support", verbs=["read", "write"], scope=["org=acme", "user=*"])

    name: Name
    verbs: list[Verb] = Field(min_length=1)
    scope: KeyScope = Field([], description="`dimension=value` or `dimension=*`; none is the whole context.")
    expires_at: Moment | None = None
