"""The rules that turn clauses into claims: rows of `data/rules/*.toml`, looked up by the word they start from."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from extraction.clauses.classes import CLASSES
from extraction.clauses.clauses import Form
from extraction.records import EntityType, Modality

FOLDER = Path(__file__).parents[2] / "data" / "rules"
ANY = "*"


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """One row: which clauses it reads and what it makes of them."""

    name: str
    form: Form
    words: frozenset[str]
    """Keys of the clauses it reads; `*` for any."""
    predicate: str
    roles: tuple[str, ...] = ()
    """Where the object stands, the first that is there: a preposition, `dobj`, `is`, `self` (the word), `none`."""
    turned: bool = False
    """The object of the clause is the subject of the claim."""
    type: EntityType | None = None
    """Type of the object where nothing else tells."""
    takes: str | None = None
    """What the object must be: a check of `fits`."""
    among: str | None = None
    """Lexical class that the object must be of."""
    who: tuple[EntityType | Literal["speaker", "pronoun"], ...] = ()
    """Types that the subject must have, or what it must be: the speaker's own "I", a pronoun."""
    whose: Literal["must", "may"] | None = None
    """The subject of the claim is the owner of the clause's subject: "my name is …"."""
    value: str | None = None
    """How the value is read (`values`); a plain phrase unless given."""
    says: str | None = None
    """The value, where the verb alone says it."""
    modality: Modality | None = None
    """What an assertion counts as: `ended` for "left Acme"."""
    despite: tuple[Modality, ...] = ()
    """Modalities that the words of the rule have by themselves and that change nothing: "can't", "would like"."""
    tense: Literal["past", "present"] | None = None
    past: Literal["ends", "holds"] = "ends"
    """Whether the past tense says that it is over: "I lived in Rome" does, "I loved the film" does not."""
    passive: bool | None = None
    negated: bool = False
    """The clause must be negated, and that is part of what it says: "can't stand"."""
    keep: tuple[str, ...] = ("of",)
    """Prepositions that belong to a value: "head of sales"."""
    unless: tuple[str, ...] = ()
    """Roles that must not be filled."""
    about: str | None = None
    """Role of what the claim is about, where that is not the subject of the clause: "left the key at home"."""
    links: tuple[str, ...] = ()
    """Lemmas that the verb of a predicate may have; without it also one that is not said."""
    near: frozenset[str] = frozenset()
    """Words of which one must stand in the sentence: "in Rome until Friday" is a stay."""
    far: frozenset[str] = frozenset()
    """Words of which none may stand in the sentence."""
    confidence: float = 0.85
    example: str = ""
    reads: tuple[str, ...] = ()
    """The claims of the example: "Ana | works_for | Acme | asserted"."""


def _load() -> list[ClaimRule]:
    return [
        _rule(name, row)
        for path in sorted(FOLDER.glob("*.toml"))
        for name, row in tomllib.loads(path.read_text(encoding="utf-8")).items()
    ]


def _rule(name: str, row: dict[str, Any]) -> ClaimRule:
    form = next(form for form in get_args(Form) if form in row)
    sets = {key: _words(row.pop(key)) for key in (form, "near", "far") if key in row}
    listed: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}  # pyright: ignore[reportUnknownArgumentType]
    return ClaimRule(name=name, form=form, words=sets.pop(form), **sets, **listed)


def _words(entries: list[str]) -> frozenset[str]:
    """The words of the classes ("@diets"), and the other words themselves."""
    return frozenset(word for entry in entries for word in (CLASSES[entry[1:]] if entry.startswith("@") else (entry,)))


RULES: tuple[ClaimRule, ...] = tuple(_load())


def _index() -> Mapping[tuple[Form, str], list[ClaimRule]]:
    index: dict[tuple[Form, str], list[ClaimRule]] = defaultdict(list)
    for rule in RULES:
        for word in rule.words:
            index[rule.form, word].append(rule)
    return index


_BY_WORD = _index()


def rules_for(form: Form, key: str) -> list[ClaimRule]:
    """The rules that may read a clause, in the order of the files."""
    return [*_BY_WORD.get((form, key), ()), *_BY_WORD.get((form, ANY), ())]
