"""The words of texts: as recall compares them, and as the index of the graph keeps them.

In the index every stem stands behind a code for the context, and once more behind one for context and scope. So a
search meets only what its reader may see: neither does what others say push out what is looked for, nor do ranks
tell of it. For a reader with an open dimension (`user=*`) or more than four tags it cannot be told beforehand which
scopes that is: the whole context is searched and ranked by its statistics, what is not for the reader is left out
afterwards, and so what others say may shift ranks, and push out what stands far behind.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from graph import ids, scopes

_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
STOP = frozenset(str(_TABLE["stop"]).split())
SUFFIXES: list[tuple[str, str]] = [(ending, instead) for ending, instead in _TABLE["suffixes"]]
WORD = re.compile(r"[^\W_]+")
VOWEL = re.compile("[aeiouy]")
SHORTEST, LONGEST = 3, 40
"""Letters that a stem keeps at least, and that are kept of a word at most."""
CODE = 7
"""Letters of a code: 35 bits, enough for another context to be met by accident next to never."""
MOST_TAGS = 4
"""Tags of a reader whose every combination is looked up; with more of them the whole context is searched."""


def words(text: str) -> list[str]:
    """The words of a text in their order: lower case, without accents, without those that tell nothing."""
    folded = text.casefold()
    if not folded.isascii():
        apart = unicodedata.normalize("NFKD", folded)
        folded = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return [word for word in WORD.findall(folded) if word not in STOP]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its ending: "moved", "moves" and "moving" are one. Letters and digits of ASCII alone."""
    if not word.isascii():
        return "".join(letter if letter.isascii() else f"{ord(letter):x}" for letter in word)[:LONGEST]
    if not word.isalpha() or len(word) <= SHORTEST:
        return word[:LONGEST]
    return _bare(_cut(word[:LONGEST]))


def _cut(word: str) -> str:
    for ending, instead in SUFFIXES:
        left = word.removesuffix(ending)
        if left != word and len(left) >= SHORTEST and VOWEL.search(left):
            if ending == "s" and left[-1] in "sui":
                return word
            doubled = not instead and len(left) > SHORTEST and left[-1] == left[-2] and left[-1] not in "lsz"
            return left[:-1] if doubled else left + instead
    return word


def _bare(word: str) -> str:
    if len(word) > SHORTEST and word[-1] == "e":
        word = word[:-1]
    return word[:-1] + "i" if len(word) > SHORTEST and word[-1] == "y" else word


def stems(text: str) -> list[str]:
    """The stems of the words of a text, in their order."""
    return [stem(word) for word in words(text)]


def indexed(context: str, scope: Sequence[str], text: str) -> str:
    """What the graph's index keeps of a text: each of its stems once, behind the codes of where it was said."""
    kept = dict.fromkeys(stems(text))
    codes = (_code(context), _code(context, scopes.text(tuple(scope))))
    return " ".join(code + one for code in codes for one in kept)


def searched(context: str, lens: scopes.Lens, found_by: Iterable[str]) -> str:
    """What to ask the graph's index for: stems behind the codes of every place that the lens surely covers."""
    codes = list(_codes(context, lens))
    return " ".join(code + one for one in found_by for code in codes)


def is_exact(lens: scopes.Lens) -> bool:
    """Whether a search meets just what the lens covers; else it meets the context, and the rest is left out later."""
    return lens.everything or not (lens.open or len(lens.tags) > MOST_TAGS)


def _codes(context: str, lens: scopes.Lens) -> Iterator[str]:
    """Those of the scopes that can be told from the tags of a reader, else that of the context."""
    if lens.everything or not is_exact(lens):
        yield _code(context)
        return
    for part in scopes.parts(lens.tags):
        yield _code(context, scopes.text(part))


def _code(*place: str) -> str:
    return ids.derived("", *place)[1 : CODE + 1]
