"""
Measures what a user waits for: `make bench`.

A service of its own over an empty folder, spoken to over HTTP, one caller at a time. Every text is new, so nothing
that was read before helps. Of several rounds the quickest counts, because other work on the machine can only make a
round slower; the load is printed beside it.
"""

import itertools
import os
import statistics
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from cli.service import Service, running_service
from graph.settings import MIB

ROUNDS = 3
TURNS = 60
WARM_UP = 20
BATCH = 50
GOALS = {
    "one turn, p50": "60 ms",
    "50 turns in one batch": "1200 ms",
    "start to first answer, empty folder": "5000 ms",
    "start to first answer, used folder": "5000 ms",
    "resident memory, server and engine": "700 MiB",
}
PEOPLE = ("Ines", "Marek", "Oluwa", "Priya", "Tomás", "Yuki", "Zofia", "Karim", "Lena", "Bruno", "Sadia", "Viktor")
PLACES = ("Lisbon", "Gdansk", "Lagos", "Pune", "Bilbao", "Osaka", "Lodz", "Tunis", "Bremen", "Trieste", "Dhaka", "Riga")
FIRMS = ("Acme", "Globex", "Initech", "Umbrella", "Hooli", "Vandelay", "Stark", "Wayne", "Tyrell", "Cyberdyne")
SENTENCES = (
    "My colleague {person} lives in {place} and works for {firm}.",
    "I met {person} in {place} last week, and we talked about {firm} for hours.",
    "{person} moved to {place} in 2021. She likes it there.",
    "Do you know whether {firm} has an office in {place}?",
    "My sister {person} is allergic to peanuts, so we never cook with them in {place}.",
    "I used to work at {firm}, but {person} asked me to join a company in {place}.",
)


@dataclass
class Caller:
    """A caller of a running service, with a context of its own."""

    http: httpx.Client
    texts: Iterator[str]
    session: str = ""
    steps: dict[str, list[float]] = field(default_factory=dict[str, list[float]])

    def open_session(self) -> None:
        self.session = self._post("/sessions", scope=["user=u_bench"])["id"]

    def say(self, count: int) -> float:
        """Send one batch of so many messages; gives the milliseconds until the reply."""
        messages = [{"role": "user", "content": next(self.texts)} for _ in range(count)]
        began = time.perf_counter()
        reply = self._post("/facts/batch", session_id=self.session, messages=messages)
        took = (time.perf_counter() - began) * 1000
        trace = self.http.get(f"/traces/{reply['trace_id']}").raise_for_status().json()
        for name, milliseconds in trace["steps_ms"].items():
            self.steps.setdefault(name, []).append(milliseconds)
        return took

    def _post(self, path: str, **body: Any) -> dict[str, Any]:
        return self.http.post(path, json=body).raise_for_status().json()


def main() -> None:
    print(f"{os.cpu_count()} cores, load {_load()}")
    with tempfile.TemporaryDirectory(prefix="spectron-bench-") as folder:
        data = Path(folder)
        print("\nstart")
        with _started("start to first answer, empty folder", data):
            pass
        with _started("start to first answer, used folder", data) as caller:
            _measure_turns(caller)
            _measure_batches(caller)
            print("\nmemory")
            _show("resident memory, server and engine", f"{_resident() / MIB:.0f} MiB")
    print(f"\nload at the end {_load()}")


@contextmanager
def _started(name: str, data: Path) -> Generator[Caller]:
    """A service over the folder, and how long it took from its start until the first message was answered."""
    began = time.perf_counter()
    with running_service(data) as service, client(service) as http:
        caller = Caller(http, texts())
        caller.open_session()
        caller.say(1)
        _show(name, f"{(time.perf_counter() - began) * 1000:.0f} ms")
        yield caller


@contextmanager
def client(service: Service) -> Generator[httpx.Client]:
    root = {"API-KEY": service.root_key}
    made = httpx.post(f"{service.url}/api/v1/contexts", json={}, headers=root).raise_for_status().json()
    base = f"{service.url}/api/v1/{made['id']}"
    with httpx.Client(base_url=base, headers={"API-KEY": made["key"]}, timeout=60) as http:
        yield http


def _measure_turns(caller: Caller) -> None:
    print(f"\n{TURNS} turns, one after the other, quickest of {ROUNDS} rounds")
    for _ in range(WARM_UP):
        caller.say(1)
    rounds: list[tuple[list[float], dict[str, list[float]]]] = []
    for _ in range(ROUNDS):
        caller.open_session()
        caller.steps = {}
        rounds.append((sorted(caller.say(1) for _ in range(TURNS)), caller.steps))
    took, steps = min(rounds, key=lambda one: statistics.median(one[0]))
    _show("one turn, p50", f"{statistics.median(took):.0f} ms")
    _show("one turn, p95", f"{took[int(len(took) * 0.95)]:.0f} ms")
    _show_steps(steps, statistics.median(took))


def _measure_batches(caller: Caller) -> None:
    print(f"\n{BATCH} turns in one batch, quickest of {ROUNDS}")
    rounds: list[tuple[float, dict[str, list[float]]]] = []
    for _ in range(ROUNDS):
        caller.open_session()
        caller.steps = {}
        rounds.append((caller.say(BATCH), caller.steps))
    took, steps = min(rounds, key=lambda one: one[0])
    _show("50 turns in one batch", f"{took:.0f} ms")
    _show_steps(steps, took)


def _show(name: str, figure: str) -> None:
    goal = f"   goal {GOALS[name]}" if name in GOALS else ""
    print(f"  {name:38} {figure:>10}{goal}")


def _show_steps(steps: dict[str, list[float]], whole: float) -> None:
    """The steps of the trace; `reading` holds the four before it, and what no step names is the rest."""
    medians = {name: statistics.median(took) for name, took in steps.items()}
    inside = ("parse", "names", "references", "claims")
    for name, milliseconds in medians.items():
        print(f"    {'  ' * (name in inside)}{name:20} {milliseconds:8.1f} ms")
    rest = whole - sum(took for name, took in medians.items() if name not in inside)
    print(f"    {'http, tail, commit':20} {rest:8.1f} ms")


def texts() -> Iterator[str]:
    """Messages, each of them new."""
    for number in itertools.count():
        sentence = SENTENCES[number % len(SENTENCES)]
        lap = number // len(SENTENCES)
        person, place, firm = PEOPLE[lap % 12], PLACES[(lap + lap // 12) % 12], FIRMS[lap % 10]
        yield sentence.format(person=person, place=place, firm=firm) + f" That was note {number}."


def _load() -> str:
    return " ".join(f"{figure:.1f}" for figure in os.getloadavg())


def _resident() -> int:
    """Bytes that this process's descendants keep in memory: the service, the engine and its keeper."""
    family = {os.getpid()}
    parents = {int(path.name): _parent(path) for path in Path("/proc").iterdir() if path.name.isdigit()}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in family - {os.getpid()})
    return pages * os.sysconf("SC_PAGE_SIZE")


def _parent(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(") ")[2].split()[1])
    except FileNotFoundError:
        return 0
