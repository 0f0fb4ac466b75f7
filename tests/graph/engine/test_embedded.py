"""The embedded engine: started, shared, killed, brought back and stopped, for real."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from pydantic import SecretStr

from graph.engine.driver import Graph, open_graph
from graph.errors import EngineFailed, GraphUnavailable
from graph.settings import Settings

OTHER_PROCESS = """
import sys
from pathlib import Path
from graph.engine.driver import open_graph
from graph.settings import Settings

with open_graph(Settings(data=Path(sys.argv[1]))):
    print("open", flush=True)
    sys.stdin.readline()
"""


def one(graph: Graph) -> int:
    return graph.read(lambda tx: tx.run("RETURN 1").single(strict=True)[0])


def note(graph: Graph, text: str) -> None:
    graph.write(lambda tx: tx.run("CREATE (:Note {text: $text})", text=text).consume())


def notes(graph: Graph) -> list[str]:
    return graph.read(lambda tx: tx.run("MATCH (n:Note) RETURN n.text ORDER BY n.text").value())


def engine(data: Path) -> dict[str, int]:
    return json.loads((data / "engine" / "engine.json").read_text())


def processes(data: Path) -> list[int]:
    """Every process, of the engine or of its keeper, that was started with this folder."""
    listed = subprocess.run(["ps", "-wweo", "pid=,args="], capture_output=True, text=True, check=True).stdout
    return [int(line.split()[0]) for line in listed.splitlines() if f"{data}/engine" in line]


def within(seconds: float, true: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while not true() and time.monotonic() < until:
        time.sleep(0.05)
    return true()


def spectron(data: Path) -> subprocess.Popen[str]:
    """Another process with the graph open; it closes it when its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", OTHER_PROCESS, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "open\n"
    return process


def leave(process: subprocess.Popen[str]) -> None:
    process.communicate(timeout=60)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path, None, None]:
    """A data folder whose engine runs."""
    data = tmp_path_factory.mktemp("running")
    with open_graph(Settings(data=data)):
        yield data


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "memory data")


@pytest.fixture
def data(settings: Settings) -> Path:
    return settings.data


def test_the_engine_starts_and_leaves_no_process(settings: Settings, data: Path):
    with open_graph(settings) as graph:
        assert one(graph) == 1
        assert len(processes(data)) == 2

    assert within(1, lambda: not processes(data))


def test_the_engine_listens_on_loopback_alone(running: Path):
    listening = subprocess.run(["ss", "-Hltn"], capture_output=True, text=True, check=True).stdout
    ports = (f":{engine(running)['bolt']} ", f":{engine(running)['http']} ")
    addresses = [line.split()[3] for line in listening.splitlines() if any(port in line for port in ports)]

    assert len(addresses) == 2
    assert all("127.0.0.1" in address for address in addresses)


def test_secrets_are_for_the_owner_and_not_in_the_process_list(running: Path):
    files = [running / "engine" / name for name in ("password", "java.args", "engine.json")]

    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600] * 3
    assert stat.S_IMODE((running / "engine").stat().st_mode) == 0o700
    listed = subprocess.run(["ps", "-wweo", "args="], capture_output=True, text=True, check=True).stdout
    assert str(running) in listed
    assert files[0].read_text() not in listed


@pytest.mark.parametrize("password", [None, SecretStr("wrong")])
def test_nobody_gets_in_without_the_password(running: Path, password: SecretStr | None):
    uri = f"bolt://127.0.0.1:{engine(running)['bolt']}"
    settings = Settings(data=running, neo4j_uri=uri, neo4j_user="root", neo4j_password=password)

    with pytest.raises(GraphUnavailable, match="Unauthorized"), open_graph(settings):
        pytest.fail("the engine let somebody in")


def test_an_engine_of_this_kind_elsewhere_is_refused(running: Path):
    uri = f"bolt://127.0.0.1:{engine(running)['bolt']}"
    password = SecretStr((running / "engine" / "password").read_text())
    settings = Settings(
        data=running, neo4j_uri=uri, neo4j_user="root", neo4j_password=password, neo4j_database="memory"
    )

    with pytest.raises(EngineFailed, match="SPECTRON_NEO4J_URI"), open_graph(settings):
        pytest.fail("its full-text index cannot be made over Bolt")


def test_what_was_written_is_there_after_a_restart_at_the_same_address(settings: Settings, data: Path):
    with open_graph(settings) as graph:
        note(graph, "kept")
        before = engine(data)
    with open_graph(settings) as graph:
        assert notes(graph) == ["kept"]
        assert engine(data)["bolt"] == before["bolt"]


def test_a_taken_port_is_left_to_its_holder(settings: Settings, data: Path):
    with open_graph(settings):
        before = engine(data)
    with socket.create_server(("127.0.0.1", before["bolt"])), open_graph(settings) as graph:
        assert one(graph) == 1
        assert before["bolt"] not in (engine(data)["bolt"], engine(data)["http"])


def test_a_second_process_joins_and_sees_the_same(settings: Settings, data: Path):
    with open_graph(settings) as graph:
        note(graph, "shared")
        pid = engine(data)["pid"]
        other = spectron(data)

        assert engine(data)["pid"] == pid
        assert len(processes(data)) == 2
        leave(other)
        assert notes(graph) == ["shared"]


def test_the_engine_outlives_who_started_it_while_another_uses_it(settings: Settings, data: Path):
    first = spectron(data)
    with open_graph(settings) as graph:
        pid = engine(data)["pid"]
        leave(first)

        assert one(graph) == 1
        assert engine(data)["pid"] == pid
    assert within(2, lambda: not processes(data))


def test_the_engine_outlives_the_killing_of_who_started_it_while_another_uses_it(settings: Settings, data: Path):
    first = spectron(data)
    with open_graph(settings) as graph:
        first.kill()
        first.wait()
        time.sleep(1)

        assert one(graph) == 1
    assert within(2, lambda: not processes(data))


def test_the_engine_ends_with_its_last_user_even_if_that_is_killed(data: Path):
    alone = spectron(data)
    assert len(processes(data)) == 2

    alone.kill()
    alone.wait()

    assert within(5, lambda: not processes(data))


def test_the_engine_outlives_the_thread_that_started_it(settings: Settings):
    with ExitStack() as stack:
        graphs: list[Graph] = []
        thread = threading.Thread(target=lambda: graphs.append(stack.enter_context(open_graph(settings))))
        thread.start()
        thread.join()
        time.sleep(0.5)

        assert one(graphs[0]) == 1


def test_processes_that_start_at_once_share_one_engine(data: Path):
    command = [sys.executable, "-c", OTHER_PROCESS, str(data)]
    several = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(3)]

    assert [process.stdout.readline() for process in several if process.stdout] == ["open\n"] * 3
    assert len(processes(data)) == 2
    for process in several:
        leave(process)
    assert within(2, lambda: not processes(data))


def test_files_that_a_crash_left_behind_do_no_harm(settings: Settings, data: Path):
    (data / "engine").mkdir(parents=True)
    # A process of that number lives, but it is no engine.
    stale = {"pid": os.getppid(), "bolt": 1, "http": 2}
    (data / "engine" / "engine.json").write_text(json.dumps(stale))

    with open_graph(settings) as graph:
        assert one(graph) == 1
        assert engine(data)["pid"] != stale["pid"]


def test_a_damaged_address_file_does_no_harm(settings: Settings, data: Path):
    (data / "engine").mkdir(parents=True)
    (data / "engine" / "engine.json").write_text('{"pid": 1')

    with open_graph(settings) as graph:
        assert one(graph) == 1


def test_a_lost_password_is_made_anew(settings: Settings, data: Path):
    with open_graph(settings) as graph:
        note(graph, "kept")
    (data / "engine" / "password").unlink()

    with open_graph(settings) as graph:
        assert notes(graph) == ["kept"]


def test_a_killed_engine_fails_one_call_and_loses_nothing(settings: Settings, data: Path):
    with open_graph(settings) as graph:
        note(graph, "before")
        os.kill(engine(data)["pid"], signal.SIGKILL)
        with pytest.raises(GraphUnavailable):
            note(graph, "during")

        assert within(30, lambda: answers(graph))
        note(graph, "after")

        assert {"before", "after"} <= set(notes(graph))
    assert within(2, lambda: not processes(data))


def test_an_engine_that_is_stopped_under_load_gives_no_other_error_than_unavailable(settings: Settings, data: Path):
    errors: list[BaseException] = []
    stopping = threading.Event()

    def work(graph: Graph) -> None:
        while not stopping.is_set():
            try:
                note(graph, "x")
            except GraphUnavailable:
                time.sleep(0.1)
            except BaseException as error:  # noqa: BLE001
                errors.append(error)

    with open_graph(settings) as graph:
        threads = [threading.Thread(target=work, args=(graph,)) for _ in range(3)]
        for thread in threads:
            thread.start()
        time.sleep(0.5)
        os.kill(engine(data)["pid"], signal.SIGTERM)
        time.sleep(3)
        stopping.set()
        for thread in threads:
            thread.join()

        assert errors == []
        assert within(5, lambda: answers(graph))


def answers(graph: Graph) -> bool:
    try:
        return one(graph) == 1
    except GraphUnavailable:
        return False


def test_two_processes_bring_a_killed_engine_back_once(settings: Settings, data: Path):
    with open_graph(settings) as one_user, open_graph(settings) as other_user:
        os.kill(engine(data)["pid"], signal.SIGKILL)
        for user in (one_user, other_user):
            with suppress(GraphUnavailable):
                one(user)

        assert within(30, lambda: answers(one_user) and answers(other_user))
        assert within(2, lambda: len(processes(data)) == 2)


def test_an_engine_that_cannot_start_says_where_to_look(settings: Settings, data: Path):
    with (
        pytest.raises(EngineFailed, match=r"console\.txt"),
        open_graph(settings.model_copy(update={"engine_heap": "1m"})),
    ):
        pytest.fail("no Java starts in 1 MB")

    assert within(1, lambda: not processes(data))


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("")

    with pytest.raises(EngineFailed, match="file"), open_graph(Settings(data=tmp_path / "file")):
        pytest.fail("a file is no folder")
