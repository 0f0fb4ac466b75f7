"""Replies as tables and lines for people: what was decided and why, what is wrong, and who may come in."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from cli.backend import Ready
from cli.diffs import fact_line, link_line
from cli.doors import Door
from cli.drawing import Line, fields, minute, nothing, plain, section, table
from cli.views import doubt, fact
from graph.engine.status import GraphStatus
from graph.model import Context, Inspection, Key, Me, NewContext, NewKey, Step, Support, Trace
from graph.rebuilding.comparing import Difference
from graph.rebuilding.rebuilding import Rebuilt
from graph.verifying.pages import Finding


def trace(found: Trace) -> RenderableType:
    """Draw what a write or read did: each claim, the words and the rule that read it, the decision and its reason."""
    head = Text.assemble((f"{found.operation} {found.id}", "bold"), f"  {minute(found.at)}")
    steps = [line for step in found.decisions for line in (Line(_claim(step)), *_decided(step))]
    took = ", ".join(f"{name} {ms:.0f} ms" for name, ms in found.steps_ms.items())
    took += f"; reader {found.extraction}" if found.extraction else ""
    return Group(Line(head), *(steps or [nothing("nothing was read")]), Line(Text(took, "dim")))


def traces(found: Iterable[Trace]) -> RenderableType:
    rows = ((t.id, t.operation, minute(t.at), str(len(t.turn_ids)), f"{sum(t.steps_ms.values()):.0f}") for t in found)
    return table("id operation at turns ms", rows)


def inspection(found: Inspection) -> RenderableType:
    """Draw a fact, each place that says it with what was decided there, and what it stands beside and against."""
    parts: list[RenderableType] = [fact(found.fact)]
    for one in found.support:
        parts += _support(one)
    for name, others in (("replaced", found.replaced), ("replaced by", found.replaced_by), ("beside", found.beside)):
        parts += section(name, [Line(fact_line(other, "confirmed", other.status)) for other in others])
    return Group(*parts, *section("doubts", [doubt(one) for one in found.doubts]))


def findings(found: Iterable[Finding]) -> RenderableType:
    return table("check id what_is_wrong", ((one.check, one.id, one.says) for one in found))


def differences(found: Iterable[Difference]) -> RenderableType:
    return table("kind id what_differs", ((one.kind, one.id, one.says) for one in found))


def rebuilt(done: Rebuilt) -> RenderableType:
    """Draw what a rebuild came to, and which rules read otherwise than before."""
    others = [version for version in done.before if version != done.extraction]
    since = f", before by {' and '.join(others)}" if others else ""
    said = (
        f"{done.turns} turns read by version {done.extraction}{since}: "
        f"{done.changed_turns} read otherwise, {done.changed_facts} facts changed"
    )
    rows = [(rule.rule, str(rule.before), str(rule.after)) for rule in done.rules]
    return Group(Text(said), *([table("rule claims_before claims_now", rows)] if rows else []))


def contexts(found: Iterable[Context]) -> RenderableType:
    return table("id created description", ((c.id, minute(c.created_at), c.description) for c in found))


def keys(found: Iterable[Key]) -> RenderableType:
    rows = ((k.name, " ".join(k.verbs), " ".join(k.scope), minute(k.expires_at), minute(k.last_used_at)) for k in found)
    return table("name verbs scope expires last_used", rows)


def new_key(made: NewKey | NewContext) -> RenderableType:
    """Draw a key, which is shown this once; only its hash is kept."""
    return fields(id=made.id, key=made.key, note="Keep the key: it is shown this once.")


def me(found: Me) -> RenderableType:
    return fields(
        context=found.context_id,
        key=found.key,
        verbs=" ".join(found.verbs),
        scope=" ".join(found.scope) or "the whole context",
    )


def status(found: GraphStatus) -> RenderableType:
    return fields(
        engine=f"{found.engine}, {found.version}",
        address=found.address,
        database=found.database,
        schema=" ".join(found.schema_versions),
        spectron=found.spectron,
        **{label: str(count) for label, count in sorted(found.counts.items())},
    )


def door(found: Door) -> RenderableType:
    """Draw the way into the graph; an address is kept on one line, so that it can be opened or copied."""
    page = [_whole(found.page, "bold")] if found.page else []
    note = [Line(Text(found.note), hang=0)] if found.note else []
    named = fields(bolt=found.bolt, user=found.user, password=found.password, database=found.database)
    return Group(*page, named, *map(_whole, found.load), *note)


def _whole(line: str, style: str = "") -> Text:
    return Text(line, style, no_wrap=True, overflow="ignore")


def readiness(found: Ready) -> RenderableType:
    return fields(service=found.status, spectron=found.version)


def _support(one: Support) -> Iterator[RenderableType]:
    """A place that says a fact: where it is, the sentence, who was meant, what was decided."""
    head = f"{one.source.ref} [{one.source.span.start}:{one.source.span.end}]  {plain(one.source.speaker)}"
    yield Line(Text.assemble(("said in ", "bold"), head, (f"  {minute(one.source.said_at)}", "dim")))
    yield Line(Text(plain(one.sentence), "italic"), indent=2)
    yield from (Line(link_line(link), indent=2) for link in one.links)
    yield from _decided(one.step) if one.step else ()


def _claim(step: Step) -> Text:
    return Text.assemble((plain(step.claim), "bold"), (f'  "{plain(step.quote)}"', "italic dim"))


def _decided(step: Step) -> Iterator[RenderableType]:
    """How a claim was read, and what became of it."""
    read = f"read by {step.rule}: {step.modality}, confidence {step.confidence:.2f}, trust {step.trust:.2f}"
    why = f"{step.decision} ({step.reason.replace('_', ' ')}): {step.why} {step.needed or ''}"
    yield from (Line(Text(plain(told.rstrip())), indent=2) for told in (read, why))
