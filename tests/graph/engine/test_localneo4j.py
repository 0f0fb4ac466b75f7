"""A Neo4j of one's own: its files, and whether it is there."""

from pathlib import Path

from graph.engine import localneo4j
from graph.engine.filelock import Shared
from graph.engine.keptfolder import Running

HERE = Running(pid=1, bolt=7001, http=7002)


def test_it_is_there_as_long_as_somebody_uses_it(tmp_path: Path):
    folder = localneo4j.folder_in(tmp_path)
    assert localneo4j.running_in(tmp_path) is None
    folder.make()
    folder.set_running(HERE)
    user = Shared(folder.users_lock)
    during = localneo4j.running_in(tmp_path)
    user.leave()

    assert (during, localneo4j.running_in(tmp_path)) == (HERE, None)


def test_it_listens_on_loopback_alone_and_asks_for_its_password(tmp_path: Path):
    folder = localneo4j.folder_in(tmp_path)
    folder.make()

    folder.configure(7001, 7002)

    written = dict(line.split("=", 1) for line in (folder.path / "conf" / "neo4j.conf").read_text().splitlines())
    listening = [value for name, value in written.items() if name.endswith("listen_address")]
    assert all(value.startswith("127.0.0.1") for value in listening)
    assert written["server.bolt.listen_address"] == "127.0.0.1:7001"
    assert "dbms.security.auth_enabled" not in written
    assert folder.path.stat().st_mode & 0o777 == 0o700
