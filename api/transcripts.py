"""A session as text, with what was read in each turn beside it."""

from datetime import datetime

from api.replies import Line, Transcript
from graph import sessions
from graph.access import Access
from graph.memory import Memory
from graph.model import Fact, Link, Session, Turn
from graph.reading import facts, paging, turns
from graph.reading.facts import FactFilter
from graph.reading.turns import TurnFilter


def of_session(
    memory: Memory, access: Access, session_id: str, as_of: datetime | None = None, valid_at: datetime | None = None
) -> Transcript:
    """Every turn of a session with its links and facts, as the memory knew them at `as_of`. Raises NotFound."""
    session = sessions.show(memory, access, session_id)
    read = TurnFilter(turns.INCLUDED, as_of)
    shown = list(paging.every(lambda at: turns.listed(memory, access, session_id, read, paging.MOST, at)))
    wanted = FactFilter(session_id=session_id, status="all", as_of=as_of, valid_at=valid_at)
    listed = paging.every(lambda at: facts.listed(memory, access, wanted, paging.MOST, at))
    known = {fact.id: fact for fact in listed}
    # What was first said in another session is a fact of that one.
    others = sorted({one for turn in shown for one in turn.fact_ids or []} - known.keys())
    known |= {fact.id: fact for fact in facts.those(memory, access, others, as_of, valid_at)}
    lines = [_line(turn, known) for turn in shown]
    return Transcript(session=_then(session, lines) if as_of else session, lines=lines)


def _then(session: Session, lines: list[Line]) -> Session:
    """A session with the turns that it had then."""
    said = sorted(line.turn.said_at for line in lines)
    ends = {"first_said_at": said[0], "last_said_at": said[-1]} if said else {}
    nothing = {"first_said_at": None, "last_said_at": None}
    return session.model_copy(update={"turn_count": len(lines), **nothing, **ends})


def markdown(transcript: Transcript) -> str:
    """A transcript to be read by people: each turn quoted, then its links and facts."""
    session = transcript.session
    head = f"# Session {session.id}\n\nscope: {', '.join(session.scope) or 'the whole context'}\n"
    return "\n".join([head, *(_written(line) for line in transcript.lines)])


def _line(turn: Turn, known: dict[str, Fact]) -> Line:
    return Line(turn=turn, facts=[known[fact_id] for fact_id in turn.fact_ids or [] if fact_id in known])


def _written(line: Line) -> str:
    turn = line.turn
    quoted = "\n".join(f"> {row}" for row in turn.content.splitlines())
    beside = [f"- {words}" for words in (*map(link_in_words, turn.links or []), *map(fact_in_words, line.facts))]
    head = f"**{turn.seq}. {turn.speaker}** ({turn.role}, {turn.said_at.isoformat()})"
    return "\n".join([head, "", quoted, "", *beside, ""])


def link_in_words(link: Link) -> str:
    """Words of a turn, where they stand, and whom they mean."""
    span = f"{link.span.start}-{link.span.end}"
    return f"“{link.text}” ({span}) is {link.entity.name} ({link.method}, {link.confidence:.2f})"


def fact_in_words(fact: Fact) -> str:
    """A fact, whether it holds, how sure it is, and from which words."""
    what = fact.object.name if fact.object else fact.value or ""
    said = f"{fact.subject.name} {fact.predicate} {what}".strip()
    return f"{said}: {fact.status}, {fact.confidence:.2f}, from “{fact.source.quote}”"
