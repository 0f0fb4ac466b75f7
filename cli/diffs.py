"""Changes as a person reads them: a mark, the statement, since when, and the words it was read in."""

from rich.console import Group
from rich.text import Text

from cli.drawing import Line, nothing, plain
from graph.model import Change, Corrected, Diff, EntityChange, Fact, Link, Receipt, Remembered, UncertaintyChange

MARKS: dict[str, tuple[str, str]] = {
    "created": ("+", "green"),
    "confirmed": ("=", "dim"),
    "superseded": ("~", "yellow"),
    "closed": ("-", "red"),
    "held": ("?", "magenta"),
    "revived": ("^", "green"),
    "erased": ("x", "red"),
    "merged": ("&", "cyan"),
    "resolved": ("!", "green"),
    "reopened": ("?", "magenta"),
    "reversed": ("-", "red"),
}
"""Action: mark and colour."""

STANDING: dict[str, str] = {
    "current": "created",
    "planned": "created",
    "past": "superseded",
    "denied": "closed",
    "held": "held",
}
"""Status of a fact: the action whose mark it has in a list."""

EXPECTED = ("", "current", "new value")
"""What need not be said of a fact."""

DIGITS = {"year": 4, "season": 7, "month": 7, "week": 10, "day": 10, "hour": 13, "minute": 16}
"""How much of an ISO 8601 time is meant at each precision."""


def short(moment: str | None, precision: str | None) -> str:
    """Give an ISO 8601 time as exactly as it was said."""
    return (moment or "")[: DIGITS.get(precision or "day", 10)]


def statement(fact: Fact) -> str:
    """Subject, predicate, and object or value: `Beth lives_in Lisbon`."""
    what = fact.object.name if fact.object else fact.value
    return plain(" ".join(filter(None, [fact.subject.name, fact.predicate, what])))


def validity(fact: Fact) -> str:
    """When it holds or held, or when it happened; empty where nobody said."""
    known = [
        ("on", fact.occurred_at if fact.kind == "action" else None),
        ("since", fact.valid_from if fact.kind != "action" else None),
        ("until", fact.valid_until),
    ]
    return ", ".join(f"{word} {short(moment, fact.valid_precision)}" for word, moment in known if moment)


def fact_line(fact: Fact, action: str, reason: str = "", *, quoted: bool = True) -> Text:
    """A fact with its mark, when it holds, and the words that it was read in."""
    mark, colour = MARKS[action]
    line = Text.assemble((f"{mark} {statement(fact)}", colour))
    notes = [validity(fact), fact.status, reason.replace("_", " ")]
    if told := ", ".join(note for note in dict.fromkeys(notes) if note not in EXPECTED):
        line.append(f" ({told})", "dim")
    if quoted and fact.source.quote:
        line.append(f'  "{plain(fact.source.quote)}"', "italic dim")
    return line


def diff(changed: Diff) -> Group:
    """Everything that a write did, a line each."""
    lines = [_entity(entity) for entity in changed.entities if entity.action != "confirmed"]
    lines += [_change(change) for change in changed.changes()]
    for rule in changed.instructions:
        mark, colour = MARKS[rule.action]
        lines.append(Text(f"{mark} instruction: {plain(rule.description)}", colour))
    lines += map(_doubt, changed.uncertainties)
    lines += [link_line(link) for link in changed.links if third_person(link)]
    lines += [Text(f". {plain(seen.message_id)} is in the record already", "dim") for seen in changed.skipped]
    return Group(*(map(Line, lines) if lines else [nothing(". nothing new")]))


def remembered(reply: Remembered) -> Group:
    """Draw the reply to a write: what it did, and under which ids it can be read again."""
    ids = f"session {reply.session_id}" + (f"  trace {reply.trace_id}" if reply.trace_id else "")
    note = "nothing is stored: this was a preview" if reply.preview else ids
    return Group(diff(reply.diff), Text(note, "dim"))


def corrected(reply: Corrected) -> Group:
    """Draw the reply to a correction: what follows from it, and under which ids it is kept."""
    ids = f"trace {reply.trace_id}" + (f"  merge {reply.merge_id}" if reply.merge_id else "")
    return Group(diff(reply.diff), Text(ids, "dim"))


def receipt(reply: Receipt) -> Group:
    """Draw what forgetting came to: how much is gone, and what holds again."""
    counts = ", ".join(f"{count} {kind}" for kind, count in reply.erased.items())
    done = "would be erased; nothing is, yet" if reply.dry_run else f"erased  receipt {reply.id}"
    left = sum(reply.checks.values())
    check = "nothing points at it any more" if not left else f"{left} records still point at it: run spectron verify"
    told = [Text(f"{counts or 'no records'} {done}"), Text(check, "red" if left else "dim")]
    return Group(diff(reply.diff), *map(Line, told))


def third_person(link: Link) -> bool:
    """Whether it points at someone spoken of: who says "I" is on every line anyway."""
    return link.kind == "pronoun" and link.method not in ("speaker", "addressee")


def link_line(link: Link) -> Text:
    """Whom a pronoun means, how that was found, and how sure it is."""
    line = Text.assemble((f'> "{plain(link.text)}" is {plain(link.entity.name)}', "cyan"))
    line.append(f" ({link.method}, {link.confidence:.2f})", "dim")
    return line


def _change(change: Change) -> Text:
    line = fact_line(change.fact, change.action, change.reason)
    if change.previous:
        was = change.previous.object.name if change.previous.object else change.previous.value
        line.append(f"  was: {plain(was or '')}", "yellow")
    return line


def _doubt(doubt: UncertaintyChange) -> Text:
    mark, colour = MARKS["reopened" if doubt.action == "created" else doubt.action]
    note = " (settled)" if doubt.action == "resolved" else ""
    return Text(f"{mark} {doubt.reason.replace('_', ' ')}: {plain(doubt.about)}{note}", colour)


def _entity(entity: EntityChange) -> Text:
    mark, colour = MARKS[entity.action]
    line = Text(f"{mark} {plain(entity.name)} is a new {entity.type}", colour)
    if entity.action == "merged":
        count = len(entity.merged_from or [])
        others = "another" if count == 1 else f"{count} others"
        line = Text(f"{mark} {plain(entity.name)} and {others} known before are one", colour)
    if aliases := [alias for alias in entity.aliases_added if alias != entity.name]:
        line.append(f", also called {plain(', '.join(aliases))}", "dim")
    return line
