"""`spectron graph`: the graph that keeps the memory."""

import sys
import threading
import webbrowser
from typing import Annotated

import typer

from cli import answers, reports
from cli.backend import Backend, Local, settings
from cli.doors import door, kit_served, of_local_neo4j
from cli.terminal import Terminal, command
from graph.engine import localneo4j, neo4jjars
from graph.engine.asking import Question, ask
from graph.engine.driver import TRANSACTION_SECONDS
from graph.engine.status import status as graph_status
from graph.errors import GraphUnavailable, Invalid
from graph.memory import Memory

app = typer.Typer(help="The graph that keeps the memory.", no_args_is_help=True)

Statement = Annotated[str, typer.Argument(metavar="CYPHER", help="A statement that reads.")]
Rows = Annotated[int, typer.Option("--limit", min=1, help="Most rows.")]
Seconds = Annotated[float, typer.Option("--seconds", min=0.1, max=TRANSACTION_SECONDS, help="How long it may take.")]
WithNeo4j = Annotated[bool, typer.Option("--neo4j", help="A local Neo4j Community with its Browser, from Maven.")]
Open = Annotated[bool, typer.Option("--open", help="Open the page as well.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Comma-separated values, with a line of names.")]

START_NEO4J = "docker compose up --detach neo4j"


@command(app, "up")
def up(terminal: Terminal, neo4j: WithNeo4j = False) -> None:
    """Start the embedded engine and keep it until Ctrl-C, so that no command waits for it; see that a Neo4j answers.

    With --neo4j a Neo4j of one's own, where Java 17 and Maven are; its graph and password stay in the data folder.

    Example: spectron graph up --neo4j
    """
    if neo4j:
        _up_neo4j(terminal)
        return
    try:
        graph = _local(terminal.memory).graph
    except GraphUnavailable as error:
        if uri := settings().neo4j_uri:
            raise GraphUnavailable(f"No Neo4j answers at {uri}. With compose.yaml, start one: {START_NEO4J}") from error
        raise
    terminal.show(graph_status(graph), reports.status)
    if graph.embedded:
        _stay(terminal)


def _up_neo4j(terminal: Terminal) -> None:
    chosen = settings()
    with terminal.working("fetching Neo4j, 150 MB, once …" if not neo4jjars.fetched() else "looking for Java …"):
        neo4jjars.fetch()
    kept = localneo4j.kept_in(chosen.data, kit_served(chosen.port))
    try:
        with terminal.working("starting Neo4j …"):
            kept.acquire()
        terminal.show(of_local_neo4j(kept.running, chosen, terminal.context_id), reports.door)
        _stay(terminal)
    finally:
        kept.release()


def _stay(terminal: Terminal) -> None:
    terminal.say("It runs until Ctrl-C.")
    threading.Event().wait()


@command(app, "status")
def status(terminal: Terminal) -> None:
    """Show which engine keeps the graph, where, and how much is in it; of a service, whether it is ready.

    Example: spectron graph status
    """
    memory = terminal.memory
    if isinstance(memory, Local):
        terminal.show(graph_status(memory.memory.graph), reports.status)
    else:
        terminal.show(memory.ready(), reports.readiness)


@command(app, "browser")
def browser(terminal: Terminal, open_: Open = False) -> None:
    """Print where Neo4j Browser opens on the graph, and what loads the kit; of the embedded engine, its Bolt address.

    Example: spectron graph browser --open
    """
    place = _local_place(terminal.memory)
    found = door(place.memory, place.access.context_id)
    terminal.show(found, reports.door)
    if open_ and not (found.page and webbrowser.open(found.page)):
        terminal.warn("There is no page to open, or no web browser here to open it.")


@command(app, "query")
def query(
    terminal: Terminal, statement: Statement, limit: Rows = 1000, seconds: Seconds = 20, as_csv: AsCsv = False
) -> None:
    """Ask the graph on this machine in Cypher; $context is the context to work in. Nothing can be written.

    Example: spectron graph query 'MATCH (e:Entity {context: $context}) RETURN e.name, e.type LIMIT 10'
    """
    place = _local_place(terminal.memory)
    asked = Question(statement.strip().removesuffix(";"), {"context": place.access.context_id}, limit, seconds)
    with terminal.working("asking the graph …"):
        answer = ask(place.memory.graph, asked)
    if as_csv:
        sys.stdout.write(answers.comma_separated(answer))
    elif terminal.as_json:
        terminal.show_all(answers.objects(answer), str)
    else:
        terminal.show(answer, answers.table)
    if answer.more:
        terminal.warn(f"There are more than {limit} rows: --limit gives more of them.")


def _local(memory: Backend) -> Memory:
    return _local_place(memory).memory


def _local_place(memory: Backend) -> Local:
    if not isinstance(memory, Local):
        raise Invalid("A graph is reached where it is kept: run this there, without --url and SPECTRON_URL.")
    return memory
