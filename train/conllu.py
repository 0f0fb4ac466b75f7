"""Reads CoNLL-U: sentences, one word a line (https://universaldependencies.org/format.html)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ID, FORM, LEMMA, POS, TAG, FEATURES, HEAD, RELATION, _, MISC = range(10)
UNSPACED = "SpaceAfter=No"


@dataclass(slots=True)
class Word:
    """A word of a tree. `id` counts from 1; `head` is the id of another word, 0 at the root."""

    id: int
    form: str
    lemma: str
    pos: str
    """Universal part of speech: "NOUN"."""
    tag: str
    """Penn tag: "NNS"."""
    features: str
    head: int
    relation: str
    misc: str
    spaced: bool
    """A blank follows."""

    @property
    def low(self) -> str:
        """The form in lower case."""
        return self.form.lower()

    @property
    def base(self) -> str:
        """The relation without its subtype: "nsubj" of "nsubj:pass"."""
        return self.relation.partition(":")[0]


@dataclass(slots=True)
class Sentence:
    """Words, and what the comments above them say: "sent_id", "newdoc id", "text"."""

    words: list[Word]
    about: dict[str, str]


def sentences(lines: Iterable[str]) -> Iterator[Sentence]:
    """Read the lines of a file, sentence by sentence. Raises ValueError or IndexError where a line is none."""
    about, rows = dict[str, str](), list[list[str]]()
    for line in (*lines, ""):
        line = line.rstrip("\n")  # noqa: PLW2901
        if line.startswith("#"):
            name, equals, value = line[1:].partition("=")
            if equals:
                about[name.strip()] = value.strip()
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield Sentence(_words(rows), about)
            about, rows = {}, []


def _words(rows: Iterable[list[str]]) -> list[Word]:
    """Make words of rows. "2-3" is a token of two words, with no blank between them; "2.1" was never said."""
    words, tokens = list[Word](), list[tuple[int, int, bool]]()
    for row in rows:
        if "-" in row[ID]:
            first, last = row[ID].split("-")
            tokens.append((int(first), int(last), UNSPACED not in row[MISC]))
        elif "." not in row[ID]:
            words.append(_word(row))
    for first, last, spaced in tokens:
        for word in words[first - 1 : last]:
            word.spaced = spaced and word.id == last
    return words


def _word(row: list[str]) -> Word:
    return Word(
        int(row[ID]),
        row[FORM],
        row[LEMMA],
        row[POS],
        row[TAG],
        row[FEATURES],
        int(row[HEAD]),
        row[RELATION],
        row[MISC],
        spaced=UNSPACED not in row[MISC],
    )
