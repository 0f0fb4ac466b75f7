"""Replies as tables and lines for people."""

from collections.abc import Iterable
from datetime import datetime

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cli.backend import Ready
from cli.diffs import fact_line, link_line, plain, statement, third_person, validity
from cli.inspections import Inspection
from graph.engine.status import GraphStatus
from graph.model import (
    Context,
    ContextBlock,
    Entity,
    Fact,
    Facts,
    Key,
    NewContext,
    NewKey,
    Session,
    State,
    Step,
    Trace,
    Turn,
)
from graph.rebuilding.comparing import Difference
from graph.rebuilding.rebuilding import Rebuilt
from graph.verifying.pages import Finding


def table(columns: str, rows: Iterable[Iterable[str]]) -> RenderableType:
    """Draw a table without frames; where there are no rows, say so."""
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns.split():
        drawn.add_column(column.replace("_", " "), overflow="fold", no_wrap=column == "id")
    for row in rows:
        drawn.add_row(*(Text(plain(cell)) for cell in row))
    return drawn if drawn.row_count else Text("nothing found", "dim")


def minute(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""


def session(found: Session) -> RenderableType:
    return _fields(
        id=found.id,
        scope=" ".join(found.scope),
        metadata=", ".join(f"{key}={value}" for key, value in found.metadata.items()),
        turns=str(found.turn_count),
        created=minute(found.created_at),
        said=" to ".join(filter(None, [minute(found.first_said_at), minute(found.last_said_at)])),
    )


def sessions(found: Iterable[Session]) -> RenderableType:
    return table(
        "id turns last_said scope",
        ((s.id, str(s.turn_count), minute(s.last_said_at), " ".join(s.scope)) for s in found),
    )


def transcript(turns: Iterable[Turn], facts: Iterable[Fact]) -> RenderableType:
    """Each line of the conversation, and under it what was read there."""
    by_id = {fact.id: fact for fact in facts}
    lines: list[RenderableType] = []
    for turn in turns:
        head = Text.assemble((minute(turn.said_at), "dim"), " ", (plain(turn.speaker), "bold"), ": ")
        read = [fact_line(by_id[id_], "created") for id_ in turn.fact_ids or [] if id_ in by_id]
        pointed = [link_line(link) for link in turn.links or [] if third_person(link)]
        lines += [head.append(plain(turn.content)), Padding(Group(*read, *pointed), (0, 0, 0, 17))]
    return Group(*(lines or [Text("nothing found", "dim")]))


def fact(found: Fact) -> RenderableType:
    source = found.source
    return _fields(
        id=found.id,
        fact=statement(found),
        status=found.status,
        valid=validity(found),
        category=found.category,
        confidence=f"{found.confidence:.2f}",
        scope=" ".join(found.scope),
        said=f'"{source.quote}"',
        by=f"{source.speaker} ({source.role}), {minute(source.said_at)}",
        source=f"{source.ref} [{source.span.start}:{source.span.end}]",
        evidence=str(found.evidence_count),
    )


def facts(found: Iterable[Fact]) -> RenderableType:
    rows = ((f.id, statement(f), f.status, validity(f), f.source.quote) for f in found)
    return table("id fact status valid said", rows)


def entity(found: Entity) -> RenderableType:
    return _fields(
        id=found.id,
        name=found.name,
        type=found.type,
        aliases=", ".join(found.aliases),
        scope=" ".join(found.scope),
        facts=str(found.fact_count),
    )


def entities(found: Iterable[Entity]) -> RenderableType:
    rows = ((e.id, e.name, e.type, ", ".join(e.aliases), str(e.fact_count)) for e in found)
    return table("id name type aliases facts", rows)


def state(found: State) -> RenderableType:
    """Draw what holds, by category, then the rules for the agent and the open doubts."""
    parts: list[RenderableType] = []
    for name, held in [
        ("identity", found.identity),
        ("knowledge", found.knowledge),
        ("context", found.context),
    ]:
        parts += _section(name, [_held(fact) for fact in _all(held)])
    parts += _section("instructions", [Text(f"  {plain(rule.description)}") for rule in found.instructions])
    doubts = [Text(f"  {d.reason.replace('_', ' ')}: {plain(d.about)}") for d in found.uncertainties]
    parts += _section("uncertainties", doubts)
    if found.truncated:
        parts.append(Text("There is more: `spectron facts list` shows all.", "dim"))
    return Group(*(parts or [Text("nothing is known yet", "dim")]))


def context(found: ContextBlock) -> RenderableType:
    lines = [Text(plain(line)) for line in found.context.splitlines()]
    return Group(*(lines or [Text("nothing is known yet", "dim")]))


def trace(found: Trace) -> RenderableType:
    """Draw what a write or read did: each claim, the words and the rule that read it, the decision and its reason."""
    head = Text.assemble((f"{found.operation} {found.id}", "bold"), f"  {minute(found.at)}")
    steps = table("claim said rule modality sure decision why", map(_step, found.decisions))
    took = ", ".join(f"{name} {ms:.0f} ms" for name, ms in found.steps_ms.items())
    return Group(head, steps, Text(took, "dim"))


def inspection(found: Inspection) -> RenderableType:
    """Draw a fact, each place that says it with what was decided there, and what it stands beside and against."""
    parts: list[RenderableType] = [fact(found.fact)]
    for one in found.support:
        head = f"{one.source.ref} [{one.source.span.start}:{one.source.span.end}]  {plain(one.source.speaker)}"
        read = [Text(f"  {plain(one.sentence)}", "italic"), *(Text("  ").append(link_line(link)) for link in one.links)]
        parts += [Text.assemble(("said in ", "bold"), head, (f"  {minute(one.source.said_at)}", "dim")), *read]
        parts += _decided(one.step) if one.step else []
    for name, others in (("replaced", found.replaced), ("replaced by", found.replaced_by), ("beside", found.beside)):
        parts += _section(name, [fact_line(other, "confirmed", other.status) for other in others])
    parts += _section(
        "doubts", [Text(f"  {doubt.reason.replace('_', ' ')}: {plain(doubt.about)}") for doubt in found.doubts]
    )
    return Group(*parts)


def _decided(step: Step) -> list[RenderableType]:
    """How a claim was read, and what became of it."""
    read = f"  read by {step.rule}: {step.modality}, confidence {step.confidence:.2f}, trust {step.trust:.2f}"
    why = f"  {step.decision} ({step.reason.replace('_', ' ')}): {step.why} {step.needed or ''}"
    return [Text(read), Text(why.rstrip())]


def findings(found: Iterable[Finding]) -> RenderableType:
    return table("check id what_is_wrong", ((one.check, one.id, one.says) for one in found))


def differences(found: Iterable[Difference]) -> RenderableType:
    return table("kind id what_differs", ((one.kind, one.id, one.says) for one in found))


def rebuilt(done: Rebuilt) -> RenderableType:
    """Draw what a rebuild came to, and which rules read otherwise than before."""
    said = f"{done.turns} turns read, {done.changed_turns} read otherwise, {done.changed_facts} facts changed"
    rows = [(rule.rule, str(rule.before), str(rule.after)) for rule in done.rules]
    return Group(Text(said), *([table("rule claims_before claims_now", rows)] if rows else []))


def contexts(found: Iterable[Context]) -> RenderableType:
    return table("id created description", ((c.id, minute(c.created_at), c.description) for c in found))


def keys(found: Iterable[Key]) -> RenderableType:
    rows = ((k.name, " ".join(k.verbs), " ".join(k.scope), minute(k.expires_at)) for k in found)
    return table("name verbs scope expires", rows)


def new_key(made: NewKey | NewContext) -> RenderableType:
    """Draw a key, which is shown this once; only its hash is kept."""
    return _fields(id=made.id, key=made.key, note="Keep the key: it is shown this once.")


def status(found: GraphStatus) -> RenderableType:
    return _fields(
        engine=f"{found.engine}, {found.version}",
        address=found.address,
        database=found.database,
        schema=" ".join(found.schema_versions),
        spectron=found.spectron,
        **{label: str(count) for label, count in sorted(found.counts.items())},
    )


def readiness(found: Ready) -> RenderableType:
    return _fields(service=found.status, spectron=found.version)


def _step(step: Step) -> tuple[str, ...]:
    why = " ".join(filter(None, [step.why, step.needed]))
    return step.claim, step.quote, step.rule, step.modality, f"{step.confidence:.2f}", step.decision, why


def _all(held: Facts) -> list[Fact]:
    return [*held.attributes, *held.relations, *held.actions]


def _held(fact: Fact) -> Text:
    line = Text(f"  {statement(fact)}")
    if told := ", ".join(filter(None, [validity(fact), fact.status if fact.status != "current" else ""])):
        line.append(f" ({told})", "dim")
    return line


def _section(name: str, lines: list[Text]) -> list[RenderableType]:
    return [Text(name, "bold"), *lines] if lines else []


def _fields(**values: str) -> RenderableType:
    drawn = Table.grid(padding=(0, 2))
    drawn.add_column(style="dim")
    drawn.add_column(overflow="fold")
    for name, value in values.items():
        if value:
            drawn.add_row(name, Text(plain(value)))
    return drawn
