"""`spectron demo`: play a conversation over HTTP and print what the memory made of it."""

import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from cli import views
from cli.backend import PAGE, Backend, open_backend
from cli.diffs import diff, short, statement, third_person, validity
from cli.drawing import plain
from cli.operations import facts, rights, sessions, states, writing
from cli.remember import Line, read
from cli.service import Service, running_service
from graph.model import Fact, Turn

app = typer.Typer()

CONTEXT = "demo"
APRIL = datetime(2025, 4, 15, tzinfo=UTC)
QUESTIONS: list[tuple[str, str, str, datetime | None]] = [
    ("Where does Beth live?", "Beth", "lives_in", None),
    ("And in April, before she moved?", "Beth", "lives_in", APRIL),
    ("What is Marisol allergic to?", "Marisol", "allergic_to", None),
]
"""Question, then the subject, predicate and moment that it asks for."""


@app.command("demo")
def demo(
    keep: Annotated[bool, typer.Option("--keep", help="Keep the service running afterwards.")] = False,
) -> None:
    """Play a conversation to a memory of its own, and print what it made of it.

    Example: spectron demo --keep
    """
    console = Console(highlight=False)
    console.print("Starting a memory in a temporary folder …", style="dim")
    began = time.monotonic()
    with (
        TemporaryDirectory(prefix="spectron-demo-") as folder,
        running_service(Path(folder)) as service,
    ):
        console.print(f"Ready after {time.monotonic() - began:.1f} s at {service.url}", style="dim")
        with _new_context(service) as (memory, key):
            session_id = _play(console, memory)
            _look_back(console, memory, session_id)
        _what_next(console, service, key, keep)
        while keep:
            time.sleep(1)


@contextmanager
def _new_context(service: Service) -> Generator[tuple[Backend, str]]:
    with open_backend(service.url, service.root_key, CONTEXT) as root:
        key = rights.create_context(root, CONTEXT, "A conversation to look at").key
    with open_backend(service.url, key, CONTEXT) as memory:
        yield memory, key


def _play(console: Console, memory: Backend) -> str:
    """Send each line as it would come in a chat, and print what the memory says it did."""
    session = sessions.create(memory, ["user=u_marisol"], {})
    for line in conversation():
        console.print(Text.assemble(("\n" + line.role, "bold"), ": ", line.content))
        reply = writing.remember(memory, [line], session.id)
        console.print(Padding(diff(reply.diff), (0, 0, 0, 4)))
    return session.id


def _look_back(console: Console, memory: Backend, session_id: str) -> None:
    turns = sessions.list_turns(memory, session_id, ["links"]).items
    past = facts.listed(memory, session_id=session_id, status="past").items
    _section(console, "Who was meant", Group(*_pronouns(turns)))
    _section(console, "What no longer holds, and what came after", Group(*_replaced(memory, past)))
    _section(console, "What holds now", views.state(states.of_session(memory, session_id, limit=PAGE)))
    _section(console, "Three questions", Group(*_answers(memory)))


def conversation() -> Iterator[Line]:
    yield from read((files("cli") / "demo.jsonl").read_text(encoding="utf-8").splitlines())


def _pronouns(turns: list[Turn]) -> Iterator[Text]:
    """Third-person pronouns: whom they mean, and the words they point back at."""
    for turn in turns:
        for link in filter(third_person, turn.links or []):
            back = f' after "{plain(link.antecedent.text)}"' if link.antecedent else ""
            said = f'turn {turn.seq}, {turn.role}: "{plain(link.text)}" is {plain(link.entity.name)}'
            yield Text.assemble(said, (f"{back} ({link.method}, {link.confidence:.2f})", "dim"))


def _replaced(memory: Backend, past: list[Fact]) -> Iterator[Text]:
    for fact in past:
        after = facts.show(memory, fact.replaced_by) if fact.replaced_by else None
        line = Text.assemble((f"- {statement(fact)}", "red"), (f" ({validity(fact)})", "dim"))
        if after:
            line.append(f"  + {statement(after)}", "green").append(f'  "{plain(after.source.quote)}"', "italic dim")
        yield line


def _answers(memory: Backend) -> Iterator[RenderableType]:
    for question, subject, predicate, moment in QUESTIONS:
        found = facts.listed(memory, subject=subject, predicate=predicate, valid_at=moment).items
        yield Text(question, "bold")
        for fact in found:
            answer = Text.assemble(f"  {plain(fact.object.name if fact.object else fact.value or '')}")
            if when := validity(fact):
                answer.append(f" ({when})", "dim")
            said = f"{plain(fact.source.speaker)}, {short(fact.source.said_at.isoformat(), 'day')}"
            yield answer.append(f'  "{plain(fact.source.quote)}"', "italic dim").append(f" ({said})", "dim")


def _section(console: Console, title: str, body: RenderableType) -> None:
    console.rule(title, align="left", style="dim")
    console.print(body)


def _what_next(console: Console, service: Service, key: str, keep: bool) -> None:
    if keep:
        console.rule("It keeps running; Ctrl-C ends it", align="left", style="dim")
        lines = [
            f"Look:   {service.url}/explore, context {CONTEXT}, with the key below",
            f"API:    {service.url}/docs",
            f"Ask it: curl -H 'API-KEY: {key}' '{service.url}/api/v1/{CONTEXT}/facts?subject=Beth'",
        ]
    else:
        console.rule("Next", align="left", style="dim")
        lines = [
            "spectron demo --keep    the same, and the service stays",
            "spectron serve          your own memory at http://127.0.0.1:9090, its API at /docs",
            'spectron remember "…"   the same without a service',
        ]
    console.print(Text("\n".join(lines)), soft_wrap=True)
