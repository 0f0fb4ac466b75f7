"""Talk files: conversations with the claims, names and links that are in them. `README.md` describes the lines."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, get_args

from extraction.records import EntityType, Modality, Role
from train.talk.words import Argument, Place, Words

MODALITIES: tuple[Modality, ...] = get_args(Modality)
TYPES: tuple[EntityType, ...] = get_args(EntityType)
ROLES: dict[str, Role] = {"U": "user", "A": "assistant", "S": "system", "T": "tool"}
NOTHING = "-"

TURN = re.compile(r"([UAST])(?: ([^:]{1,40}))?: (.*)")
PREDICATE = re.compile(r"[a-z]+(_[a-z]+)*")

T = TypeVar("T")


class Malformed(ValueError):
    """All that is wrong in a file. A complaint says where ("people.talk:12"), what, and what to do."""

    def __init__(self, complaints: Sequence[str]) -> None:
        super().__init__("\n".join(complaints))
        self.complaints = tuple(complaints)


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name, or a common noun that stands for an entity."""

    place: Place
    type: EntityType
    proper: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """What a turn says. Only an event may have no object."""

    subject: Argument
    predicate: str
    object: Argument | None
    modality: Modality
    negated: bool
    """Said not to be so, in whatever modality: "I doubt she'll come" is hedged and negated."""
    time: Place | None


@dataclass(frozen=True, slots=True)
class Link:
    """Words that point, and all that they point at."""

    pointer: Place
    targets: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """One message and what is in it. `said_at` is as written: "2025-03-01 10:00"."""

    role: Role
    speaker: str | None
    said_at: str | None
    text: str
    names: tuple[Name, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    instructions: tuple[Place, ...]
    retracted: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """Turns in the order they were said, under a name that no other conversation has."""

    name: str
    turns: tuple[Turn, ...]


def conversations(path: Path) -> list[Conversation]:
    """Read a talk file. Raises Malformed with everything that is wrong in it."""
    drafts, complaints = _drafts(path.read_text(encoding="utf-8"))
    found = [_conversation(draft, complaints) for draft in drafts]
    if complaints:
        raise Malformed([f"{path.name}:{line}: {complaint}" for line, complaint in sorted(complaints)])
    return found


@dataclass(slots=True)
class _TurnDraft:
    role: Role
    speaker: str | None
    said_at: str | None
    text: str
    marks: list[tuple[int, str, str]] = field(default_factory=list[tuple[int, str, str]])
    """Line number, mark and rest of the lines below the turn."""


@dataclass(slots=True)
class _Draft:
    name: str
    turns: list[_TurnDraft] = field(default_factory=list[_TurnDraft])


Complaints = list[tuple[int, str]]


def _drafts(text: str) -> tuple[list[_Draft], Complaints]:
    """Split a file into conversations, turns and their lines, without a look at what the lines say."""
    drafts, complaints, said_at = [_Draft("")], Complaints(), None
    for number, line in enumerate(text.splitlines(), 1):
        mark, rest = line[:1], line[1:].strip()
        turns = drafts[-1].turns
        if line.startswith("# "):
            drafts.append(_Draft(rest))
        elif mark == "@":
            said_at = rest
        elif match := TURN.fullmatch(line):
            turns.append(_TurnDraft(ROLES[match[1]], match[2], said_at, match[3]))
            said_at = None
        elif mark and (mark not in "*+-~!x" or not turns):
            complaints.append((number, "neither a turn nor a line below one: begin it with U, A, S, T or * + - ~ ! x"))
        elif mark:
            turns[-1].marks.append((number, mark, rest))
    return drafts[1:], complaints


def _conversation(draft: _Draft, complaints: Complaints) -> Conversation:
    texts = [turn.text for turn in draft.turns]
    return Conversation(
        draft.name, tuple(_turn(turn, Words(texts, here), complaints) for here, turn in enumerate(draft.turns))
    )


def _turn(draft: _TurnDraft, words: Words, complaints: Complaints) -> Turn:
    def read(marks: str, reader: Callable[[Words, str], T]) -> tuple[T, ...]:
        found = list[T]()
        for number, mark, rest in draft.marks:
            try:
                if mark in marks:
                    found.append(reader(words, rest))
            except ValueError as error:
                complaints.append((number, str(error)))
        return tuple(found)

    proper, common = read("*", _name), read("+", _name)
    return Turn(
        draft.role,
        draft.speaker,
        draft.said_at,
        draft.text,
        names=(*(Name(*name, proper=True) for name in proper), *(Name(*name, proper=False) for name in common)),
        claims=read("-", _claim),
        links=read("~", _link),
        instructions=read("!", Words.place),
        retracted=read("x", Words.place),
    )


def _name(words: Words, rest: str) -> tuple[Place, EntityType]:
    said, _, kind = rest.rpartition(" ")
    for known in TYPES:
        if kind == known:
            return words.place(said.strip()), known
    raise ValueError(f"{kind!r} is no type of entity: end the line with one of {', '.join(TYPES)}")


def _link(words: Words, rest: str) -> Link:
    pointer, equals, targets = rest.partition(" = ")
    if not equals:
        raise ValueError("a link has no target: write `pointer = target`, or `they = one & other`")
    return Link(words.place(pointer.strip()), words.targets(targets.strip()))


def _claim(words: Words, rest: str) -> Claim:
    fields = [part.strip() for part in rest.split("|")]
    if len(fields) not in (4, 5):
        raise ValueError(f"{len(fields)} fields: write `subject | predicate | object | modality` and perhaps `| time`")
    if not PREDICATE.fullmatch(fields[1]):
        raise ValueError(f"{fields[1]!r} is no predicate: write small letters and underscores")
    modality, negated = _modality(fields[3])
    return Claim(
        words.argument(fields[0]),
        fields[1],
        None if fields[2] == NOTHING else words.argument(fields[2]),
        modality,
        negated,
        words.place(fields[4]) if len(fields) > 4 else None,  # noqa: PLR2004 - the fifth field
    )


def _modality(said: str) -> tuple[Modality, bool]:
    """Read `hedged`, `negated`, `hedged negated`."""
    first, _, second = said.partition(" ")
    for known in MODALITIES:
        if first == known and (not second or (second == "negated" and first not in ("negated", "asserted"))):
            return known, "negated" in (first, second)
    raise ValueError(
        f"{said!r} is no modality: write one of {', '.join(MODALITIES)}, and `negated` after it where meant"
    )
