"""`spectron recall`: what was said and what is known that answers a question."""

from typing import Annotated

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from cli.drawing import Line, minute, nothing, plain
from cli.operations import questions, traces
from cli.options import AsOf, InSession, Scope, ValidAt
from cli.terminal import Terminal, command
from graph.model import Trace
from graph.recall.recall import MOST_HITS
from graph.recall.shapes import Hit, Recalled

Question = Annotated[str, typer.Argument(metavar="QUESTION", help="What is asked.")]
Hits = Annotated[int, typer.Option("--limit", min=1, max=MOST_HITS, help="Most hits.")]
Explain = Annotated[bool, typer.Option("--explain", help="What speaks for each hit, and how long each step took.")]

SCORE = 6
"""Columns of a score and the blanks behind it."""

app = typer.Typer()


@command(app, "recall")
def recall(
    terminal: Terminal,
    question: Question,
    *,
    limit: Hits = 10,
    scope: Scope = None,
    session: InSession = None,
    as_of: AsOf = None,
    valid_at: ValidAt = None,
    explain: Explain = False,
) -> None:
    """Print turns, facts and entities that answer a question, best first.

    Example: spectron recall "Where did Beth move to?" --explain
    """
    found = questions.recall(
        terminal.memory, question, limit=limit, scope=scope, session_id=session, as_of=as_of, valid_at=valid_at
    )
    if explain:
        trace = traces.show(terminal.memory, found.trace_id)
        terminal.show(trace, lambda trace: _explained(found, trace))
    else:
        terminal.show(found, _plainly)


def _plainly(found: Recalled) -> RenderableType:
    return Group(*_unknown(found), *(map(_line, found.hits) if found.hits else [nothing()]))


def _unknown(found: Recalled) -> list[Text]:
    """Says so where the memory does not hold what is asked for."""
    told = found.answer
    return [Text(f"not known: {' or '.join(told.predicates)}")] if told and not told.known else []


def _explained(found: Recalled, trace: Trace) -> RenderableType:
    """Each hit with what speaks for it, how much else was looked at, and how long the steps took."""
    lines: list[RenderableType] = [*_unknown(found)]
    for hit in found.hits:
        told = "  ".join(f"{name} {value:.2f}" for name, value in hit.signals.items() if value)
        lines += [_line(hit), Line(Text(f"{told}  {hit.source.ref}", "dim"), hang=0, indent=SCORE)]
    steps = ", ".join(f"{name} {took:.0f}" for name, took in trace.steps_ms.items())
    told = f"{len(trace.candidates)} candidates; {found.query_ms:.0f} ms: {steps}"
    return Group(*(lines or [nothing()]), Text(told, "dim"))


def _line(hit: Hit) -> Line:
    """The score, what it is, who said it when, and the words."""
    said = f"{minute(hit.said_at)} " if hit.said_at else ""
    who = f"{plain(hit.source.speaker)}: " if hit.kind == "turn" and hit.source.speaker else ""
    status = f" ({hit.status})" if hit.status and hit.status != "current" else ""
    words = who, plain(hit.text), (status, "dim")
    return Line(Text.assemble((f"{hit.score:.2f}  ", "bold"), (f"{hit.kind} {said}", "dim"), *words), hang=SCORE)
