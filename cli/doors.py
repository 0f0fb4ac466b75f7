"""Where somebody who wants to look into the graph finds it."""

import json
from urllib.parse import quote, urlsplit

from graph.engine.embedded import USER, Embedded
from graph.memory import Memory
from graph.model import Shape
from graph.settings import Settings

PORTS = {"http": 7474, "https": 7473}
"""Where Neo4j serves its Browser unless it was told otherwise."""


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
    """The way into a graph that is running, to look at a context."""
    embedded = memory.graph.embedded
    return _of_embedded(embedded, memory.graph.database) if embedded else of_neo4j(memory.settings, context_id)


def _of_embedded(engine: Embedded, database: str) -> Door:
    return Door(
        bolt=engine.uri,
        user=USER,
        password="in the file engine/password of the data folder",  # noqa: S106 - no password
        database=database,
        note="The embedded engine brings no Browser. `spectron serve` shows the memory at /explore, "
        "`spectron graph query` asks it, and so can a Bolt client.",
    )


def of_neo4j(chosen: Settings, context_id: str) -> Door:
    """The way into the Neo4j that the settings name, where its Browser is served at the usual port."""
    uri = chosen.neo4j_uri or ""
    parts = urlsplit(uri)
    web = "https" if parts.scheme.endswith(("+s", "+ssc")) else "http"
    login = quote(f"{parts.scheme}://{chosen.neo4j_user}@{parts.netloc}", safe=":/@")
    return Door(
        bolt=uri,
        user=chosen.neo4j_user,
        password="in SPECTRON_NEO4J_PASSWORD" if chosen.neo4j_password else "none is set",
        database=chosen.neo4j_database,
        page=f"{web}://{parts.hostname}:{PORTS[web]}/browser/?dbms={login}&db={chosen.neo4j_database}",
        load=_kit(chosen.port, context_id),
        note=f"{_served(chosen.port)}/queries.zip, dropped on the page, becomes saved queries. The service must run.",
    )


def _kit(port: int, context_id: str) -> tuple[str, ...]:
    kit = _served(port)
    return f":param context => {json.dumps(context_id)}", f":style {kit}/style.grass", f":play {kit}/guide.html"


def _served(port: int) -> str:
    # By this name: a Browser takes guides from no other host unless its server was told so.
    return f"http://localhost:{port}/browser"
