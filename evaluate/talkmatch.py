"""Whether what was read in a conversation is what its annotation says: the same words, the same predicate."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extraction.records import Claim, Reading, Utterance
from extraction.values.numerals import IN_DIGITS, IN_WORDS, number_of
from extraction.vocabulary import predicate
from train.talk import format as talk

OWN = frozenset({"i", "me", "my", "mine", "myself", "^"})
OTHERS = frozenset({"you", "your", "yours", "yourself", "^you"})
_ARTICLE = re.compile(r"^(?:a|an|the|my|your|his|her|our|their|some|=)\s*")
_NUMBER = re.compile(f"{IN_DIGITS}|{IN_WORDS}")
Place = tuple[int, int, int]
"""Turn, start, end."""


def plain(text: str) -> str:
    """Case, articles and punctuation at the ends do not count."""
    return _ARTICLE.sub("", re.sub(r"\s+", " ", text.casefold().replace("’", "'")).strip(" .,!?;:\"'"))


@dataclass(frozen=True, slots=True)
class Meant:
    """All that an annotated argument stands for: places of words that point at the same, speakers, a text."""

    places: frozenset[Place]
    speakers: frozenset[str]
    text: str


@dataclass(slots=True)
class Matcher:
    """Compares one conversation's annotation with its reading."""

    conversation: talk.Conversation
    utterances: Sequence[Utterance]
    reading: Reading
    _groups: list[set[talk.Argument]] = field(default_factory=list[set[talk.Argument]])
    _mentions: dict[int, set[Place]] = field(default_factory=dict[int, set[Place]])

    def __post_init__(self) -> None:
        for turn in self.conversation.turns:
            for link in turn.links:
                if len(link.targets) == 1:
                    self._join(link.pointer, link.targets[0])
        for mention in self.reading.mentions:
            if mention.referent is not None:
                place = (mention.turn, mention.start, mention.end)
                self._mentions.setdefault(mention.referent, set()).add(place)

    def _join(self, *arguments: talk.Argument) -> None:
        touched = [group for group in self._groups if not group.isdisjoint(arguments)]
        self._groups = [group for group in self._groups if group not in touched]
        self._groups.append(set(arguments).union(*touched))

    def meant(self, argument: talk.Argument, turn: int) -> Meant:
        """Collect what an argument of a turn stands for, over links of the annotation."""
        group = next((group for group in self._groups if argument in group), {argument})
        places = frozenset((it.turn, it.start, it.end) for it in group if isinstance(it, talk.Place))
        speakers = {name for it in group for name in self._speakers(it, turn)}
        return Meant(places, frozenset(speakers), argument.text)

    def _speakers(self, argument: talk.Argument, turn: int) -> Iterator[str]:
        word = argument.text.casefold()
        said_in = argument.turn if isinstance(argument, talk.Place) else turn
        speaker = self.utterances[said_in].speaker
        if word in OWN:
            yield speaker
        elif word in OTHERS:
            before = [u.speaker for u in self.utterances[:said_in] if u.speaker != speaker]
            after = [u.speaker for u in self.utterances[said_in:] if u.speaker != speaker]
            yield from (before[-1:] or after[:1])

    def same(self, gold: talk.Claim, found: Claim) -> bool:
        """Whether the two say the same of the same, whatever the modality."""
        if gold.predicate != found.predicate:
            return False
        if self._sides(gold, found, found.subject, found.object):
            return True
        turned = predicate(found.predicate).symmetric and found.object is not None
        return turned and self._sides(gold, found, found.object or 0, found.subject)

    def _sides(self, gold: talk.Claim, found: Claim, subject: int, object_: int | None) -> bool:
        if not self.points(subject, self.meant(gold.subject, found.turn)):
            return False
        if gold.object is None:
            return True
        wanted = self.meant(gold.object, found.turn)
        if object_ is not None:
            return self.points(object_, wanted) or alike(self.reading.referents[object_].name, wanted.text)
        if found.value is None:
            return False
        if "date" in predicate(found.predicate).object:
            return any(place[0] == found.turn for place in wanted.places)
        return alike(found.value, wanted.text)

    def points(self, referent: int, wanted: Meant) -> bool:
        """Whether one of the referent's mentions, or its being a speaker, is what was meant."""
        speaker = self.reading.referents[referent].speaker
        if speaker is not None and speaker in wanted.speakers:
            return True
        own = self._mentions.get(referent, set())
        return any(overlap(one, two) for one in own for two in wanted.places)


def overlap(one: Place, two: Place) -> bool:
    """Whether two pieces share most of their letters, or end together as "house" and "white house" do."""
    if one[0] != two[0]:
        return False
    shared = min(one[2], two[2]) - max(one[1], two[1])
    longer = max(one[2] - one[1], two[2] - two[1])
    return shared > 0 and (one[2] == two[2] or 2 * shared >= longer)


def alike(found: str, wanted: str) -> bool:
    """Whether one text holds the other, or both are the same number."""
    one, two = plain(found), plain(wanted)
    numbers = _number(one), _number(two)
    if None not in numbers:
        return numbers[0] == numbers[1]
    return bool(one and two) and (f" {one} " in f" {two} " or f" {two} " in f" {one} ")


def _number(text: str) -> float | None:
    return number_of(text) if _NUMBER.fullmatch(text) else None
