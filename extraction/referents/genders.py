"""What a first name or a noun lets one guess about gender; a name that both sexes bear says nothing."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from unicodedata import combining, normalize

from extraction.records import Gender
from extraction.referents.nametables import FIRST_NAMES


@cache
def _first_names() -> Mapping[str, Gender]:
    female, male = (_words(f"{gender}_names.dat") for gender in ("female", "male"))
    return _told(female, male)


def _told(female: frozenset[str], male: frozenset[str]) -> dict[str, Gender]:
    """Give the gender of each word that is in one of the lists alone."""
    found: dict[str, Gender] = {}
    found.update(dict.fromkeys(female - male, "female"))
    found.update(dict.fromkeys(male - female, "male"))
    return found


@cache
def _shared() -> frozenset[str]:
    return _words("female_names.dat") & _words("male_names.dat")


def _words(name: str, package: str = "coreferee.lang.common.data") -> frozenset[str]:
    """Give the words of one of coreferee's lists, lower case."""
    text = (files(package) / name).read_text(encoding="utf-8")
    return frozenset(line.strip().casefold() for line in text.splitlines() if line.strip())


def of_name(name: str) -> Gender | None:
    """Guess from the first name: "Beth Keller" is female, "Alex" may be either."""
    first = name.casefold().split()[:1]
    spellings = [spelt for word in first for spelt in (word, _plain(word))]
    tables = (FIRST_NAMES, _first_names())
    return next((table[word] for table in tables for word in spellings if word in table), None)


def of_noun(word: str) -> Gender | None:
    """Give the gender of a noun that tells it: "woman", "widower"."""
    return _nouns().get(word.casefold())


@cache
def _nouns() -> Mapping[str, Gender]:
    female, male = (
        _words(f"exclusively_{gender}_words.dat", "coreferee.lang.en.data") for gender in ("female", "male")
    )
    return _told(female, male)


def _plain(word: str) -> str:
    """Give a word without accents."""
    return "".join(letter for letter in normalize("NFD", word) if not combining(letter))


def is_first_name(word: str) -> bool:
    """Say whether the word is in the lists of first names."""
    return word.casefold() in _first_names() or word.casefold() in _shared()
