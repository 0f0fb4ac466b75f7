"""Bodies that open a session or mark it."""

from pydantic import Field

from api.bodies.base import Body, shown
from graph.fields import Id, Metadata, Scope


class SessionBody(Body):
    model_config = shown(scope=["org=acme", "user=u_alice", "agent=support"], metadata={"channel": "phone"})

    scope: Scope = []
    metadata: Metadata = Field({}, description="Kept with the session, at most 16 KiB of JSON.")
    id: Id | None = Field(None, description="Chosen by you; left out, one is made.")


class MetadataBody(Body):
    model_config = shown(metadata={"channel": "phone", "closed": True})

    metadata: Metadata = Field(description="Takes the place of what was there.")
