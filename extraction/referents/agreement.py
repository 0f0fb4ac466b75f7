"""Whether somebody or something agrees with a pronoun of the third person in type, gender and number."""

from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from extraction.records import Gender
from extraction.referents import genders, kin, nominals
from extraction.referents.register import Register

FORMS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "themself", "themselve"), "they"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
}
GENDER: dict[str, Gender] = {"he": "male", "she": "female"}
MANY = frozenset({"family", "team", "company", "police", "everyone", "people", "somebody", "someone"})
"""Singular nouns that "they" points at."""


def is_third(token: Token) -> bool:
    """Say whether the token is a pronoun of the third person."""
    return token.lower_ in FORMS and token.pos_ in {"PRON", "DET"}


def agrees(register: Register, index: int, form: str) -> bool:
    """Say whether type and gender of a referent agree with a form of pronoun."""
    referent = register.referents[index]
    if form == "it":
        return referent.type not in {"person", "group"}
    if form == "they":
        return referent.type in {"group", "organisation", "person", "other"}
    may_be_anyone = referent.type == "other" and referent.named and referent.name[:1].isupper()
    if referent.type not in {"person", "animal"} and not may_be_anyone:
        return False
    gender = gender_of(register, index)
    return gender is None or gender == GENDER[form]


def noun_agrees(head: Token, form: str) -> bool:
    """Say whether an unregistered noun agrees with a form of pronoun."""
    plural = nominals.is_plural(head)
    if form == "they":
        return plural or head.lower_ in MANY
    if form == "it":
        return not plural and not is_person(head)
    row = kin.look_up(head)
    fits = row is None or (row.gender in {None, GENDER[form]} and row.type != "group")
    return is_person(head) and not plural and fits and genders.of_noun(head.lemma_) in {None, GENDER[form]}


def is_person(head: Token) -> bool:
    """Say whether a noun means a person."""
    return kin.look_up(head) is not None or head.lemma_.casefold() in _people()


@cache
def _people() -> frozenset[str]:
    text = (files("coreferee.lang.en.data") / "exclusively_person_words.dat").read_text(encoding="utf-8")
    return frozenset(line.strip().casefold() for line in text.splitlines() if line.strip())


def gender_of(register: Register, index: int) -> Gender | None:
    """Give the gender that was told, or else the one that earlier pronouns or the first name let one guess."""
    referent = register.referents[index]
    if referent.gender:
        return referent.gender
    if index in register.leanings:
        return register.leanings[index]
    if not referent.named:
        return genders.of_noun(referent.name.split()[-1].casefold())
    return None if referent.type == "animal" else genders.of_name(referent.name)
