"""What settling a slot takes and gives: evidence in; facts, objections and decisions out."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from extraction.records import FactKind, Modality, Precision, Role
from graph.model import Status
from graph.writing import authority
from graph.writing.authority import Voice

COMPETING: frozenset[Modality] = frozenset({"asserted", "negated", "ended", "planned", "hedged", "reported"})
"""Modalities that say something of what is so; the others (asked, wished, …) are kept as claims and change nothing."""


Order = tuple[int, str, int, int, int, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim as the fold sees it."""

    id: str
    predicate: str
    subject_id: str
    object_id: str | None
    value: str | None
    content: str
    """What is claimed, normalised: two claims of one content say the same."""
    kind: FactKind
    modality: Modality
    confidence: float
    trust: float
    origin: str
    role: Role
    speaker: str
    additive: bool
    said_ms: int
    said_at: str
    recorded_at: str
    session_id: str
    seq: int
    turn_id: str
    start: int
    end: int
    quote: str
    rule: str
    labels: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_until: str | None = None
    valid_precision: Precision | None = None

    @property
    def order(self) -> Order:
        """Place in the order of saying; of claims that begin with one word the one that ends first comes last.

        "She lives in Leeds now, in a flat" says Leeds before all.
        """
        return (self.said_ms, self.session_id, self.seq, self.start, -self.end, self.id)


@dataclass(slots=True)
class Version:
    """A fact in the making: one stretch of time in which one content was held in a slot."""

    id: str
    first: Evidence
    status: Status
    reason: str
    valid_from: str | None
    valid_until: str | None
    precision: Precision | None
    known_until: str | None = None
    replaces: str | None = None
    replaced_by: str | None = None
    begun: Evidence | None = None
    """Who told when it began; None where nobody did."""
    over: Evidence | None = None
    """Who told when it ends; None where nobody did."""
    evidence: list[Evidence] = field(default_factory=list[Evidence])
    against: list[Evidence] = field(default_factory=list[Evidence])
    """Claims that contradict it outright and that were not let to change it; a hedge or a rumour does not."""

    @property
    def grounds(self) -> list[Evidence]:
        """The claims that say it as the first one does: a hedge, a rumour or a plan does not stand behind a belief."""
        return [claim for claim in self.evidence if claim.modality == self.first.modality]

    @property
    def trust(self) -> float:
        """That of whoever is trusted most among those who stand behind it."""
        return max(claim.trust for claim in self.grounds)

    @property
    def confidence(self) -> float:
        """From the claims that say what the first one says, and those against it; one that ends it says neither."""
        over = {"ended", "negated"} - {self.first.modality}
        support = [claim for claim in self.evidence if claim.modality not in over]
        return authority.confidence(_voices(support), _voices(self.against))


def _voices(claims: Iterable[Evidence]) -> list[Voice]:
    """Who says so, in the order of saying; what one turn says twice counts once."""
    surest: dict[str, Evidence] = {}
    for claim in sorted(claims, key=lambda claim: claim.order):
        known = surest.get(claim.turn_id)
        if known is None or known.confidence < claim.confidence:
            surest[claim.turn_id] = claim
    return [Voice(claim.speaker, claim.role, claim.confidence) for claim in surest.values()]


@dataclass(slots=True)
class Objection:
    """Why a claim was not simply believed, the facts that stand against each other, and what settled it since."""

    claim: Evidence
    reason: str
    fact_ids: tuple[str, ...]
    resolved_by: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of one claim."""

    claim_id: str
    decision: str
    reason: str
    fact_id: str | None


@dataclass(slots=True)
class Verdict:
    """Everything that follows for a slot."""

    facts: list[Version] = field(default_factory=list[Version])
    objections: list[Objection] = field(default_factory=list[Objection])
    decisions: list[Decision] = field(default_factory=list[Decision])
