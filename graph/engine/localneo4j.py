"""A Neo4j Community with its Browser on this machine: a child process on loopback, for those who look."""

from pathlib import Path

from graph.engine.keeping import Engine, Kept
from graph.engine.keptfolder import Running
from graph.engine.neo4jfiles import DATABASE, USER, Neo4jFolder

PORTS = (7687, 7474)
"""Where people look for Bolt and for the Browser."""

KIT = """\
browser.post_connect_cmd=style {kit}/style.grass; play {kit}/guide.html
browser.remote_content_hostname_whitelist=localhost,127.0.0.1
"""
"""What has the Browser load our style and guide when it connects, from a running service."""


def folder_in(data: Path) -> Neo4jFolder:
    """The folder of the Neo4j that belongs to a data folder."""
    return Neo4jFolder(data.expanduser().resolve() / "neo4j")


def kept_in(data: Path, kit: str) -> Kept:
    """A hold on that Neo4j, which `acquire` starts or joins; its Browser loads the kit from the address `kit`."""
    folder = folder_in(data)

    def command(bolt: int, http: int) -> list[str]:
        folder.configure(bolt, http, KIT.format(kit=kit))
        return folder.command()

    return Kept(folder, Engine("Neo4j", DATABASE, lambda: (USER, folder.password()), command, ready="/", ports=PORTS))


def running_in(data: Path) -> Running | None:
    """Where that Neo4j answers, if one was started there that is still used."""
    folder = folder_in(data)
    return folder.running() if folder.is_used() else None
