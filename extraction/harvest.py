"""What is handed on from a register: the new turns' records and the referents they use, numbered afresh."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extraction.claims.claims import ClaimsRead
from extraction.records import Claim, Doubt, Mention, Reading
from extraction.referents.register import Register


@dataclass(frozen=True, slots=True)
class Numbers:
    """New indexes of referents."""

    register: Register
    of: dict[int, int]

    def maybe(self, referent: int | None) -> int | None:
        """Give the new index, None for none."""
        return None if referent is None else self.of[self.register.final(referent)]


def reading(register: Register, read: ClaimsRead, first_new: int, steps: dict[str, float]) -> Reading:
    """Give everything that the turns from `first_new` on say."""
    new = {i for i, mention in enumerate(register.mentions) if mention.turn >= first_new}
    # A pronoun may point back at words of an earlier turn, which come along for that.
    back = {mention.antecedent for mention in map(register.mentions.__getitem__, new)}
    places = [*new, *(place for place in back if place is not None and place not in new)]
    places.sort(key=lambda i: (register.mentions[i].turn, register.mentions[i].start, register.mentions[i].end))
    mentions = [register.mentions[i] for i in places]
    doubts = [d for d in (*register.doubts, *read.doubts) if d.turn >= first_new]
    used = _with_owners(register, {register.final(i) for i in _used(mentions, read.claims, doubts)})
    numbers = Numbers(register, {old: new for new, old in enumerate(sorted(used))})
    moved = {old: new for new, old in enumerate(places)}
    return Reading(
        referents=tuple(
            replace(register.referents[i], owner=numbers.maybe(register.referents[i].owner)) for i in numbers.of
        ),
        mentions=tuple(_mention(mention, numbers, moved) for mention in mentions),
        claims=tuple(_claim(claim, numbers) for claim in read.claims),
        rules=read.rules,
        doubts=tuple(
            replace(doubt, candidates=tuple(numbers.of[register.final(i)] for i in doubt.candidates))
            for doubt in doubts
        ),
        steps_ms=steps,
    )


def _used(mentions: Iterable[Mention], claims: Iterable[Claim], doubts: Iterable[Doubt]) -> Iterator[int]:
    for mention in mentions:
        yield from (i for i in (mention.referent, mention.runner_up) if i is not None)
    for claim in claims:
        yield from (i for i in (claim.subject, claim.object) if i is not None)
    for doubt in doubts:
        yield from doubt.candidates


def _with_owners(register: Register, used: set[int]) -> set[int]:
    """Add the owners of what is used, and theirs."""
    waiting = list(used)
    while waiting:
        owner = register.referents[waiting.pop()].owner
        if owner is not None and (owner := register.final(owner)) not in used:
            used.add(owner)
            waiting.append(owner)
    return used


def _mention(mention: Mention, numbers: Numbers, moved: dict[int, int]) -> Mention:
    antecedent = None if mention.antecedent is None else moved.get(mention.antecedent)
    return replace(
        mention,
        referent=numbers.maybe(mention.referent),
        runner_up=numbers.maybe(mention.runner_up),
        antecedent=antecedent,
    )


def _claim(claim: Claim, numbers: Numbers) -> Claim:
    subject = numbers.of[numbers.register.final(claim.subject)]
    return replace(claim, subject=subject, object=numbers.maybe(claim.object))
