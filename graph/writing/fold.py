"""The state of a slot while its claims are taken one after the other: its facts, and the doubts among them."""

from extraction.records import Modality
from graph.ids import derived
from graph.model import Status
from graph.writing import authority
from graph.writing.verdicts import Decision, Evidence, Objection, Verdict, Version

OUTRIGHT: frozenset[Modality] = frozenset({"asserted", "negated", "ended"})
"""Ways of saying what is so that may settle a doubt, and that weigh against what they contradict."""


class Fold:
    """The state of a slot while its claims are taken one after the other."""

    def __init__(self, slot: str, *, single: bool) -> None:
        self.slot = slot
        self.single = single
        self.verdict = Verdict()
        self.of_content: dict[str, list[Version]] = {}
        self.raised: list[Version] = []
        """Facts that were believed when this was last asked."""
        self.doubtful: list[Objection] = []
        """Objections that nothing has settled yet."""

    def open(self, content: str, *statuses: Status) -> Version | None:
        """The latest fact of this content that has one of the statuses."""
        facts = reversed(self.of_content.get(content, ()))
        return next((fact for fact in facts if fact.status in statuses), None)

    def rivals(self, claim: Evidence) -> list[Version]:
        """What is believed now and cannot hold beside the claim."""
        if not self.single or claim.additive:
            return []
        self.raised = [fact for fact in self.raised if fact.status == "current"]
        return [fact for fact in self.raised if fact.first.content != claim.content]

    def replaced_by(self, fact: Version) -> list[Version]:
        """What a fact has replaced."""
        return [one for one in self.verdict.facts if one.replaced_by == fact.id]

    def add(self, claim: Evidence, status: Status, reason: str) -> Version:
        same = self.of_content.setdefault(claim.content, [])
        fact = Version(
            id=derived("fact", self.slot, claim.content, str(len(same))),
            first=claim,
            status=status,
            reason=reason,
            valid_from=claim.valid_from,
            valid_until=claim.valid_until,
            precision=claim.valid_precision,
            begun=claim if claim.valid_from else None,
            over=claim if claim.valid_until else None,
            evidence=[claim],
        )
        same.append(fact)
        if status == "current":
            self.raised.append(fact)
        self.verdict.facts.append(fact)
        self.decide(claim, "held" if status == "held" else "created", reason, fact)
        return fact

    def decide(self, claim: Evidence, decision: str, reason: str, fact: Version | None = None) -> None:
        self.verdict.decisions.append(Decision(claim.id, decision, reason, fact.id if fact else None))

    def hold(self, claim: Evidence, reason: str, against: list[Version], *, doubtful: bool = True) -> None:
        """Keep the claim without believing it, and say what it stands against."""
        held = self.open(claim.content, "held")
        if held:
            held.evidence.append(claim)
            self.decide(claim, "held", reason, held)
        else:
            held = self.add(claim, "held", reason)
        if doubtful:
            self.object(claim, reason, [held, *against])
        if claim.modality in OUTRIGHT:
            for fact in against:
                fact.against.append(claim)

    def ignore(self, claim: Evidence, reason: str, standing: list[Version], *, doubtful: bool) -> None:
        """Leave what stands as it is, and remember who would have it otherwise."""
        self.decide(claim, "ignored", reason, standing[0] if standing else None)
        if doubtful and standing:
            self.object(claim, reason, standing)
        for fact in standing:
            fact.against.append(claim)

    def object(self, claim: Evidence, reason: str, facts: list[Version]) -> None:
        objection = Objection(claim, reason, tuple(fact.id for fact in facts))
        self.doubtful.append(objection)
        self.verdict.objections.append(objection)

    def resolve(self, claim: Evidence) -> None:
        """Let a clear statement settle earlier doubts of what it says, and of what cannot hold beside it."""
        sure = claim.confidence >= authority.FLOOR and claim.trust >= authority.BELIEVED
        believed = self.verdict.decisions[-1].decision not in {"held", "ignored"}
        if claim.modality not in OUTRIGHT or not sure or not believed:
            return
        excludes = self.single and claim.modality == "asserted" and not claim.additive
        for objection in self.doubtful:
            doubted = objection.claim
            if (excludes or doubted.content == claim.content) and claim.trust >= doubted.trust:
                objection.resolved_by = claim
        self.doubtful = [objection for objection in self.doubtful if objection.resolved_by is None]
