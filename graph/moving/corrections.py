"""What the turns of corrections keep: the shapes that are known before a correction is made again."""

from typing import Annotated, Any, Self

from pydantic import Field, ValidationError, model_validator

from extraction.records import EntityType, FactKind, Gender, MentionKind, Modality, Precision, Sense
from graph.fields import Id, Moment, Name, Text
from graph.model import Shape
from graph.moving import naming
from graph.sentences import told
from graph.writing.meanings import RELINK

Referent = Annotated[str, Field(pattern=f"^{naming.REFERENT.pattern}$")]


class _Undo(Shape):
    """A merge that is taken back."""

    operation: str
    merge_id: Id
    merged: list[Referent] = Field(alias="from", min_length=1)


class _Merge(_Undo):
    """A merge."""

    into: Referent


class _Named(Shape):
    """Somebody whom a statement is about."""

    name: Text
    type: EntityType
    named: bool = True
    known: Referent | None = None


class _Valid(Shape):
    """When it was so."""

    start: Moment | None
    end: Moment | None
    precision: Precision


class _Claimed(Shape):
    """What is said of somebody, by index."""

    subject: int = Field(ge=0)
    object: int | None = Field(default=None, ge=0)
    predicate: Name
    kind: FactKind
    value: Text | None = None
    modality: Modality
    valid: _Valid | None = None


class _Aim(Shape):
    """What a rule is about."""

    topic: Text
    value: Text
    sense: Sense
    single: bool


class _Ruled(Shape):
    """A rule that is given, or taken back."""

    text: Text
    label: Text
    aim: _Aim


class _Statement(Shape):
    """What is stated by hand."""

    operation: str
    referents: list[_Named] = Field(default=[], max_length=100)
    claims: list[_Claimed] = Field(default=[], max_length=100)
    rules: list[_Ruled] = Field(default=[], max_length=100)
    types: dict[int, EntityType] = Field(default={}, max_length=100)

    @model_validator(mode="after")
    def _about_somebody(self) -> Self:
        ends = [end for claim in self.claims for end in (claim.subject, claim.object) if end is not None]
        if any(not 0 <= end < len(self.referents) for end in (*ends, *self.types)):
            raise ValueError("A claim is about somebody who is not named.")
        return self


class _Whom(Shape):
    """Whom words mean."""

    name: Name
    type: EntityType
    named: bool
    gender: Gender | None
    known: Referent | None


class _Relink(Shape):
    """Words that mean somebody else."""

    operation: str
    session: Id
    turn: Id
    start: int
    end: int
    kind: MentionKind
    referent: _Whom | None


SHAPES: dict[str, type[Shape]] = {"merge": _Merge, "undo": _Undo, RELINK: _Relink}
"""By operation; others are statements."""


def whole(payload: dict[str, Any]) -> dict[str, Any]:
    """A payload, if it says what its operation needs, and nothing else. Raises ValueError."""
    try:
        SHAPES.get(str(payload.get("operation")), _Statement).model_validate(payload)
    except ValidationError as error:
        raise ValueError(told(error, "A memory makes no such correction")) from error
    return payload
