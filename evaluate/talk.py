"""Names, links and claims read in annotated chat: how many are right, how many are found, rule by rule."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from evaluate.table import share
from evaluate.talkmatch import Matcher, Place
from extraction import extract
from extraction.language.nlp import English
from extraction.records import Claim, Reading, Utterance
from extraction.referents.nametables import KIN_TITLES, TITLES
from extraction.vocabulary import is_named
from graph.writing.authority import FLOOR
from train.talk import format as talk
from train.talk.folds import HELD_OUT, fold

DERIVED = frozenset({"gender"})
"""What a kin word says beside its relation; the annotation leaves it out."""
Counts = Counter[str]


def conversations(folder: Path, folds: Iterable[int] = (HELD_OUT,)) -> Iterator[talk.Conversation]:
    """Read the conversations of some folds."""
    wanted = frozenset(folds)
    for path in sorted(folder.glob("*.talk")):
        yield from (found for found in talk.conversations(path) if fold(found.name) in wanted)


def utterances(conversation: talk.Conversation) -> list[Utterance]:
    """Give the turns as the reader takes them; a turn without a time comes a minute after the one before it."""
    found, said_at = list[Utterance](), datetime(2025, 1, 1, 9, tzinfo=UTC)
    for turn in conversation.turns:
        if turn.said_at:
            said_at = datetime.fromisoformat(turn.said_at).replace(tzinfo=UTC)
        found.append(Utterance(turn.role, turn.speaker or turn.role, turn.text, said_at))
        said_at += timedelta(minutes=1)
    return found


def _open(predicate: str) -> bool:
    return not is_named(predicate)


KINDS: dict[str, Callable[[str], bool]] = {"named": is_named, "open": _open}


@dataclass(slots=True)
class Tally:
    """What was counted, and in `misses` and `extras` what went wrong, as lines for those who write rules."""

    counts: Counts = field(default_factory=Counter[str])
    predicates: dict[str, Counts] = field(default_factory=dict[str, Counts])
    rules: dict[str, Counts] = field(default_factory=dict[str, Counts])
    misses: list[str] = field(default_factory=list[str])
    extras: list[str] = field(default_factory=list[str])

    def ratio(self, part: str, whole: str) -> float:
        """Give one count by another; 0 where there is nothing."""
        return share(self.counts[part], self.counts[whole])

    def by(self, table: dict[str, Counts], key: str, **more: int) -> None:
        """Count under a predicate or a rule."""
        table.setdefault(key, Counter()).update(more)


def measure(english: English, found: Iterable[talk.Conversation]) -> Tally:
    """Read the conversations, each as one batch, and compare."""
    tally = Tally()
    for conversation in found:
        said = utterances(conversation)
        compare(tally, conversation, said, extract.read(english, said, 0, ()))
    return tally


def compare(tally: Tally, conversation: talk.Conversation, said: list[Utterance], reading: Reading) -> None:
    """Count what one reading has right."""
    matcher = Matcher(conversation, said, reading)
    for place, turn in enumerate(conversation.turns):
        read = [claim for claim in reading.claims if claim.turn == place and claim.predicate not in DERIVED]
        _claims(tally, matcher, turn, read)
    _names(tally, matcher)
    _links(tally, matcher)


def _claims(tally: Tally, matcher: Matcher, turn: talk.Turn, read: list[Claim]) -> None:
    gold = list(turn.claims)
    right: dict[int, talk.Claim] = {}
    for number, claim in enumerate(read):
        fitting = [one for one in gold if matcher.same(one, claim)]
        fitting.sort(key=lambda one: one.modality != claim.modality)
        if fitting:
            right[number] = fitting[0]
    for kind in KINDS:
        _count_kind(tally, turn, read, right, kind)
    tally.counts.update(claims_found=len(right))
    tally.counts.update(modality_right=sum(read[i].modality == one.modality for i, one in right.items()))


def _count_kind(tally: Tally, turn: talk.Turn, read: list[Claim], right: dict[int, talk.Claim], label: str) -> None:
    wanted = KINDS[label]
    hits = list[talk.Claim]()
    for number, claim in enumerate(read):
        if not wanted(claim.predicate) or claim.modality != "asserted":
            continue
        gold = right.get(number)
        good = gold is not None and gold.modality == "asserted"
        if claim.confidence < FLOOR:
            continue
        tally.counts.update({f"{label}_read": 1, f"{label}_right": int(good)})
        tally.by(tally.predicates, claim.predicate, read=1, right=int(good))
        tally.by(tally.rules, claim.rule, read=1, right=int(good))
        if good and gold is not None:
            hits.append(gold)
        else:
            words = turn.text[claim.start : claim.end]
            other = "" if gold is None else f" (annotated as {gold.modality})"
            tally.extras.append(f"{claim.predicate} by {claim.rule}: '{words}'{other} in: {turn.text}")
    for gold in turn.claims:
        if gold.modality == "asserted" and wanted(gold.predicate):
            tally.counts.update({f"{label}_gold": 1, f"{label}_hit": int(gold in hits)})
            tally.by(tally.predicates, gold.predicate, gold=1, hit=int(gold in hits))
            if gold not in hits:
                what = gold.object.text if gold.object else ""
                tally.misses.append(f"{gold.subject.text} | {gold.predicate} | {what} in: {turn.text}")


def _names(tally: Tally, matcher: Matcher) -> None:
    """Proper names with their types: the same letters, the same type. A title before a name counts neither way."""
    reading = matcher.reading
    found = {
        (*_untitled(matcher, (mention.turn, mention.start, mention.end)), reading.referents[mention.referent].type)
        for mention in reading.mentions
        if mention.kind == "name" and mention.referent is not None
    }
    gold = {
        (*_untitled(matcher, (name.place.turn, name.place.start, name.place.end)), name.type)
        for turn in matcher.conversation.turns
        for name in turn.names
        if name.proper
    }
    spans, wanted = {name[:3] for name in found}, {name[:3] for name in gold}
    tally.counts.update(names_read=len(found), names_gold=len(gold), names_right=len(found & gold))
    tally.counts.update(name_spans_right=len(spans & wanted))


def _untitled(matcher: Matcher, place: Place) -> Place:
    turn, start, end = place
    return turn, *untitled(matcher.utterances[turn].content, start, end)


def untitled(text: str, start: int, end: int) -> tuple[int, int]:
    """Give where the name at [start, end) stands without the "Mr", "Dr" or "Aunt" before it."""
    first, blank, rest = text[start:end].partition(" ")
    titled = rest and first.casefold() in TITLES | KIN_TITLES
    return untitled(text, start + len(first + blank), end) if titled else (start, end)


def _links(tally: Tally, matcher: Matcher) -> None:
    """Words that point: whether the reading ties them to what the annotation does."""
    for turn in matcher.conversation.turns:
        for link in turn.links:
            referent = _pointed(matcher, (link.pointer.turn, link.pointer.start, link.pointer.end))
            tally.counts.update(links_gold=1, links_read=int(referent is not None))
            if referent is not None:
                good = any(_meets(matcher, referent, link.pointer, target) for target in link.targets)
                tally.counts.update(links_right=int(good))


def _pointed(matcher: Matcher, pointer: Place) -> int | None:
    """Give what these words are read as: as they stand, as "he" of "he's", or as "the cat" where "cat" is annotated."""
    turn, start, end = pointer
    near = [m for m in matcher.reading.mentions if m.turn == turn and m.start < end and m.end > start]
    exact = [m for m in near if (m.start, m.end) == (start, end)]
    short = [m for m in near if m.start == start and m.kind == "pronoun"]
    long = [m for m in near if m.end == end and m.kind == "nominal"]
    return next((m.referent for m in (*exact, *short, *long) if m.referent is not None), None)


def _meets(matcher: Matcher, referent: int, pointer: talk.Place, target: talk.Argument) -> bool:
    wanted = matcher.meant(target, pointer.turn)
    own = (pointer.turn, pointer.start, pointer.end)
    return matcher.points(referent, replace(wanted, places=wanted.places - {own}))
