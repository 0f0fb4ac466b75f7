"""Chat without gold trees, as a pipeline reads it: talk with its own names, and personachat with none."""

import csv
import random
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from extraction.records import EntityType
from train.corpora import Corpora
from train.documents import save
from train.talk.folds import HELD_OUT, fold
from train.talk.format import Name, conversations

KINDS: dict[EntityType, str] = {
    "person": "PERSON",
    "organisation": "ORG",
    "group": "ORG",
    "location": "LOC",
    "product": "PRODUCT",
    "event": "EVENT",
    "work": "WORK",
    "animal": "ANIMAL",
    "project": "PROJECT",
}
"""Kinds of names by type of entity. Other types have no label: whether such words are a name is left open."""
OPEN = "OPEN"
PERSONAS = 260
"""Conversations of personachat that are enough: they say much the same."""
CONVERSATION = "Best Generated Conversation"
SPEAKER = re.compile(r"^User \d: ")


def write(nlp: Language, talk: Path, corpora: Corpora, folder: Path) -> None:
    """Write `talk_train`, `talk_held` and `persona_train`, and none that is there already.

    Raises `train.talk.format.Malformed` where a talk file is wrong.
    """
    makers: dict[str, Callable[[], Iterator[Doc]]] = {
        "talk_train": lambda: talk_docs(nlp, talk, held_out=False),
        "talk_held": lambda: talk_docs(nlp, talk, held_out=True),
        "persona_train": lambda: persona_docs(nlp, corpora.folder("personachat")),
    }
    for name, make in makers.items():
        path = folder / f"{name}.spacy"
        if not path.exists():
            save(list(make()), path)


def talk_docs(nlp: Language, folder: Path, *, held_out: bool) -> Iterator[Doc]:
    """Give the turns of talk, held out or not, with the proper names that are marked in them."""
    for path in sorted(folder.glob("*.talk")):
        for conversation in conversations(path):
            if (fold(conversation.name) == HELD_OUT) == held_out:
                for place, turn in enumerate(conversation.turns):
                    names = [name for name in turn.names if name.proper and name.place.turn == place]
                    yield named(nlp(turn.text), names)


def named(doc: Doc, names: Iterable[Name]) -> Doc:
    """Put names in the place of those that the pipeline found. A name of a kind without a label is left open."""
    spans = filter_spans([_span(doc, name) for name in names])
    doc.set_ents(
        [span for span in spans if span.label_ != OPEN],
        missing=[span for span in spans if span.label_ == OPEN],
        default="outside",
    )
    return doc


def persona_docs(nlp: Language, folder: Path) -> Iterator[Doc]:
    """Give the turns of some conversations of personachat; what is a name in them is left open."""
    found = list[list[str]]()
    for part in ("valid", "test"):
        with (folder / f"{part}.csv").open(encoding="utf-8", newline="") as lines:
            found += [row[CONVERSATION].split("\n") for row in csv.DictReader(lines)]
    for turns in random.Random(1).sample(found, PERSONAS):
        for turn in turns:
            if text := SPEAKER.sub("", turn, count=1).strip():
                doc = nlp(text)
                doc.set_ents([], default="missing")
                yield doc


def _span(doc: Doc, name: Name) -> Span:
    """Give the words that a name touches."""
    label = KINDS.get(name.type, OPEN)
    span = doc.char_span(name.place.start, name.place.end, label=label, alignment_mode="expand")
    if span is None:
        raise ValueError(f"{name.place.text!r} is not in the text at {name.place.start}")
    return span
