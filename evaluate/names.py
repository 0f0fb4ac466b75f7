"""Names on test sets: how many of the persons, organisations and places are found, with the right bounds and type."""

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.scorer import get_ner_prf
from spacy.tokens import Doc
from spacy.training import Example

from evaluate.inputs import Inputs
from evaluate.syntax import as_chat
from evaluate.table import Row, Table, per_cent

TYPES = ("PERSON", "LOC", "ORG")
"""What the test sets know. The reader may find other types, which count neither for it nor against it."""
SETS = {
    "ewt_test": ("EWT test", ">= 79"),
    "gum_test": ("GUM test, open genres", ">= 73"),
    "btc_test": ("Broad Twitter Corpus test", ">= 78"),
}


def measure(inputs: Inputs) -> Iterator[Table]:
    """Read the test sets, and EWT as people type in chats."""
    gold = {name: inputs.gold(name) for name in SETS}
    rows = [_row(title, scores(inputs, gold[name]), goal) for name, (title, goal) in SETS.items()]
    chat = [copy for doc in gold["ewt_test"] for copy in as_chat(doc)]
    rows.append(_row("EWT test as chat", scores(inputs, chat)))
    yield Table("Names", rows, "F of names with their type, per cent, from raw text. GUM's names are derived from it.")


def scores(inputs: Inputs, gold: Sequence[Doc]) -> dict[str, Any]:
    """Read the texts of gold documents and give precision, recall and F, shares of 1, whole and by type."""
    return get_ner_prf([Example(_read(inputs, doc.text), doc) for doc in gold])


def _read(inputs: Inputs, text: str) -> Doc:
    doc = inputs.english.nlp(text)
    doc.ents = [name for name in doc.ents if name.label_ in TYPES]
    return doc


def _row(title: str, found: dict[str, Any], goal: str = "") -> Row:
    types: dict[str, dict[str, float]] = found["ents_per_type"]
    by_type = " / ".join(per_cent(types[kind]["f"]) for kind in TYPES if kind in types)
    balance = f"P {per_cent(found['ents_p'])} R {per_cent(found['ents_r'])}"
    return Row(f"names F, {title}", per_cent(found["ents_f"]), goal, f"{balance}; {' / '.join(TYPES)} {by_type}")
