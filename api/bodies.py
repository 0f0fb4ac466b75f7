"""What callers send, checked field by field. What a body does not name is refused."""

from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from api.fields import Content, Id, KeyScope, Label, Metadata, Moment, Name, Note, Scope, Word
from extraction.records import EntityType, Role
from graph.model import Category, Infer, Message, Triple, Verb
from graph.reading.contextblocks import MOST_CHARS, ContextFilter
from graph.reading.states import StateFilter
from graph.writing.forgetting import Forgetting
from graph.writing.renaming import Naming

ONE_TEXT, SOME_TRIPLES = "one_text", "some_triples"
"""Which of two bodies `POST /facts` was sent."""


def shown(**example: Any) -> ConfigDict:
    """A model's settings, with an example for the page of the API."""
    return ConfigDict(json_schema_extra={"examples": [example]})


class Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


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


class SessionBody(Body):
    model_config = shown(scope=["org=acme", "user=u_alice", "agent=support"], metadata={"channel": "phone"})

    scope: Scope = []
    metadata: Metadata = Field({}, description="Kept with the session, at most 16 KiB of JSON.")
    id: Id | None = Field(None, description="Chosen by you; left out, one is made.")


class MetadataBody(Body):
    model_config = shown(metadata={"channel": "phone", "closed": True})

    metadata: Metadata = Field(description="Takes the place of what was there.")


class Said(Body):
    """Who said something, to whom, and when."""

    id: Id | None = Field(None, description="Your own id of the message; sent again, it is skipped.")
    speaker: Name | None = None
    addressees: list[Name] = Field([], max_length=100)
    said_at: Moment | None = Field(None, description="When it was said; left out, now.")
    name: Name | None = Field(None, description="The tool's name.")


class MessageBody(Said):
    role: Role
    content: Content = Field(description="Kept exactly as sent, at most 32 KiB.")

    def message(self) -> Message:
        return Message.model_validate(self.model_dump())


class Writing(Body):
    """Where a write goes and how it is marked."""

    session_id: Id | None = Field(None, description="Left out, a session is opened.")
    scope: Scope | None = Field(None, description="Left out, the session's.")
    labels: list[Label] = Field([], max_length=16)


class BatchBody(Writing):
    model_config = shown(
        session_id="sess_01jz3v5h8k2m4n6p8q0r2s4t6v",
        messages=[
            {"role": "user", "content": "My name is Alice and I work at Acme Corp."},
            {"role": "assistant", "content": "Hello Alice! How can I help?"},
        ],
        scope=["org=acme", "user=u_alice"],
    )

    messages: list[MessageBody] = Field(min_length=1, description="At most 1,000; all are kept, or none.")
    infer: Infer = Field("full", description="`none` keeps the words alone, `preview` keeps nothing.")


class TextBody(Said, Writing):
    model_config = shown(text="I moved to Lisbon in May.", scope=["user=u_alice"])

    text: Content = Field(description="Kept exactly as sent, at most 32 KiB.")
    role: Role = "user"
    infer: Infer = "full"

    said_fields: ClassVar = {"id", "role", "speaker", "addressees", "said_at", "name"}

    def message(self) -> Message:
        return Message(content=self.text, **self.model_dump(include=self.said_fields))


class MergeBody(Body):
    model_config = shown(**{"into": "ent_2b7c1d", "from": ["ent_9f3a2c"]})

    into: Id = Field(description="The entity that the others become.")
    merged: list[Id] = Field(alias="from", min_length=1, max_length=100)


class EndBody(Body):
    name: Name
    type: EntityType


class TripleBody(Body):
    subject: EndBody
    predicate: Word = Field(examples=["works_for"])
    object: EndBody | None = None
    value: Name | None = None
    confidence: float = Field(0.95, ge=0, le=1, allow_inf_nan=False, strict=True)
    valid_from: Moment | None = None
    valid_until: Moment | None = None
    occurred_at: Moment | None = None

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if (self.object is None) == (self.value is None):
            raise ValueError("A triple has either an object or a value; send exactly one of them.")
        return self

    @model_validator(mode="after")
    def _forward_in_time(self) -> Self:
        if self.valid_from and self.valid_until and self.valid_until <= self.valid_from:
            raise ValueError("valid_until lies before valid_from; the end is excluded, so it comes later.")
        return self

    def triple(self) -> Triple:
        return Triple.model_validate(self.model_dump())


class TriplesBody(Writing):
    model_config = shown(
        triples=[
            {
                "subject": {"name": "Alice", "type": "person"},
                "predicate": "works_for",
                "object": {"name": "Acme Corp", "type": "organisation"},
            }
        ],
        scope=["org=acme", "user=u_alice"],
    )

    triples: list[TripleBody] = Field(min_length=1, max_length=1000)


def _which(body: Any) -> str:
    sent = body if isinstance(body, dict) else {}
    return SOME_TRIPLES if "triples" in sent or isinstance(body, TriplesBody) else ONE_TEXT


FactsBody = Annotated[
    Annotated[TextBody, Tag(ONE_TEXT)] | Annotated[TriplesBody, Tag(SOME_TRIPLES)], Discriminator(_which)
]


class ForgetBody(Body):
    model_config = shown(turn_ids=["turn_01jz3v5h9q"], dry_run=True)

    turn_ids: list[Id] | None = Field(None, min_length=1, max_length=1000)
    session_id: Id | None = Field(None, description="The session itself goes as well.")
    entity_id: Id | None = Field(None, description="Every turn that speaks of it.")
    scope: Scope | None = Field(None, min_length=1, description="All that was said where these tags hold.")
    query: Content | None = Field(None, description="Every turn that holds these words, in any case.")
    dry_run: bool = Field(default=False, strict=True, description="Only say what would be erased.")

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        named = (self.turn_ids, self.session_id, self.entity_id, self.scope, self.query)
        if sum(one is not None for one in named) != 1:
            raise ValueError("Name what to forget by exactly one of turn_ids, session_id, entity_id, scope and query.")
        return self

    def forgetting(self) -> Forgetting:
        return Forgetting(
            tuple(self.turn_ids or ()),
            self.session_id,
            self.entity_id,
            None if self.scope is None else tuple(self.scope),
            self.query,
            self.dry_run,
        )


class CloseBody(Body):
    model_config = shown(at="2025-03-01T00:00:00Z")

    at: Moment | None = Field(None, description="When it ended; left out, now.")


class ResolveBody(Body):
    model_config = shown(accept="fact_0d51a7")

    accept: Name = Field(description="The id of one of the facts that the uncertainty names, or another value.")
    note: Note = ""


class NamingBody(Body):
    model_config = shown(name="Project Kite", type="project", aliases=["PK"])

    name: Name | None = None
    type: EntityType | None = None
    aliases: list[Name] = Field([], max_length=20)

    def naming(self) -> Naming:
        return Naming(self.name, self.type, tuple(self.aliases))


class ActiveBody(Body):
    model_config = shown(active=False)

    active: bool = Field(strict=True)


class StateBody(Body):
    model_config = shown(scope=["org=acme", "user=u_alice"], categories=["identity"])

    scope: Scope | None = Field(None, description="Left out, all that the key sees.")
    subject: Id | None = Field(None, description="Only what is known of this entity.")
    categories: list[Category] | None = None
    as_of: Moment | None = Field(None, description="What the memory knew then.")
    valid_at: Moment | None = Field(None, description="What was true then.")
    limit: int = Field(100, ge=1, le=500, strict=True, description="Most facts in the reply.")

    def filter(self) -> StateFilter:
        return StateFilter(
            scope=None if self.scope is None else tuple(self.scope),
            subject=self.subject,
            categories=None if self.categories is None else tuple(self.categories),
            as_of=self.as_of,
            valid_at=self.valid_at,
            limit=self.limit,
        )


class StateDiffBody(Body):
    model_config = shown(since="2024-05-01T00:00:00Z", until="2024-06-01T00:00:00Z", scope=["org=acme"])

    since: Moment = Field(description="What the memory knew then is compared …")
    until: Moment = Field(description="… with what it knew then.")
    scope: Scope | None = Field(None, description="Left out, all that the key sees.")


class QuestionBody(Body):
    model_config = shown(query="Where does Alice work now?", scope=["org=acme", "user=u_alice"])

    query: Note = Field(description="What the next answer is about.")
    scope: Scope | None = Field(None, description="Left out, all that the key sees.")
    limit: int = Field(20, ge=1, le=500, strict=True, description="Most turns in the block.")
    max_chars: int = Field(8000, ge=1, le=MOST_CHARS, strict=True, description="Most characters in the block.")

    def filter(self) -> ContextFilter:
        return ContextFilter(self.query, tuple(self.scope or ()), self.limit, self.max_chars)
