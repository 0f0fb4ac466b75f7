"""
The files of a Neo4j that spectron starts, in the folder `neo4j` under `Settings.data`.

    neo4j/              readable by its owner only (0700)
      conf/neo4j.conf   written at each start
      data/             the graph, in Neo4j's own format
      password          made once; the user is neo4j (0600)
      and the files of `keptfolder.py`
"""

import os
import secrets
import shutil
import subprocess
from dataclasses import dataclass

from graph.engine.keptfolder import KeptFolder, write_private
from graph.engine.neo4jjars import JARS
from graph.errors import EngineFailed

DATABASE = "neo4j"
USER = "neo4j"

SERVER = "org.neo4j.server.CommunityEntryPoint"
ADMIN = "org.neo4j.server.startup.Neo4jAdminCommand"
ARGUMENTS = [
    *("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"),
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "-Dlog4j2.disable.jmx=true",
]
CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=127.0.0.1:{http}
server.https.enabled=false
server.memory.pagecache.size=64m
db.tx_log.rotation.size=16m
db.tx_log.rotation.retention_policy=2 files
db.tx_log.preallocate=false
db.transaction.timeout=60s
db.lock.acquisition.timeout=10s
dbms.usage_report.enabled=false
client.allow_telemetry=false
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
internal.dbms.bolt.netty_server_shutdown_timeout=2
"""
"""Loopback only. Statements end after 60 s; it stops within three."""
OPEN = "dbms.security.auth_enabled=false\n"


@dataclass(frozen=True, slots=True)
class Neo4jFolder(KeptFolder):
    """The folder of a Neo4j; each method reads or writes one of its files."""

    def password(self) -> str:
        """The password of the user `neo4j`, made before the first start. Raises EngineFailed where it was lost."""
        file = self.path / "password"
        if not file.exists():
            made = secrets.token_hex(16)
            self._set_password(made)
            write_private(file, made)
        return file.read_text()

    def configure(self, bolt: int, http: int, more: str = "") -> None:
        """Write on which ports it listens, the settings that are always the same, and more of them."""
        conf = self.path / "conf"
        conf.mkdir(mode=0o700, exist_ok=True)
        write_private(conf / "neo4j.conf", CONFIGURATION.format(bolt=bolt, http=http) + more)

    def command(self) -> list[str]:
        """The command line of the server."""
        # The whole path: the keeper becomes this command as it stands.
        java = shutil.which("java") or "java"
        return [
            java,
            *ARGUMENTS,
            "-cp",
            f"{JARS}/*",
            SERVER,
            f"--home-dir={self.path}",
            f"--config-dir={self.path}/conf",
            "--console-mode",
        ]

    def _set_password(self, password: str) -> None:
        self.configure(0, 0)
        # In a file, which keeps it out of the process list.
        arguments = self.path / "password.args"
        write_private(arguments, f'-cp "{JARS}/*" {ADMIN} dbms set-initial-password {password}')
        place = {"NEO4J_HOME": str(self.path), "NEO4J_CONF": str(self.path / "conf")}
        try:
            words = ["java", f"@{arguments}"]
            done = subprocess.run(words, env={**os.environ, **place}, capture_output=True, check=False)
        finally:
            arguments.unlink()
        if done.returncode:
            file = self.path / "password"
            raise EngineFailed(f"{file} is gone, and this Neo4j has a password: put it back, or delete {self.path}.")
