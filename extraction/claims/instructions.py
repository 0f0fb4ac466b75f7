"""Instructions: what users and operators tell the agent to do from now on, not the favour of a moment."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Span, Token

from extraction.claims import aims
from extraction.clauses.classes import belongs
from extraction.clauses.modality import is_order
from extraction.clauses.quoting import quotations
from extraction.records import Role, Rule
from extraction.referents.register import Register

TABLE = Path(__file__).parent.parent / "data" / "instructions.toml"

LIFTED = "lifted"
"""The label of what takes a rule back and gives none."""

_GIVERS: frozenset[Role] = frozenset({"user", "system"})

_POLITE = re.compile(r"\b(can|could|will|would) you (please )?(always|never)\b")
"""A question that is none: "could you always put the name first?"."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """One row of the table."""

    label: str
    pattern: re.Pattern[str]
    example: str
    not_this: str
    order: bool = False
    role: Role | None = None


def _load() -> tuple[Instruction, ...]:
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return tuple(
        Instruction(label=label, pattern=aims.compiled(row.pop("pattern")), **row) for label, row in rows.items()
    )


INSTRUCTIONS = _load()


def read(register: Register, turn: int) -> Iterator[Rule]:
    """The rules that a turn gives, one a sentence, in the order of the table."""
    utterance = register.utterances[turn]
    if utterance.role not in _GIVERS:
        return
    for sentence in register.docs[turn].sents:
        label = _label(sentence, utterance.role)
        if label is not None and not _is_quoted(sentence):
            start, end = _trimmed(sentence)
            text = utterance.content[start:end]
            yield Rule(turn, start, end, text, label, aims.aim(text))


def _label(sentence: Span, role: Role) -> str | None:
    """Under which label a sentence gives a rule, `lifted` where it takes one back, or nothing."""
    text = aims.plain(sentence.text)
    if text.endswith("?") and not _POLITE.search(text):
        return None
    if aims.lifts(text):
        return LIFTED
    ordered = any(is_order(word) for word in sentence) or _is_noun_like_order(sentence.root)
    for row in INSTRUCTIONS:
        if (row.role in {None, role}) and (ordered or not row.order) and row.pattern.search(text):
            return row.label
    return None


def _is_noun_like_order(root: Token) -> bool:
    """Tell "from now on, answer in French", whose verb looks like a noun, from "my answer"."""
    bare = not any(child.dep_ in {"det", "poss", "amod", "nsubj", "cop"} for child in root.children)
    return root.pos_ == "NOUN" and bare and belongs(root, "noun_like_orders")


def _is_quoted(sentence: Span) -> bool:
    return any(start <= sentence.root.idx < end for start, end in quotations(sentence.doc))


def _trimmed(sentence: Span) -> tuple[int, int]:
    kept = [word for word in sentence if not word.is_space]
    return kept[0].idx, kept[-1].idx + len(kept[-1])
