"""Labels of names, a word each (B-PERSON, I-PERSON, O), from the files of several corpora."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

CONLL = {"PER": "PERSON", "LOC": "LOC", "ORG": "ORG"}
WNUT = {"person": "PERSON", "location": "LOC", "corporation": "ORG", "group": "ORG"}
"""Products and creative works are left out; training takes words without a name for words that may be such."""


class Labelled(NamedTuple):
    """Words, and a label each."""

    words: list[str]
    labels: list[str]


def repaired(labels: Iterable[str], kinds: Mapping[str, str]) -> list[str]:
    """Rename the kinds, drop names of any other, and let every name begin with B.

    >>> repaired(["I-PER", "I-PER", "B-MISC"], {"PER": "PERSON"})
    ['B-PERSON', 'I-PERSON', 'O']
    """
    found, before = list[str](), ""
    for label in labels:
        mark, kind = label[:1], kinds.get(label[2:], "")
        found.append(("I-" if mark == "I" and kind == before else "B-") + kind if kind else "O")
        before = kind
    return found


def columns(lines: Iterable[str], kinds: Mapping[str, str], separator: str | None = "\t") -> Iterator[Labelled]:
    """Read one text (a tweet, a sentence) a block, a word and its label a line. A blank in a word becomes "_"."""
    text = Labelled([], [])
    for line in (*lines, ""):
        word, *rest = line.strip().split(separator) or [""]
        if rest and word.strip() and word != "-DOCSTART-":
            text.words.append(word.strip().replace(" ", "_"))
            text.labels.append(rest[0])
        elif text.words:
            yield Labelled(text.words, repaired(text.labels, kinds))
            text = Labelled([], [])


def by_sentence(lines: Iterable[str]) -> dict[str, Labelled]:
    """Read a file of UNER: words and labels by the ids of the sentences in EWT, kinds as in `CONLL`."""
    found, text = dict[str, Labelled](), Labelled([], [])
    for line in lines:
        if line.startswith("# sent_id"):
            text = found[line.partition("=")[2].strip()] = Labelled([], [])
        elif line[:1].isdigit():
            _, word, label = line.rstrip("\n").split("\t")[:3]
            text.words.append(word)
            text.labels.append(label)
    return found
