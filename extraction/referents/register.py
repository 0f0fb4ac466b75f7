"""Who and what is spoken of in a window of turns, and which words point at whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from spacy.tokens import Doc

from extraction.records import Doubt, EntityType, Gender, Known, Mention, MentionKind, Referent, Utterance
from extraction.referents import nominals
from extraction.referents.merging import both, christened

ROLES = frozenset({"user", "assistant", "system", "tool"})
"""Speakers of this name have none of their own."""
CALL = re.compile(r"(?<!\w)@(\w[\w-]*)")


@dataclass(frozen=True, slots=True)
class Link:
    """How some words were tied to a referent; becomes part of a `Mention`."""

    kind: MentionKind
    referent: int
    method: str
    confidence: float
    runner_up: int | None = None
    antecedent: int | None = None


@dataclass(slots=True)
class Register:
    """Everything spoken of in a window. Grows while it is read; indexes into `referents` stay valid.

    A referent united with another keeps its place in the list; `final` says which one stands for both.
    """

    docs: list[Doc]
    utterances: list[Utterance]
    known: Sequence[Known] = ()
    referents: list[Referent] = field(default_factory=list[Referent])
    mentions: list[Mention] = field(default_factory=list[Mention])
    doubts: list[Doubt] = field(default_factory=list[Doubt])
    heads: dict[tuple[int, int], int] = field(default_factory=dict[tuple[int, int], int])
    """Which mention a token (turn, index) belongs to."""
    united: dict[int, int] = field(default_factory=dict[int, int])
    speakers: dict[str, int] = field(default_factory=dict[str, int])
    leanings: dict[int, Gender] = field(default_factory=dict[int, Gender])
    """Gender by the pronouns said of a referent."""
    unsaid: dict[int, int] = field(default_factory=dict[int, int])
    """Who is meant where a turn leaves its subject out, if that is not its speaker."""

    def at(self, turn: int, token: int) -> int | None:
        """Give the referent that the phrase headed by this token points at, where that is resolved."""
        place = self.heads.get((turn, token))
        return None if place is None else self.of_mention(place)

    def of_mention(self, mention: int) -> int | None:
        """Give the referent of a mention by its index."""
        referent = self.mentions[mention].referent
        return None if referent is None else self.final(referent)

    def refer(self, turn: int, token: int, entity_type: EntityType | None = None) -> int:
        """Give the same as `at`, but make the referent of a noun phrase that has none yet.

        Not for pronouns: one that `at` does not know points at nobody known. The type of a new
        referent is `other` unless given.
        """
        found = self.at(turn, token)
        if found is not None:
            return found
        head = self.docs[turn][token]
        found = self.spanned(turn, *self._characters(turn, nominals.span(head)))
        if found is not None:
            return found
        owner = self._owner(turn, token)
        words = nominals.name(head)
        referent = self.described(words, owner)
        if referent is None and nominals.is_definite(head):
            referent = self.again(head.lemma_.casefold(), turn, token)
        if referent is None:
            relation = words if owner is not None else None
            referent = self.add(Referent(words, entity_type or "other", named=False, owner=owner, relation=relation))
        if (turn, token) not in self.heads:  # else somebody has said that they mean nobody
            self.link(turn, nominals.span(head), Link("nominal", referent, "register", 0.9), head=token)
        return referent

    def spanned(self, turn: int, start: int, end: int) -> int | None:
        """Give the referent that exactly these characters of a turn point at: no span points at two."""
        alike = (m for m in self.mentions if (m.turn, m.start, m.end) == (turn, start, end))
        return next((self.final(m.referent) for m in alike if m.referent is not None), None)

    def keep(self, mention: Mention) -> None:
        """Take in a mention in the place of one of the same characters, if there is one."""
        spans = [(one.turn, one.start, one.end) for one in self.mentions]
        span = (mention.turn, mention.start, mention.end)
        place = spans.index(span) if span in spans else len(spans)
        self.mentions[place : place + 1] = [mention]

    def add(self, referent: Referent) -> int:
        """Take in a new referent; give its index."""
        self.referents.append(referent)
        return len(self.referents) - 1

    def link(self, turn: int, tokens: tuple[int, int], link: Link, head: int | None = None) -> int:
        """Record that the tokens [start, end) of a turn point at a referent; give the mention's index.

        Without `head` every token of the span answers to `at`, with it only that one.
        """
        start, end = self._characters(turn, tokens)
        self.mentions.append(
            Mention(
                turn=turn, start=start, end=end, text=self.utterances[turn].content[start:end], kind=link.kind,
                referent=self.final(link.referent), method=link.method, confidence=link.confidence,
                runner_up=link.runner_up, antecedent=link.antecedent,
            )
        )  # fmt: skip
        place = len(self.mentions) - 1
        for token in range(*tokens) if head is None else (head,):
            self.heads.setdefault((turn, token), place)
        return place

    def _characters(self, turn: int, tokens: tuple[int, int]) -> tuple[int, int]:
        """Where a mention of these tokens begins and ends in its turn."""
        span = self.docs[turn][tokens[0] : tokens[1]]
        return span.start_char, span.start_char + len(nominals.without_stop(span.text))

    def speaker(self, turn: int) -> int:
        """Who says this turn."""
        utterance = self.utterances[turn]
        return self.participant(utterance.speaker, "person" if utterance.role == "user" else "other")

    def addressees(self, turn: int) -> tuple[int, ...]:
        """Give whom this turn is said to: those named, else the latest other speaker, else the next one.

        A system turn speaks to the assistant.
        """
        utterance = self.utterances[turn]
        named = utterance.addressees or tuple(self._called_out(utterance.content))
        if named:
            return tuple(self.participant(name, "person") for name in named)
        if utterance.role in {"system", "tool"}:
            answering = [u.speaker for u in self.utterances if u.role == "assistant"]
            return (self.participant(answering[0] if answering else "assistant", "other"),)
        for other in (*range(turn - 1, -1, -1), *range(turn + 1, len(self.utterances))):
            there = self.utterances[other]
            another = there.speaker.casefold() != utterance.speaker.casefold()
            if another and there.role in {"user", "assistant"}:
                return (self.speaker(other),)
        return ()

    def _called_out(self, content: str) -> Iterator[str]:
        """Find the speakers that a text calls with an at sign: "@Tom"."""
        called = _called(content)
        names = dict.fromkeys(u.speaker for u in self.utterances)
        yield from (name for name in names if name.casefold() in called or name.split()[0].casefold() in called)

    def participant(self, name: str, entity_type: EntityType) -> int:
        """Give the referent of someone who takes part in the conversation."""
        key = name.casefold()
        if key not in self.speakers:
            named = key not in ROLES
            self.speakers[key] = self.add(Referent(name, entity_type, named=named, speaker=name))
        return self.final(self.speakers[key])

    def described(self, words: str, owner: int | None) -> int | None:
        """Give the nameless (or since named) referent that was called so: "new flat" of this owner."""
        wanted = words.casefold()
        for index, referent in self.standing():
            if referent.owner is not None and owner is not None and self.final(referent.owner) == owner:
                if referent.relation and referent.relation.casefold() == wanted:
                    return index
            elif owner is None and not referent.named and referent.owner is None and referent.name.casefold() == wanted:
                return index
        return None

    def standing(self) -> list[tuple[int, Referent]]:
        """Index and referent of all that stand for themselves."""
        return [(index, referent) for index, referent in enumerate(self.referents) if index not in self.united]

    def retype(self, referent: int, entity_type: EntityType) -> None:
        """Corrects the type of a referent."""
        index = self.final(referent)
        self.referents[index] = replace(self.referents[index], type=entity_type)

    def rename(self, referent: int, name: str) -> int:
        """Give a proper name to a referent ("my sister, she's called Beth"); give its index.

        A name that a fitting referent has already unites the two. An old proper name becomes an alias.
        """
        index = self.final(referent)
        other = self.called(name)
        if other is not None and other != index and self._may_unite(index, other):
            return self.unite(index, other)
        was = christened(self.referents[index], name)
        aliases = (*was.aliases, was.name) if was.name != name else was.aliases
        self.referents[index] = replace(was, name=name, aliases=aliases)
        return index

    def alias(self, referent: int, name: str) -> None:
        """Add another name."""
        index = self.final(referent)
        was = self.referents[index]
        if name not in {was.name, *was.aliases}:
            self.referents[index] = replace(was, aliases=(*was.aliases, name))

    def called(self, name: str, entity_type: EntityType | None = None) -> int | None:
        """Give the one named referent, of a type if one is given, of exactly this name or alias, whatever its case.

        Where a place is called like a person, the person is meant unless a place is asked for.
        """
        wanted = name.casefold()
        found = [
            index
            for index, referent in self.standing()
            if referent.named and wanted in {referent.name.casefold(), *(a.casefold() for a in referent.aliases)}
        ]
        asked = [index for index in found if self.referents[index].type == (entity_type or "person")]
        found = asked if entity_type or (len(asked) < len(found) and asked) else found
        return found[0] if len(found) == 1 else None

    def unite(self, into: int, other: int) -> int:
        """Make two referents one; give its index. What one does not know the other adds."""
        into, other = self.final(into), self.final(other)
        if into == other:
            return into
        self.referents[into] = both(self.referents[into], self.referents[other])
        self.united[other] = into
        return into

    def final(self, referent: int) -> int:
        """Give the referent that stands for this one now."""
        while referent in self.united:
            referent = self.united[referent]
        return referent

    def _may_unite(self, one: int, two: int) -> bool:
        """Two names are two people, two speakers are two people, and a person is no place."""
        first, second = self.referents[one], self.referents[two]
        if first.named and second.named:
            return False
        if first.gender and second.gender and first.gender != second.gender:
            return False
        return first.type == second.type or "other" in {first.type, second.type}

    def _owner(self, turn: int, token: int) -> int | None:
        word = nominals.owner(self.docs[turn][token])
        return None if word is None else self.at(turn, word.i)

    def again(self, lemma: str, turn: int, token: int) -> int | None:
        """Find the latest nameless thing whose head noun is this: "the flat" after "my new flat"."""
        for mention in reversed(self.mentions):
            if mention.kind == "nominal" and mention.referent is not None and mention.turn <= turn:
                tokens = self.docs[mention.turn].char_span(mention.start, mention.end, alignment_mode="expand")
                last = None if tokens is None else tokens[-1]
                if last is not None and last.lemma_.casefold() == lemma and (mention.turn, last.i) < (turn, token):
                    return self.final(mention.referent)
        return None


@lru_cache(maxsize=64)
def _called(content: str) -> frozenset[str]:
    """Give the names that a turn calls out, in lower case."""
    return frozenset(word.casefold() for word in CALL.findall(content))
