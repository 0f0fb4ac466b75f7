"""Gold documents on the tokens that the real tokenizer makes of their text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from train.labels import NAMES, UNSURE
from train.windows import Text

BEGINS = {"B": "B", "U": "B", "I": "I", "L": "I"}


def aligned(nlp: Language, path: Path, *, all_kinds: bool = False) -> Iterator[Text]:
    """Read a file of documents as texts. `all_kinds` says that every kind of name is annotated in it."""
    for gold in DocBin().from_disk(path).get_docs(nlp.vocab):
        text = _text(nlp.make_doc(gold.text), gold, nothing="O" if all_kinds else UNSURE)
        if len(text):
            yield text


def _text(doc: Doc, gold: Doc, nothing: str) -> Text:
    example, size = Example(doc, gold), len(doc)
    has_tree = gold.has_annotation("DEP")
    unknown: list[Any] = [None] * size
    heads, deps = example.get_aligned_parse(projectivize=False) if has_tree else (unknown, unknown)
    starts = [None if start is None else start == 1 for start in example.get_aligned_sent_starts()]
    whole = [_is_whole(example, place) for place in range(size)]
    text = Text(
        words=[token.text for token in doc],
        spaced=[i == 0 or bool(doc[i - 1].whitespace_) or doc[i - 1].is_space for i in range(size)],
        names=[_name(label, nothing) for label in example.get_aligned_ner()],
        tags=_only(whole, _texts(example, "TAG")) if has_tree else unknown,
        readings=_only(whole, _readings(example)) if any(str(token.morph) for token in gold) else unknown,
        lemmas=_only(whole, _texts(example, "LEMMA")) if has_tree else unknown,
        heads=list(heads),
        deps=list(deps),
        starts=starts if has_tree else unknown,
        has_tree=has_tree,
    )
    return text.part([i for i, word in enumerate(text.words) if word.strip()])


def _is_whole(example: Example, place: int) -> bool:
    """Say whether a token is no mere piece of a gold word ("co" of "co-founder"), whose tag would not be its own."""
    gold = example.alignment.x2y[place]
    return all(len(example.alignment.y2x[int(word)]) == 1 for word in gold)


def _only(whole: list[bool], labels: list[str | None]) -> list[str | None]:
    return [label if keep else None for keep, label in zip(whole, labels, strict=True)]


def _name(label: str | None, nothing: str) -> str | None:
    """Turn spaCy's scheme (begin, in, last, unit) into begin and in; None where the label is not known."""
    if label is None or label == "-":
        return None
    if label == "O":
        return nothing
    name = BEGINS[label[0]] + label[1:]
    return name if name in NAMES else None


def _texts(example: Example, attribute: str) -> list[str | None]:
    return [None if value is None else str(value) for value in example.get_aligned(attribute, as_string=True)]


def _readings(example: Example) -> list[str | None]:
    pairs = zip(_texts(example, "POS"), _texts(example, "MORPH"), strict=True)
    return [None if pos is None or morph is None else f"{pos}|{morph}" for pos, morph in pairs]
