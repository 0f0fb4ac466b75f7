"""Words that tell what a name stands for, and words that are never a name; the table says which."""

import tomllib
from pathlib import Path

from extraction.records import EntityType

TABLE = tomllib.loads((Path(__file__).parent.parent / "data" / "names.toml").read_text(encoding="utf-8"))
TITLES, KIN_TITLES = frozenset(TABLE["titles"]), frozenset(TABLE["kin_titles"])
NEVER, ALSO_PEOPLE = frozenset(TABLE["never"]), frozenset(TABLE["also_people"])
TYPE_WORDS: dict[str, EntityType] = {word: kind for kind, words in TABLE["types"].items() for word in words}
