"""Bodies that make contexts and keys."""

from pydantic import Field

from api.bodies.base import Body, shown
from api.fields import Id, KeyScope, Moment, Name, Note
from graph.model import Verb


class ContextBody(Body):
    model_config = shown(id="acme", description="The assistant of Acme")

    id: Id | None = Field(None, description="Chosen by you; left out, one is made.")
    description: Note = ""


class KeyBody(Body):
    model_config = shown(name="support", verbs=["read", "write"], scope=["org=acme", "user=*"])

    name: Name
    verbs: list[Verb] = Field(min_length=1)
    scope: KeyScope = Field([], description="`dimension=value` or `dimension=*`; none is the caller's own.")
    expires_at: Moment | None = None
