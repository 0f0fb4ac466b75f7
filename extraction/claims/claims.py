"""Claims: what the new turns of a window say, read by rules, possessives, open events, and answers to questions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extraction.claims import code, dating, events, injection, instructions, kinds, undated, unsure
from extraction.claims.choosing import chooser
from extraction.claims.dialogue import answers, corrections, echoes, returns, topics, whens, withdrawals
from extraction.claims.nouns import attributes, contacts, kinship, neighbours, phrasal, presenting, titles
from extraction.claims.records import bulletins, sheets
from extraction.claims.rules import ruled
from extraction.clauses.clauses import Clause, clauses_of
from extraction.records import Claim, Doubt, Rule
from extraction.referents.register import Register


@dataclass(frozen=True, slots=True)
class ClaimsRead:
    """Everything that the new turns say."""

    claims: tuple[Claim, ...]
    rules: tuple[Rule, ...]
    doubts: tuple[Doubt, ...]


def read_claims(register: Register, first_new: int) -> ClaimsRead:
    """Read the turns from `first_new` on; referents that claims speak of are added to the register."""
    claims: list[Claim] = []
    rules: list[Rule] = []
    doubts: list[Doubt] = []
    for turn in range(first_new, len(register.docs)):
        injected = list(injection.read(register, turn))
        doubts.extend(injected)
        doubted = [(doubt.start, doubt.end) for doubt in injected]
        unread = [*doubted, *code.blocks(register.utterances[turn])]
        rules.extend(rule for rule in instructions.read(register, turn) if not _overlaps(rule, doubted))
        claims.extend(claim for claim in sheets.read(register, turn) if not _overlaps(claim, unread))
        if not injection.is_data(register, turn):
            noticed = [claim for claim in bulletins.read(register, turn) if not _overlaps(claim, unread)]
            claims.extend(noticed)
            undone = [*withdrawals.read(register, turn), *returns.read(register, turn)]
            claims.extend(claim for claim in undone if not _overlaps(claim, unread))
            said = [c for c in _of_turn(register, turn) if not _overlaps(c, unread) and not _is_noticed(c, noticed)]
            found = dating.dated(register, turn, said)
            claims.extend(found)
            doubts.extend(undated.doubts(register, turn, found))
            doubts.extend(unsure.doubts(register, turn, found))
    kinds.retype(register, claims)
    settled = [_settled(register, claim) for claim in claims]
    return ClaimsRead(tuple(_once(settled)), tuple(rules), tuple(doubts))


def _overlaps(read: Claim | Rule, passages: list[tuple[int, int]]) -> bool:
    return any(start < read.end and read.start < end for start, end in passages)


def _is_noticed(claim: Claim, noticed: list[Claim]) -> bool:
    """Whether a notice says the same kind of thing in the same place: its words tell more than its tree."""
    kinds = {"status", *(one.predicate for one in noticed)}
    return claim.predicate in kinds and _overlaps(claim, [(one.start, one.end) for one in noticed])


def _of_turn(register: Register, turn: int) -> list[Claim]:
    said = clauses_of(register.docs[turn])
    return chooser.choose(register, turn, said, ruled_claims(register, turn, said))


def ruled_claims(register: Register, turn: int, said: list[Clause]) -> list[Claim]:
    """Everything that rules read in a turn, before the chooser weighs it."""
    topics.carry(register, turn)
    return [_settled(register, claim) for claim in _by_rules(register, turn, said)]


def _by_rules(register: Register, turn: int, said: list[Clause]) -> Iterator[Claim]:
    found = list(ruled.read(register, turn, said))
    yield from found
    yield from events.read(register, turn, said, found)
    yield from answers.read(register, turn)
    yield from whens.read(register, turn)
    yield from echoes.read(register, turn)
    yield from corrections.read(register, turn)
    yield from presenting.read(register, turn)
    yield from titles.read(register, turn)
    yield from contacts.read(register, turn)
    yield from neighbours.read(register, turn)
    yield from phrasal.read(register, turn)
    yield from attributes.read(register, turn)
    yield from kinship.read(register, turn)


def _settled(register: Register, claim: Claim) -> Claim:
    """The claim about whoever its referents turned out to be."""
    return replace(
        claim,
        subject=register.final(claim.subject),
        object=None if claim.object is None else register.final(claim.object),
    )


def _once(claims: list[Claim]) -> Iterator[Claim]:
    """Each thing said once: the surest reading of it, in the order of the text."""
    best: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        if claim.subject == claim.object:
            continue
        key = (claim.turn, claim.subject, claim.predicate, claim.object, (claim.value or "").casefold(), claim.modality)
        if key not in best or claim.confidence > best[key].confidence:
            best[key] = claim
    yield from sorted(best.values(), key=lambda claim: (claim.turn, claim.start, claim.end, claim.predicate))
