"""Lexical classes: sets of lemmas that rules treat alike."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from spacy.tokens import Token

TABLE = Path(__file__).parent.parent / "data" / "classes.toml"


def _load() -> Mapping[str, frozenset[str]]:
    rows: dict[str, str] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return MappingProxyType({name: frozenset(words.split()) for name, words in rows.items()})


CLASSES: Mapping[str, frozenset[str]] = _load()


def belongs(token: Token, name: str) -> bool:
    """Whether a word is of a class, by its lemma or as it stands."""
    words = CLASSES[name]
    return token.lemma_.lower() in words or token.lower_ in words
