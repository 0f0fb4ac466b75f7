"""Words that tell what a name stands for, and words that are never a name; the table says which."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from extraction.records import EntityType, Gender

DATA = Path(__file__).parent.parent / "data"
TABLE = tomllib.loads((DATA / "names.toml").read_text(encoding="utf-8"))
TITLES, KIN_TITLES = frozenset(TABLE["titles"]), frozenset(TABLE["kin_titles"])
NEVER, ALSO_PEOPLE = frozenset(TABLE["never"]), frozenset(TABLE["also_people"])
TITLED: Mapping[str, Gender] = {
    **dict.fromkeys(TABLE["titles_of_men"].split(), "male"),
    **dict.fromkeys(TABLE["titles_of_women"].split(), "female"),
}
"""Titles that tell a man or a woman."""
FIRST_NAMES: Mapping[str, Gender] = {
    **dict.fromkeys(TABLE["women"].split(), "female"),
    **dict.fromkeys(TABLE["men"].split(), "male"),
}
"""First names that the lists of first names (`genders`) tell nothing of."""
DEGREES = frozenset(TABLE["degrees"].split())
"""What somebody has who has studied."""
BEFORE_PLACES = frozenset(TABLE["before_places"])
"""Nouns with their prepositions before names of places."""
MISTAKEN = frozenset(TABLE["mistaken"].split())
"""Words that take back what was said."""
TYPE_WORDS: Mapping[str, EntityType] = {word: kind for kind, words in TABLE["types"].items() for word in words}
NOUNS: Mapping[str, EntityType] = {word: kind for kind, words in TABLE["nouns"].items() for word in words.split()}
"""What a noun beside a name says that it is."""
FAMOUS: Mapping[str, EntityType] = {word: kind for kind, words in TABLE["famous"].items() for word in words.split()}
"""Names that most readers know."""
ROLES: Mapping[str, frozenset[str]] = {role: frozenset(words.split()) for role, words in TABLE["roles"].items()}
"""Verbs and nouns by what they say of a name that is their subject or object."""
_CLASSES = tomllib.loads((DATA / "classes.toml").read_text(encoding="utf-8"))
ANIMALS = frozenset(_CLASSES["animals"].split()) | frozenset(_CLASSES["breeds"].split())
LANGUAGES, OCCUPATIONS = frozenset(_CLASSES["languages"].split()), frozenset(_CLASSES["roles"].split())
