"""What callers ask for in the address. A parameter that a route does not name is refused."""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from extraction.records import EntityType, FactKind
from graph.fields import Id, Moment, Note, Scope, Status
from graph.model import Category
from graph.reading.contextblocks import MOST_CHARS
from graph.reading.neighbourhoods import MOST_HOPS


def split(words: Any) -> Any:
    """`a,b` as well as `a` and `b` given one by one."""
    return [word for part in words for word in part.split(",")] if isinstance(words, list) else words


Included = Annotated[list[Literal["links", "facts"]], BeforeValidator(split)]


class Query(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Paging(Query):
    limit: int = Field(100, ge=1, le=500, description="Most items in the reply.")
    cursor: Note | None = Field(None, description="`page.next_cursor` of the page before.")


class Known(Query):
    as_of: Moment | None = Field(None, description="What the memory knew then.")


class At(Known):
    valid_at: Moment | None = Field(None, description="What was true then.")


class SessionsQuery(Paging):
    scope: Scope = Field([], description="Only sessions with all these tags.")


class TurnsQuery(Paging, Known):
    include: Included = Field([], description="`links`, `facts` or both: `include=links,facts`.")


class TranscriptQuery(At):
    format: Literal["markdown", "html", "json"] = "markdown"


class ContextQuery(At):
    query: Note | None = Field(None, description="What the next answer is about.")
    limit: int = Field(20, ge=1, le=500, description="Most turns in the block.")
    max_chars: int = Field(8000, ge=1, le=MOST_CHARS, description="Most characters in the block.")


class StateQuery(At):
    limit: int = Field(100, ge=1, le=500, description="Most facts in the reply.")


class StateDiffQuery(Query):
    since_turn: Id | None = Field(None, description="Id of the turn after which to begin; else the first.")
    until_turn: Id | None = Field(None, description="Id of the last turn to count; else the last.")


class FactsQuery(Paging, At):
    subject: Id | None = Field(None, description="Id or name of an entity.")
    predicate: Id | None = None
    object: Id | None = Field(None, description="Id or name of an entity.")
    kind: FactKind | None = None
    category: Category | None = None
    status: Status = Field("current", description="`all` for every status.")
    session_id: Id | None = None

    def filters(self) -> dict[str, Any]:
        """As `FactFilter` takes them."""
        asked = self.model_dump(exclude={"limit", "cursor", "category"})
        return {**asked, "categories": (self.category,) if self.category else None}


class EntityFactsQuery(Paging, At):
    status: Status = Field("current", description="`all` for every status.")


class KnownPage(Paging, Known):
    pass


class EntityHistoryQuery(Paging, At):
    pass


class NeighbourhoodQuery(At):
    hops: int = Field(1, ge=1, le=MOST_HOPS, description="How many relations from one entity to the next.")
    limit: int = Field(100, ge=1, le=500, description="Most relations in the reply.")


class PictureQuery(NeighbourhoodQuery):
    entity_id: Id | None = Field(None, description="Only what leads from this entity, so many `hops` far.")
    session_id: Id | None = Field(None, description="Only what was said in this session; not beside `entity_id`.")
    status: Status = Field("current", description="`all` for every status.")

    @model_validator(mode="after")
    def _one_view(self) -> Self:
        if self.entity_id and self.session_id:
            raise ValueError("Ask for one entity_id or one session_id, not for both.")
        return self


class EntitiesQuery(Paging, Known):
    type: EntityType | None = None
    name: Id | None = Field(None, description="A name or alias, whatever its case.")


class UncertaintiesQuery(Paging, Known):
    status: Literal["open", "resolved"] | None = Field(None, description="Left out, both.")
    session_id: Id | None = Field(None, description="Only doubts that this session raised.")


class TracesQuery(Paging):
    session_id: Id | None = None


class DryRun(Query):
    dry_run: bool = Field(default=False, description="Only say what would be erased.")


class ImportQuery(Query):
    session_id: Id | None = Field(None, description="Where messages go that name no session; left out, one is opened.")
    scope: Scope = Field([], description="Of sessions that no line describes.")
    first_line: int = Field(1, ge=1, le=2**53, description="Number of the first line, where errors name lines.")
