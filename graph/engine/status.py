"""What kind of graph is in use, where it is, and how much it holds."""

from importlib.metadata import PackageNotFoundError, version

from graph.engine.driver import Graph
from graph.engine.faults import EngineName
from graph.engine.queries import run
from graph.model import Shape


class GraphStatus(Shape):
    """One graph at one moment."""

    engine: EngineName
    version: str
    address: str
    database: str
    schema_versions: list[str]
    counts: dict[str, int]
    """Nodes by label; a fact counts under `Fact` and under its kind."""
    spectron: str


def status(graph: Graph) -> GraphStatus:
    """What the graph says of itself. Raises GraphUnavailable."""
    server = graph.server()
    migrations = graph.read(lambda tx: run(tx, "migration/applied"))
    counts = graph.read(lambda tx: run(tx, "status/count"))[0]
    return GraphStatus(
        engine=graph.engine,
        version=server.agent,
        address="{}:{}".format(*server.address),
        database=graph.database,
        schema_versions=[row["migration"]["id"] for row in migrations],
        counts=counts,
        spectron=spectron_version(),
    )


def spectron_version() -> str:
    """The installed version; a checkout that was never installed has none."""
    try:
        return version("spectron")
    except PackageNotFoundError:
        return "not installed"
