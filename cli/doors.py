"""Where somebody who wants to look into the graph finds it."""

import json
from urllib.parse import quote, urlsplit

from graph.engine import localneo4j, neo4jfiles
from graph.engine.embedded import USER, Embedded
from graph.engine.keptfolder import Running
from graph.memory import Memory
from graph.model import Shape
from graph.settings import Settings

PORTS = {"http": 7474, "https": 7473}
"""Where Neo4j serves its Browser unless it was told otherwise."""
QUERIES = "{}/queries.zip, dropped on the page, becomes saved queries."


class Door(Shape):
    """An address for Bolt clients, how to log in there, and the page of a Browser where there is one."""

    bolt: str
    user: str
    password: str
    """Where it is found, not what it is."""
    database: str
    page: str | None = None
    load: tuple[str, ...] = ()
    """What to type in the Browser, once it is connected; `spectron serve` has to run for it."""
    note: str | None = None


def door(memory: Memory, context_id: str) -> Door:
    """The way into a graph that is running, to look at a context; a Neo4j of `graph up --neo4j` is there to look at."""
    embedded = memory.graph.embedded
    running = localneo4j.running_in(memory.settings.data)
    if running and memory.settings.neo4j_uri in (None, running.bolt_url):
        return of_local_neo4j(running, memory.settings, context_id)
    return _of_embedded(embedded, memory.graph.database) if embedded else of_neo4j(memory.settings, context_id)


def _of_embedded(engine: Embedded, database: str) -> Door:
    return Door(
        bolt=engine.uri,
        user=USER,
        password="in the file engine/password of the data folder",  # noqa: S106 - no password
        database=database,
        note="The embedded engine brings no Browser. `spectron serve` shows the memory at /explore, "
        "`spectron graph query` asks it, and so can a Bolt client. `spectron graph up --neo4j` starts a Neo4j with its "
        "Browser, to copy the memory into.",
    )


def of_local_neo4j(running: Running, chosen: Settings, context_id: str) -> Door:
    """The way into the Neo4j that `graph up --neo4j` has started; its Browser loads the kit from a running service."""
    password = localneo4j.folder_in(chosen.data).path / "password"
    page = f"{running.http_url}/browser/?dbms={_login(running.bolt_url, neo4jfiles.USER)}&db={neo4jfiles.DATABASE}"
    return Door(
        bolt=running.bolt_url,
        user=neo4jfiles.USER,
        password=f"in the file {password}",
        database=neo4jfiles.DATABASE,
        page=page,
        load=_kit(chosen.port, context_id),
        note="While `spectron serve` runs, the Browser loads the style and the guide as it connects. "
        f"{QUERIES.format(kit_served(chosen.port))} "
        f"`spectron export --to-neo4j {running.bolt_url}` copies a memory there, to be looked at; to keep one there, "
        f'export SPECTRON_NEO4J_URI={running.bolt_url} SPECTRON_NEO4J_PASSWORD="$(cat {password})"',
    )


def of_neo4j(chosen: Settings, context_id: str) -> Door:
    """The way into the Neo4j that the settings name, where its Browser is served at the usual port."""
    uri = chosen.neo4j_uri or ""
    parts = urlsplit(uri)
    web = "https" if parts.scheme.endswith(("+s", "+ssc")) else "http"
    login = _login(uri, chosen.neo4j_user)
    return Door(
        bolt=uri,
        user=chosen.neo4j_user,
        password="in SPECTRON_NEO4J_PASSWORD" if chosen.neo4j_password else "none is set",
        database=chosen.neo4j_database,
        page=f"{web}://{parts.hostname}:{PORTS[web]}/browser/?dbms={login}&db={chosen.neo4j_database}",
        load=_kit(chosen.port, context_id),
        note=f"{QUERIES.format(kit_served(chosen.port))} The service must run.",
    )


def _login(uri: str, user: str) -> str:
    parts = urlsplit(uri)
    return quote(f"{parts.scheme}://{user}@{parts.netloc}", safe=":/@")


def _kit(port: int, context_id: str) -> tuple[str, ...]:
    kit = kit_served(port)
    return f":param context => {json.dumps(context_id)}", f":style {kit}/style.grass", f":play {kit}/guide.html"


def kit_served(port: int) -> str:
    """Where a service on this machine serves the kit for the Browser."""
    # By this name: a Browser takes guides from no other host unless its server was told so.
    return f"http://localhost:{port}/browser"
