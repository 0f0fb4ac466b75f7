"""The record as lines of JSON: a session or a message each, in the order in which they are to be taken in.

A session stands before its messages. The sessions of corrections come last, those of wider scopes first: a correction
names only who is spoken of before it.
"""

import json
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, AliasChoices, Field, ValidationError, model_validator

from extraction.records import Role
from graph.errors import Invalid, Refused
from graph.fields import Id, Label, Metadata, Moment, Name, Scope, Text
from graph.ids import FORM
from graph.model import Shape, Triple
from graph.moving.corrections import whole
from graph.moving.naming import Called
from graph.sentences import told

MOST_BYTES = 8 * 1024 * 1024
"""Of one line; how long a message may be is a setting."""
MOST_NAME = 200


TurnId = Annotated[str, Field(pattern=rf"^turn_{FORM}$")]


class SessionLine(Shape):
    """A session to open, if it is not there yet."""

    type: Literal["session"] = "session"
    id: Id
    scope: Scope = Field(default_factory=list)
    metadata: Metadata = Field(default_factory=dict)
    created_at: Moment | None = None
    of_corrections: bool = False
    """Whether it keeps the corrections of its scope; its id then follows from the context and the scope."""


def _short(triple: Triple) -> Triple:
    ends = [triple.subject.name, triple.object.name if triple.object else None, triple.value]
    if any(end is not None and not 1 <= len(end) <= MOST_NAME for end in ends):
        raise ValueError(f"A name or value has 1 to {MOST_NAME} characters.")
    return triple


Stated = Annotated[Triple, AfterValidator(_short)]


class MessageLine(Shape):
    """What was said, stated or decided. `role` and `content` are enough."""

    type: Literal["message"] = "message"
    session_id: Id | None = Field(default=None, validation_alias=AliasChoices("session_id", "session"))
    turn_id: TurnId | None = None
    id: Id | None = None
    role: Role
    content: Text
    speaker: Name | None = None
    addressees: list[Name] = Field(default_factory=list)
    name: Name | None = None
    said_at: Moment | None = None
    recorded_at: Moment | None = None
    scope: Scope | None = None
    labels: list[Label] = Field(default=[], max_length=16)
    infer: Literal["full", "none"] = "full"
    triples: list[Stated] | None = Field(default=None, min_length=1)
    correction: Annotated[Metadata, AfterValidator(whole)] | None = None
    referents: dict[str, Called | None] = Field(default={}, max_length=1000)
    """Whom the correction names, by id."""

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if self.triples is not None and self.correction is not None:
            raise ValueError("A message has either triples or a correction.")
        return self

    @property
    def kind(self) -> str:
        """What the turn records."""
        return "correction" if self.correction is not None else "upsert" if self.triples else "message"

    @property
    def is_of_record(self) -> bool:
        """Whether it says what only a memory knows: its own id of the turn, when that was recorded, a correction."""
        return bool(self.turn_id or self.recorded_at or self.correction is not None)


Line = SessionLine | MessageLine


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line and its number in the file, from 1."""

    number: int
    line: Line


def read(texts: Iterable[bytes | str], first: int = 1) -> Iterator[Numbered]:
    """The lines of a file, numbered from `first`; empty ones are passed over.

    Raises Invalid, with its number, for a line that is none: when it is reached, after those before it were given.
    """
    for number, text in enumerate(texts, first):
        if text.strip():
            yield Numbered(number, _parsed(number, text))


def written(line: Line) -> str:
    """A line as text, without its line break."""
    return json.dumps({"type": line.type, **line.model_dump(mode="json", exclude_defaults=True)}, ensure_ascii=False)


@contextmanager
def told_at(number: int, last: int = 0) -> Generator[None]:
    """Puts the number of a line, or of the first and last of some, before what is wrong there, unless it has one."""
    where = f"Lines {number} to {last}" if last > number else f"Line {number}"
    try:
        yield
    except Refused as refused:
        if str(refused).startswith("Line"):
            raise
        raise type(refused)(f"{where}: {refused}") from refused


def _parsed(number: int, text: bytes | str) -> Line:
    if len(text) > MOST_BYTES:
        raise Invalid(f"Line {number} has more than {MOST_BYTES} bytes.")
    try:
        sent = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Invalid(f"Line {number} is not JSON.") from error
    if not isinstance(sent, dict) or ("role" not in sent and "type" not in sent):
        raise Invalid(f"Line {number} is neither a session nor a message: a message has a role and a content.")
    kind = SessionLine if sent.get("type") == "session" else MessageLine
    try:
        return kind.model_validate(sent)
    except ValidationError as error:
        raise Invalid(told(error, f"Line {number}")) from error
