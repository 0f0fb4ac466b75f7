"""Where somebody who wants to look into the graph finds it."""

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
    note: str | None = None


def door(memory: Memory) -> Door:
    """The way into a graph that is running."""
    embedded = memory.graph.embedded
    return _of_embedded(embedded, memory.graph.database) if embedded else of_neo4j(memory.settings)


def _of_embedded(engine: Embedded, database: str) -> Door:
    return Door(
        bolt=engine.uri,
        user=USER,
        password="in the file engine/password of the data folder",  # noqa: S106 - no password
        database=database,
        note="The embedded engine brings no Browser. `spectron graph query` asks it, and so can a Bolt client.",
    )


def of_neo4j(chosen: Settings) -> Door:
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
    )
