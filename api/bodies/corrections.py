"""Bodies of what somebody decides."""

from pydantic import Field

from api.bodies.base import Body, shown
from extraction.records import EntityType
from graph.fields import Id, Moment, Name, Note
from graph.writing.renaming import Naming


class MergeBody(Body):
    model_config = shown(**{"into": "ent_2b7c1d", "from": ["ent_9f3a2c"]})

    into: Id = Field(description="The entity that the others become.")
    merged: list[Id] = Field(alias="from", min_length=1, max_length=100)


class CloseBody(Body):
    model_config = shown(at="2025-03-01T00:00:00Z")

    at: Moment | None = Field(None, description="When it ended; left out, now.")


class ResolveBody(Body):
    model_config = shown(accept="fact_0d51a7")

    accept: Name = Field(
        description="The id of one of the facts that the uncertainty names, or another value; "
        "where it is of whom a pronoun means (`ambiguous_reference`), the id of an entity."
    )
    note: Note = ""


class NamingBody(Body):
    model_config = shown(name="Project Kite", type="project", aliases=["PK"])

    name: Name | None = None
    type: EntityType | None = None
    aliases: list[Name] = Field([], max_length=20)

    def naming(self) -> Naming:
        return Naming(self.name, self.type, tuple(self.aliases))


class LinkBody(Body):
    model_config = shown(entity_id="ent_2b7c1d")

    entity_id: Id | None = Field(description="Whom the words mean; null for nobody who is known.")


class ActiveBody(Body):
    model_config = shown(active=False)

    active: bool = Field(strict=True)
