"""Words that a pronoun of the third person may point at: those before it that agree."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import islice

from spacy.tokens import Token

from extraction.records import Gender, MentionKind
from extraction.referents import genders, kin, nominals
from extraction.referents.register import Register

FORMS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "themself", "themselve"), "they"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
}
GENDER: dict[str, Gender] = {"he": "male", "she": "female"}
TURNS_BACK, MOST_WORDS = 12, 100
"""How far back a pronoun may point: over so many turns, and so many words that may be meant."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "pobj", "dative", "attr", "oprd"})
ROLES = SUBJECTS | OBJECTS | {"conj", "appos", "poss", "ROOT", "npadvmod"}
VAGUE = frozenset(
    {
        "day", "week", "month", "year", "morning", "evening", "night", "time", "hour", "minute", "weekend",
        "way", "lot", "rest", "one", "word", "bit", "kind", "sort", "part",
    }
)  # fmt: skip
"""Nouns that "it" and "they" hardly ever point at."""
MANY = frozenset({"family", "team", "company", "police", "everyone", "people", "somebody", "someone"})
"""Singular nouns that "they" points at."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A word that a pronoun may point at; `mention` is None for a noun that nothing has registered yet."""

    turn: int
    head: Token
    kind: MentionKind
    mention: int | None


@dataclass(slots=True)
class Pool:
    """The words read so far that a pronoun may point at, in the order in which they were said."""

    register: Register
    words: list[Antecedent] = field(default_factory=list[Antecedent])
    seen: set[int] = field(default_factory=set[int])
    times: dict[int, int] = field(default_factory=dict[int, int])
    """How often each referent was mentioned."""
    nouns: dict[str, int] = field(default_factory=dict[str, int])
    """How often each noun was said of something that nothing has registered."""
    starts: dict[int, list[int]] = field(default_factory=dict[int, list[int]])
    """Where the sentences of a turn begin."""

    def take(self, turn: int, token: Token) -> None:
        """Add a word that was just read, if it may be pointed at."""
        mention = self.register.heads.get((turn, token.i))
        if mention is None:
            if token.pos_ in {"NOUN", "PROPN"} and token.dep_ in ROLES and token.lemma_ not in VAGUE:
                self.nouns[token.lemma_] = self.nouns.get(token.lemma_, 0) + 1
                self.words.append(Antecedent(turn, token, "nominal", None))
            return
        if mention in self.seen:
            return
        self.seen.add(mention)
        referent = self.register.of_mention(mention)
        if referent is not None:
            self.times[referent] = self.times.get(referent, 0) + 1
            kind = self.register.mentions[mention].kind
            self.words.append(Antecedent(turn, self._head(mention, token), kind, mention))

    def _head(self, mention: int, token: Token) -> Token:
        found = self.register.mentions[mention]
        span = token.doc.char_span(found.start, found.end, alignment_mode="expand")
        return token if span is None or found.kind != "name" else span.root

    def sentences(self, turn: int, before: Token, token: Token) -> int:
        """Count the sentences that begin after one word and not after another."""
        if turn not in self.starts:
            self.starts[turn] = [sentence.start for sentence in token.doc.sents]
        return bisect_right(self.starts[turn], token.i) - bisect_right(self.starts[turn], before.i)

    def referent(self, word: Antecedent) -> int | None:
        """Give the referent of a word, None for a noun that nothing has registered yet."""
        return None if word.mention is None else self.register.of_mention(word.mention)

    def fitting(self, turn: int, token: Token) -> list[Antecedent]:
        """Give the words that agree with the pronoun, the latest of each referent only, latest first."""
        found: dict[int | tuple[int, int], Antecedent] = {}
        for word in islice(reversed(self.words), MOST_WORDS):
            if word.turn < turn - TURNS_BACK:
                break
            referent = self.referent(word)
            key = (word.turn, word.head.i) if referent is None else referent
            if key not in found and self._fits(word, referent, turn, token):
                found[key] = word
        return list(found.values())

    def _fits(self, word: Antecedent, referent: int | None, turn: int, token: Token) -> bool:
        form = FORMS[token.lower_]
        if word.turn == turn and _clash(word.head, token):
            return False
        if referent is None:
            return noun_agrees(word.head, form)
        taking_part = {self.register.speaker(turn), *self.register.addressees(turn)}
        return referent not in taking_part and agrees(self.register, referent, form)


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
    if referent.type not in {"person", "animal"} and not (referent.type == "other" and referent.named):
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


def _clash(head: Token, token: Token) -> bool:
    """Tell two roles of one verb, which a plain pronoun never fills alike; nor is "her boss" she, "a bit of it" it."""
    if token.lower_.endswith(("self", "selves")):
        return False
    if token.dep_ == "poss":
        return token.head == head or (token in head.subtree and head.dep_ != "poss")
    if token.dep_ == "pobj" and token.head.head == head:
        return True
    return _verb(head) is not None and _verb(head) == _verb(token)


def _verb(word: Token) -> Token | None:
    if word.dep_ == "pobj":
        return word.head.head
    return None if word.dep_ in {"poss", "ROOT", "appos"} else word.head
