"""What reading takes in and gives back: plain frozen records, no spaCy, no graph."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Role = Literal["user", "assistant", "system", "tool"]
MentionKind = Literal["name", "nominal", "pronoun"]
FactKind = Literal["attribute", "relation", "action"]
Gender = Literal["female", "male"]
Precision = Literal["year", "season", "month", "week", "day", "hour", "minute"]
Modality = Literal[
    "asserted", "negated", "ended", "planned", "hypothetical", "wished", "asked", "hedged", "reported",
    "ordered", "joked",
]  # fmt: skip
Sense = Literal["asks", "forbids", "allows", "frees", "forgets"]
"""Of a rule: do this, do not; or of taking one back: you may again, you need not any more, forget what I said."""
EntityType = Literal[
    "person", "organisation", "location", "project", "product", "event", "animal", "topic", "work", "group",
    "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Utterance:
    """One turn as the reader sees it. `speaker` is a name, never part of `content`."""

    role: Role
    speaker: str
    content: str
    said_at: datetime
    addressees: tuple[str, ...] = ()
    meant: tuple["Meant", ...] = ()
    """Words of which somebody has said whom they mean."""


@dataclass(frozen=True, slots=True)
class Known:
    """Someone or something that the memory already knows and that may be spoken of."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    gender: Gender | None = None
    owned: tuple[tuple[str, str], ...] = ()
    """Descriptions by owner: ("ent_of_alice", "sister") for Alice's sister."""
    named: bool = True
    """False where `name` is a description ("sister"), which finds nobody by itself."""


@dataclass(frozen=True, slots=True)
class Referent:
    """Someone or something spoken of in the window, before the graph says which entity it is."""

    name: str
    """Best name: "Beth", "Acme Corp"; for the nameless the description without its owner: "sister", "new flat"."""
    type: EntityType
    aliases: tuple[str, ...] = ()
    named: bool = True
    """False where `name` is a description ("sister", "dog"), not a proper name."""
    owner: int | None = None
    """Index of the referent whose sister, boss, flat … this is."""
    relation: str | None = None
    """The noun that ties it to its owner ("sister"), also when a name is known ("my sister Beth")."""
    gender: Gender | None = None
    speaker: str | None = None
    """The speaker's name where this referent takes part in the conversation."""
    known: str | None = None
    """Id of the `Known` that this is, where the reader is sure."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names or points at a referent. `start`/`end` count code points of the turn's content."""

    turn: int
    start: int
    end: int
    text: str
    kind: MentionKind
    referent: int | None
    method: str
    """How it was resolved: `name`, `speaker`, `addressee`, `kin`, `register`, `coreferee`, `agreement` …"""
    confidence: float
    runner_up: int | None = None
    antecedent: int | None = None
    """Index into `Reading.mentions` of the mention that a pronoun was resolved to."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom some words of a turn mean, because somebody said so; nobody where the referent is None."""

    start: int
    end: int
    kind: MentionKind
    referent: Referent | None
    """By the id under which it is `known`; who is new in these turns, by name."""


BY_HAND, SURE_BY_HAND = "correction", 0.95
"""Method and confidence of a mention of which somebody said whom it means."""


@dataclass(frozen=True, slots=True)
class When:
    """A time as it was meant: half-open interval in ISO 8601 with a zone, open ends None."""

    start: str | None
    end: str | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Claim:
    """What a turn says, before anything is decided. Exactly one of `object` and `value`, or neither for an event."""

    turn: int
    start: int
    end: int
    subject: int
    predicate: str
    kind: FactKind
    modality: Modality
    confidence: float
    rule: str
    """Name of the rule that read it."""
    object: int | None = None
    value: str | None = None
    additive: bool = False
    """Said with *also*, *another*, *second*: adds to a `one*` predicate instead of replacing."""
    correction: bool = False
    """Said as a correction ("no, I meant Porto", "actually …")."""
    valid: When | None = None
    """When it holds; for an action, when it happened."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a rule is about, and which way it points."""

    topic: str
    """`language`, `length`, `emojis` …; else the last word that carries meaning; empty where there is none."""
    value: str
    """What of the topic is asked for: `french`; else the words that carry meaning; empty means all of it."""
    sense: Sense
    single: bool = False
    """Whether asking for another value of the topic takes the earlier one back."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for the agent as it was said, or the taking back of one."""

    turn: int
    start: int
    end: int
    text: str
    label: str
    """Short name: `language`, `style`, `address`, `always`, `never` …; `lifted` for what is no rule of its own."""
    aim: Aim


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt of the reader: `ambiguous_reference`, `unresolved_time`, `possible_injection` …."""

    turn: int
    start: int
    end: int
    reason: str
    about: str
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read in the new turns of a window. Indexes point into `referents` and `mentions`."""

    referents: tuple[Referent, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """Those of the new turns, and the earlier ones that their pronouns point back at."""
    claims: tuple[Claim, ...] = ()
    rules: tuple[Rule, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    steps_ms: dict[str, float] = field(default_factory=dict)
