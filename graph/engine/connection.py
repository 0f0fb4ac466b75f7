"""Bolt connections: how they are opened, and whether a server answers."""

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

CONNECT_SECONDS = 5.0
ACQUIRE_SECONDS = 15.0
IDLE_SECONDS = 60.0

Login = tuple[str, str] | None


def connect(uri: str, login: Login, connections: int) -> neo4j.Driver:
    """A driver for the server at `uri`, with at most so many connections; nothing is sent yet."""
    return neo4j.GraphDatabase.driver(
        uri,
        auth=login,
        max_connection_pool_size=connections,
        connection_timeout=CONNECT_SECONDS,
        connection_acquisition_timeout=ACQUIRE_SECONDS,
        liveness_check_timeout=IDLE_SECONDS,
        notifications_min_severity="OFF",
        telemetry_disabled=True,
    )


def answers(driver: neo4j.Driver, database: str) -> bool:
    """Whether the database runs a statement. The engine opens its port before its database, so nothing less tells.

    Raises AuthError for a wrong login, which no waiting would cure.
    """
    try:
        with driver.session(database=database) as session:
            session.run("RETURN 1").consume()
    except AuthError:
        raise
    except (DriverError, Neo4jError):
        return False
    return True
