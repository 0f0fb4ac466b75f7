"""Replies as tables and lines for people: conversations, facts, entities, states and notes."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from cli.diffs import STANDING, fact_line, link_line, statement, third_person, validity
from cli.drawing import Line, fields, minute, nothing, plain, section, table
from graph.model import (
    ContextBlock,
    Entity,
    Fact,
    Facts,
    Instruction,
    Link,
    Neighbourhood,
    Session,
    Source,
    State,
    Turn,
    Uncertainty,
)

TIME = 17
"""Columns of a minute and the blank behind it."""


def session(found: Session) -> RenderableType:
    return fields(
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
    lines = [line for turn in turns for line in _heard(turn, by_id)]
    return Group(*(lines or [nothing()]))


def fact(found: Fact) -> RenderableType:
    source = found.source
    return fields(
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


def sources(found: Iterable[Source]) -> RenderableType:
    """Draw every place that something was read in: who said it, when, and the words."""
    rows = ((f"{s.ref} [{s.span.start}:{s.span.end}]", minute(s.said_at), s.speaker, s.quote) for s in found)
    return table("source said_at by said", rows)


def entity(found: Entity) -> RenderableType:
    return fields(
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


def mentions(found: Iterable[Link]) -> RenderableType:
    rows = ((m.id, m.text, m.kind, m.method, f"{m.confidence:.2f}", m.turn_id) for m in found)
    return table("id text kind method sure turn", rows)


def neighbourhood(found: Neighbourhood) -> RenderableType:
    """Draw the relations around an entity, and say where there are more."""
    lines = [Line(fact_line(fact, STANDING[fact.status])) for fact in found.relations]
    head = Text(plain(found.entities[0].name), "bold")
    more = [nothing("There is more: --limit or fewer --hops.")] if found.truncated else []
    return Group(head, *(lines or [nothing("it is related to nobody")]), *more)


def instructions(found: Iterable[Instruction]) -> RenderableType:
    rows = ((i.id, i.description, "in force" if i.active else "taken back", minute(i.source.said_at)) for i in found)
    return table("id instruction holds said", rows)


def uncertainties(found: Iterable[Uncertainty]) -> RenderableType:
    rows = ((d.id, d.about, d.reason.replace("_", " "), d.status, " ".join(d.fact_ids + d.entity_ids)) for d in found)
    return table("id about reason status between", rows)


def state(found: State) -> RenderableType:
    """Draw what holds, by category, then the rules for the agent and the open doubts."""
    parts: list[RenderableType] = []
    for name, held in [
        ("identity", found.identity),
        ("knowledge", found.knowledge),
        ("context", found.context),
    ]:
        parts += section(name, [_held(fact) for fact in _all(held)])
    parts += section("instructions", [_note(rule.description) for rule in found.instructions])
    parts += section("uncertainties", [doubt(one) for one in found.uncertainties])
    if found.truncated:
        parts.append(nothing("There is more: `spectron facts list` shows all."))
    return Group(*(parts or [nothing("nothing is known yet")]))


def context(found: ContextBlock) -> RenderableType:
    lines = [Line(Text(plain(line))) for line in found.context.splitlines()]
    return Group(*(lines or [nothing("nothing is known yet")]))


def doubt(found: Uncertainty) -> RenderableType:
    return _note(f"{found.reason.replace('_', ' ')}: {found.about}")


def _note(words: str) -> Line:
    return Line(Text(plain(words)), indent=2)


def _heard(turn: Turn, by_id: dict[str, Fact]) -> Iterable[RenderableType]:
    """A turn, then the facts that it speaks of and whom its pronouns mean."""
    head = Text.assemble((minute(turn.said_at), "dim"), " ", (plain(turn.speaker), "bold"), ": ", plain(turn.content))
    yield Line(head, hang=TIME)
    for fact in (by_id[id_] for id_ in turn.fact_ids or [] if id_ in by_id):
        # A fact is quoted under the turn that its words are from; the other turns only speak of it.
        quoted = fact.source.ref == f"turn:{turn.id}"
        yield Line(fact_line(fact, STANDING[fact.status], quoted=quoted), indent=TIME)
    yield from (Line(link_line(link), indent=TIME) for link in turn.links or [] if third_person(link))


def _all(held: Facts) -> list[Fact]:
    return [*held.attributes, *held.relations, *held.actions]


def _held(fact: Fact) -> Line:
    line = Text(statement(fact))
    if told := ", ".join(filter(None, [validity(fact), fact.status if fact.status != "current" else ""])):
        line.append(f" ({told})", "dim")
    return Line(line, indent=2)
