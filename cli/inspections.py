"""A fact traced back to the characters that it was read in, put together from what a memory answers."""

from collections.abc import Iterable, Iterator

from cli.backend import Backend
from cli.operations import facts, notes, sessions, traces
from cli.options import every
from graph.model import Fact, Link, Shape, Source, Step, Turn, Uncertainty


class Support(Shape):
    """One place that says a fact: its source, the sentence around it, what was decided there, who was meant and how."""

    source: Source
    sentence: str
    """The span stands in it between ⟦ and ⟧."""
    step: Step | None = None
    """The claim and what was decided about it, unless its trace is gone."""
    links: list[Link]
    """The words in the sentence that mean the subject or the object, each with how that was found."""


class Inspection(Shape):
    """Everything that a fact rests on and stands against."""

    fact: Fact
    support: list[Support]
    replaced: list[Fact]
    """What it replaced."""
    replaced_by: list[Fact]
    beside: list[Fact]
    """What else was ever held in its slot."""
    doubts: list[Uncertainty]


def inspection(memory: Backend, fact_id: str) -> Inspection:
    """The chain from a fact down to the characters. Raises NotFound."""
    fact = facts.show(memory, fact_id)
    others = [one for one in facts.history(memory, fact_id) if one.id != fact_id]
    doubts = every(lambda cursor: notes.list_uncertainties(memory, "open", cursor=cursor), None)
    return Inspection(
        fact=fact,
        support=list(_supports(memory, fact)),
        replaced=[one for one in others if one.replaced_by == fact_id],
        replaced_by=[one for one in others if one.id == fact.replaced_by],
        beside=[one for one in others if one.replaced_by != fact_id and one.id != fact.replaced_by],
        doubts=[doubt for doubt in doubts if fact_id in doubt.fact_ids],
    )


def _supports(memory: Backend, fact: Fact) -> Iterator[Support]:
    sources = facts.evidence(memory, fact.id)
    for session_id in dict.fromkeys(source.session_id for source in sources):
        own = [source for source in sources if source.session_id == session_id]
        wanted = {_turn_id(source) for source in own}
        turns = _turns(memory, session_id, wanted)
        steps = _steps(memory, session_id, wanted)
        for source in own:
            turn = turns[_turn_id(source)]
            at = (turn.id, source.span.start, source.span.end)
            fitting = [step for step in steps if (step.turn_id, step.span.start, step.span.end) == at]
            step = next((step for step in fitting if step.fact_id == fact.id), None)
            yield Support(source=source, sentence=_marked(turn, source), step=step, links=_links(fact, turn, source))


def _turn_id(source: Source) -> str:
    return source.ref.removeprefix("turn:")


def _turns(memory: Backend, session_id: str, wanted: Iterable[str]) -> dict[str, Turn]:
    missing, found = set(wanted), dict[str, Turn]()
    for turn in every(lambda cursor: sessions.list_turns(memory, session_id, ["links"], cursor=cursor), None):
        if turn.id in missing:
            found[turn.id] = turn
            missing.discard(turn.id)
        if not missing:
            break
    return found


def _steps(memory: Backend, session_id: str, wanted: Iterable[str]) -> list[Step]:
    """What was decided about the claims of some turns, by those traces that took them in."""
    turns = set(wanted)
    listed = every(lambda cursor: traces.listed(memory, session_id, cursor), None)
    fitting = [trace.id for trace in listed if turns & set(trace.turn_ids)]
    return [step for trace in fitting for step in traces.show(memory, trace).decisions]


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
