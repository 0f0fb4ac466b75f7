"""A fact traced back to the characters that it was read in."""

from collections.abc import Iterable, Iterator

from graph.access import Access
from graph.memory import Memory
from graph.model import Fact, Inspection, Link, Source, Step, Support, Turn
from graph.reading import doubts, facts, paging, traces, turns
from graph.reading.doubts import NoteFilter
from graph.reading.turns import TurnFilter

OPEN = NoteFilter(status="open")
WITH_LINKS = TurnFilter(frozenset({"links"}))


def inspection(memory: Memory, access: Access, fact_id: str) -> Inspection:
    """The chain from a fact down to the characters. Raises NotFound."""
    fact = facts.show(memory, access, fact_id)
    others = [one for one in facts.history(memory, access, fact_id) if one.id != fact_id]
    open_doubts = paging.every(lambda at: doubts.uncertainties(memory, access, OPEN, paging.MOST, at))
    return Inspection(
        fact=fact,
        support=list(_supports(memory, access, fact)),
        replaced=[one for one in others if one.replaced_by == fact_id],
        replaced_by=[one for one in others if one.id == fact.replaced_by],
        beside=[one for one in others if one.replaced_by != fact_id and one.id != fact.replaced_by],
        doubts=[doubt for doubt in open_doubts if fact_id in doubt.fact_ids],
    )


def _supports(memory: Memory, access: Access, fact: Fact) -> Iterator[Support]:
    sources = facts.evidence(memory, access, fact.id)
    for session_id in dict.fromkeys(source.session_id for source in sources):
        own = [source for source in sources if source.session_id == session_id]
        wanted = {_turn_id(source) for source in own}
        said = _turns(memory, access, session_id, wanted)
        steps = _steps(memory, access, session_id, wanted)
        for source in own:
            if not (turn := said.get(_turn_id(source))):
                continue  # it was forgotten a moment ago
            at = (turn.id, source.span.start, source.span.end)
            fitting = [step for step in steps if (step.turn_id, step.span.start, step.span.end) == at]
            step = next((step for step in fitting if step.fact_id == fact.id), None)
            yield Support(source=source, sentence=_marked(turn, source), step=step, links=_links(fact, turn, source))


def _turn_id(source: Source) -> str:
    return source.ref.removeprefix("turn:")


def _turns(memory: Memory, access: Access, session_id: str, wanted: Iterable[str]) -> dict[str, Turn]:
    missing, found = set(wanted), dict[str, Turn]()
    for turn in paging.every(lambda at: turns.listed(memory, access, session_id, WITH_LINKS, cursor=at)):
        if turn.id in missing:
            found[turn.id] = turn
            missing.discard(turn.id)
        if not missing:
            break
    return found


def _steps(memory: Memory, access: Access, session_id: str, wanted: Iterable[str]) -> list[Step]:
    """What was decided about the claims of some turns, by those traces that took them in."""
    taken = set(wanted)
    listed = paging.every(lambda at: traces.listed(memory, access, session_id, paging.MOST, at))
    fitting = [trace.id for trace in listed if taken & set(trace.turn_ids)]
    return [step for trace in fitting for step in traces.show(memory, access, trace).decisions]


def _sentence(content: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the sentence around a span goes."""
    begin = max(content.rfind(sign, 0, start) + 1 for sign in ".!?\n")
    ends = [found + 1 for sign in ".!?\n" if (found := content.find(sign, max(end - 1, start))) >= 0]
    return begin, min(ends, default=len(content))


def _marked(turn: Turn, source: Source) -> str:
    span = source.span
    begin, end = _sentence(turn.content, span.start, span.end)
    parts = turn.content[begin : span.start], turn.content[span.start : span.end], turn.content[span.end : end]
    return "{}⟦{}⟧{}".format(*parts).strip()


def _links(fact: Fact, turn: Turn, source: Source) -> list[Link]:
    begin, end = _sentence(turn.content, source.span.start, source.span.end)
    meant = {fact.subject.id} | ({fact.object.id} if fact.object else set())
    links = turn.links or []
    return [one for one in links if one.entity.id in meant and begin <= one.span.start and one.span.end <= end]
