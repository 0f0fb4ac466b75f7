"""The kinds of value that callers send, each with the check that a caller's mistake needs."""

import math
import re
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

from graph import scopes
from graph.errors import Invalid

MOST_LEVELS = 32
"""How deep metadata may be nested; far below what JSON encoders can follow."""

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
WRITTEN_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)?")
WORD = re.compile(r"[a-z][a-z0-9_]{0,99}")
LABEL = re.compile(r"[a-z][a-z0-9_]*=[^\s]{1,128}")


def storable(text: str) -> str:
    """The text, if every database can hold it: neither NUL nor half of a surrogate pair."""
    if UNSTORABLE.search(text):
        raise ValueError("The text holds a NUL character or a lone surrogate; leave it out.")
    return text


def visible(text: str) -> str:
    """The text, if there is anything to see in it."""
    if not text.strip():
        raise ValueError("The text is empty; there is nothing to remember in it.")
    return text


def word(text: str) -> str:
    """The text, if it is words as predicates are."""
    if not WORD.fullmatch(text):
        raise ValueError("Write lower-case words joined by '_', as in lives_in.")
    return text


def label(text: str) -> str:
    """The text, if it is a label."""
    if not LABEL.fullmatch(text):
        raise ValueError(
            "A label is written key=value: a lower-case name, '=', then 1 to 128 characters without spaces."
        )
    return text


def scope(tags: list[str]) -> list[str]:
    """The tags, if they make a scope."""
    try:
        scopes.lens(tags)
    except Invalid as error:
        raise ValueError(str(error)) from error
    return tags


def closed(tags: list[str]) -> list[str]:
    """The tags, if none stands for a whole dimension: only keys have such."""
    if any(tag.endswith("=*") for tag in tags):
        raise ValueError("Only the scope of a key may leave a dimension open with '*'; name one value.")
    return tags


def written_time(value: object) -> object:
    """The value, if it is a time as RFC 3339 writes it. A number could be seconds or milliseconds."""
    if isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not WRITTEN_TIME.fullmatch(value):
        raise ValueError("A time is written as in 2024-05-03T10:00:00Z.")
    return value


def representable(moment: datetime) -> datetime:
    """The moment, if it can be told in UTC as well; the first and last hours of the calendar cannot."""
    try:
        moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("This time lies beyond the years 1 to 9999 of UTC.") from error
    return moment


def keepable(value: Any, level: int = 0) -> Any:
    """JSON that can be kept and given back as it came: storable texts, finite numbers, not too deep."""
    if level > MOST_LEVELS:
        raise ValueError(f"Metadata may be nested {MOST_LEVELS} levels deep; this is deeper.")
    match value:
        case str():
            storable(value)
        case float() if not math.isfinite(value):
            raise ValueError("JSON has no NaN and no Infinity.")
        case dict():
            for key, inner in value.items():
                storable(key)
                keepable(inner, level + 1)
        case list():
            for inner in value:
                keepable(inner, level + 1)
        case _:
            pass
    return value


# The limits come first: they are checked first, and so are told in the words for a text, not for a list.
STORABLE, VISIBLE = AfterValidator(storable), AfterValidator(visible)

Text = Annotated[str, STORABLE]
Content = Annotated[str, Field(min_length=1), STORABLE, VISIBLE]
Id = Annotated[str, Field(min_length=1, max_length=200), STORABLE]
Name = Annotated[str, Field(min_length=1, max_length=200), STORABLE, VISIBLE]
Note = Annotated[str, Field(max_length=2000), STORABLE]
Word = Annotated[str, AfterValidator(word), Field(json_schema_extra={"pattern": f"^{WORD.pattern}$"})]
Label = Annotated[
    str,
    AfterValidator(label),
    STORABLE,
    Field(examples=["source=phone"], json_schema_extra={"pattern": f"^{LABEL.pattern}$"}),
]
Tag = Annotated[str, STORABLE, Field(examples=["org=acme"], json_schema_extra={"pattern": f"^{scopes.TAG.pattern}$"})]
KeyScope = Annotated[list[Tag], AfterValidator(scope)]
Scope = Annotated[list[Tag], AfterValidator(scope), AfterValidator(closed)]
Moment = Annotated[AwareDatetime, BeforeValidator(written_time), AfterValidator(representable)]
Metadata = Annotated[dict[str, Any], AfterValidator(keepable)]
Status = Literal["current", "past", "planned", "denied", "held", "all"]
