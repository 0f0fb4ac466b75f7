"""Trees written small, a word a line: form (or form/lemma), part of speech, Penn tag, head, relation."""

from train.conllu import Word
from train.convert import convert


def words(rows: str) -> list[Word]:
    """Read such a tree: "Ana PROPN NNP 2 nsubj"."""
    return [_word(place, *row.split()) for place, row in enumerate(rows.strip().splitlines(), 1)]


def converted(rows: str) -> list[str]:
    """Give the converted tree of such rows, a word each: "Ana nsubj sings"; nothing where there is no tree."""
    found = convert(words(rows)) or []
    return [f"{word.form} {word.relation} {found[word.head - 1].form if word.head else '-'}" for word in found]


def _word(place: int, said: str, pos: str, tag: str, head: str, relation: str) -> Word:
    form, _, lemma = said.partition("/")
    return Word(place, form, lemma or form.lower(), pos, tag, "_", int(head), relation, "_", spaced=True)
