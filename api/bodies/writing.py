"""Bodies that tell the memory something: messages, one text, or triples."""

from typing import Annotated, Any, ClassVar, Self

from pydantic import Discriminator, Field, Tag, model_validator

from api.bodies.base import Body, shown
from extraction.records import EntityType, Role
from graph.errors import Invalid
from graph.fields import Content, Id, Label, Moment, Name, Scope, Word
from graph.model import Infer, Message, Triple
from graph.writing.triples import check

ONE_TEXT, SOME_TRIPLES = "one_text", "some_triples"
"""Which of two bodies `POST /facts` was sent."""


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
    def _sound(self) -> Self:
        triple = self.triple()
        try:
            check(triple)
        except Invalid as error:
            raise ValueError(str(error)) from error
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
