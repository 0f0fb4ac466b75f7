"""Words that a pronoun of the third person may point at: those before it that agree."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, takewhile

from spacy.tokens import Token

from extraction.records import MentionKind
from extraction.referents.agreement import FORMS, GENDER, agrees, gender_of, noun_agrees
from extraction.referents.register import Register

TURNS_BACK, MOST_WORDS = 12, 100
"""How far back a pronoun may point: over so many turns, and so many words that may be meant."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "pobj", "dative", "attr", "oprd"})
ROLES = SUBJECTS | OBJECTS | {"conj", "appos", "poss", "ROOT", "npadvmod"}
BESIDE = frozenset({"with", "behind", "around", "beside", "near", "over", "under", "before", "after"})
"""Prepositions after which a plain pronoun may mean the subject: "he took the dog with him"."""
VAGUE = frozenset(
    {
        "day", "week", "month", "year", "morning", "evening", "night", "time", "hour", "minute", "weekend",
        "way", "lot", "rest", "one", "word", "bit", "kind", "sort", "part",
    }
)  # fmt: skip
"""Nouns that "it" and "they" hardly ever point at."""


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
            if _may_be_meant(token):
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
        found: dict[int | tuple[int, int], Antecedent | None] = {}
        taking_part = {self.register.speaker(turn), *self.register.addressees(turn)} - self._told_of(turn)
        for word in islice(reversed(self.words), MOST_WORDS):
            if word.turn < turn - TURNS_BACK:
                break
            referent = self.referent(word)
            key = (word.turn, word.head.i) if referent is None else referent
            if key not in found:
                if word.turn == turn and clash(word.head, token):
                    found[key] = None
                elif referent not in taking_part and self._fits(word, referent, FORMS[token.lower_]):
                    found[key] = word
        words = [word for word in found.values() if word is not None]
        nameless = [word for word in words if not self._is_named(word)] if asks_name(token) else []
        nameless = [word for word in nameless if _is_brought_in(word.head)] or nameless
        return nameless or self._only_here(words, turn, token) or words

    def _told_of(self, turn: int) -> set[int | None]:
        """Give who is told of by name so far in a turn, and so is not the one it is said to: "I met Beth"."""
        last = takewhile(lambda word: word.turn == turn, reversed(self.words))
        return {self.referent(word) for word in last if word.kind == "name" and _is_told_of(word.head)}

    def _only_here(self, words: list[Antecedent], turn: int, token: Token) -> list[Antecedent]:
        """Give the one word of this turn, in this sentence or the one before, whose gender is told and agrees.

        Whoever was spoken of in other turns is no rival then: "I met Beth. She is well."
        """
        here = [word for word in words if word.turn == turn]
        here = [word for word in here if not any(_says_who(word.head, other.head) for other in here)]
        if FORMS[token.lower_] not in GENDER or len(here) != 1 or self.sentences(turn, here[0].head, token) > 1:
            return []
        referent = self.referent(here[0])
        if referent is None or self.register.referents[referent].type != "person":
            return []
        return here if gender_of(self.register, referent) is not None else []

    def _is_named(self, word: Antecedent) -> bool:
        referent = self.referent(word)
        return referent is not None and self.register.referents[referent].named

    def _fits(self, word: Antecedent, referent: int | None, form: str) -> bool:
        return noun_agrees(word.head, form) if referent is None else agrees(self.register, referent, form)


def asks_name(token: Token) -> bool:
    """Say whether the clause gives or asks the name of the one meant: "his name is", "what is she called"."""
    if token.dep_ == "poss":
        role = token.head.dep_ in SUBJECTS | {"attr"}
        return token.head.lemma_ == "name" and role and token.head.head.lemma_ in {"be", "'s", "’s"}
    return token.dep_ == "nsubjpass" and token.head.lemma_ in {"call", "name"}


def _is_brought_in(head: Token) -> bool:
    """Say whether somebody is new here: the girl of "my sister had a girl", not the sister."""
    return any(child.lower_ in {"a", "an"} for child in head.lefts)


def _may_be_meant(token: Token) -> bool:
    told = token.pos_ in {"NOUN", "PROPN"} and token.dep_ in ROLES
    return told and token.lemma_ not in VAGUE and not token.text[0].isdigit()


def clash(head: Token, token: Token) -> bool:
    """Tell two roles of one verb, which a plain pronoun never fills alike; nor is "her boss" she, "a bit of it" it.

    One who does what a clause below tells stands for its missing subject: in "Beth wants to see her" she is not Beth.
    """
    if token.lower_.endswith(("self", "selves")):
        return False
    if token.dep_ == "poss":
        told_of = token.head.dep_ == "attr" and head.head == token.head.head and head.dep_ in SUBJECTS
        return told_of or token.head == head or (token in head.subtree and head.dep_ != "poss")
    if token.dep_ == "pobj" and (token.head.head == head or token.head.lower_ in BESIDE):
        return token.head.head == head
    role, verb, other = role_of(head), _verb(token), _verb(head)
    if role not in SUBJECTS | OBJECTS or verb is None or other is None:
        return False
    return verb == other or (role in SUBJECTS and other in _doers(token, verb))


def _doers(token: Token, verb: Token) -> Iterator[Token]:
    """Give the verbs whose subject does, unsaid, what the pronoun's verb tells or has it done to the pronoun."""
    if token.dep_ in SUBJECTS:
        if verb.dep_ in {"ccomp", "xcomp"} and verb.tag_ in {"VB", "VBG", "JJ", "IN"} and not _is_finite(verb):
            yield verb.head
        return
    while verb.dep_ in {"xcomp", "pcomp", "advcl", "conj"} and not any(c.dep_ in SUBJECTS for c in verb.lefts):
        verb = verb.head if verb.head.dep_ != "prep" else verb.head.head
        yield verb


def _is_finite(verb: Token) -> bool:
    return any(child.dep_ in {"aux", "mark"} and child.lower_ not in {"to", "for"} for child in verb.lefts)


def _is_told_of(name: Token) -> bool:
    """Say whether a verb tells something of who is named: "I talked to Beth", not "same as Beth", "thanks, Beth"."""
    verb = _verb(name)
    return role_of(name) in SUBJECTS | OBJECTS and verb is not None and verb.pos_ in {"VERB", "AUX"}


def _says_who(word: Token, other: Token) -> bool:
    """Say whether a word tells who another one is, so that both are one: Beth in "my sister is Beth"."""
    linked = word.dep_ == "attr" and word.head == other.head and word.head.lemma_ == "be"
    return linked and other.dep_ in SUBJECTS


def role_of(head: Token) -> str:
    """Give the role of a word in its clause; an apposition has that of the noun before it."""
    while head.dep_ == "appos":
        head = head.head
    return head.dep_


def _verb(word: Token) -> Token | None:
    """Give the verb in whose clause the word has a role of its own."""
    while word.dep_ == "appos":
        word = word.head
    if word.dep_ == "pobj":
        return word.head.head
    return None if word.dep_ in {"poss", "ROOT"} else word.head
