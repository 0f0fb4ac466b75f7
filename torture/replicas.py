"""Two services on one graph: both write to the same sessions, one is killed again and again, keys are revoked."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from evaluate.table import Row, Table
from torture.engines import Engine
from torture.served import Served, serving
from torture.writers import Writers, damage

TOGETHER_SECONDS = 3.0
ALONE_SECONDS = 2.0
PAUSE_SECONDS = 0.02


def measure(engine: Engine, trials: int) -> Iterator[Table]:
    """A trial is a blow for one of two, a key revoked at the other, and a write repeated there."""
    with tempfile.TemporaryDirectory(prefix="spectron-torture-") as folder, serving(Path(folder), **engine.env) as here:
        beside = Path(folder) / "beside"
        beside.mkdir()
        shared = engine.env | {"DATA": str(here.data), "ROOT_KEY": here.root_key}
        with serving(beside, **shared) as there:
            yield _table(here, there, trials)


def _table(here: Served, there: Served, trials: int) -> Table:
    context, key = here.context()
    lost, torn, acknowledged, twice = 0, 0, 0, 0
    statuses, opened = set[int](), list[float]()
    with here.caller(context, key) as stays, there.caller(context, key) as falls:
        for trial in range(trials):
            writers = [Writers(http, f"trial{trial}", count=4) for http in (stays, falls)]
            with writers[0].writing(), writers[1].writing():
                time.sleep(TOGETHER_SECONDS)
                there.kill()
                time.sleep(ALONE_SECONDS)
            there.start()
            found = [damage(falls, one) for one in writers]
            lost += sum(one.lost for one in found)
            torn += found[0].torn
            acknowledged += sum(len(one.acknowledged) for one in writers)
            statuses |= writers[0].statuses.keys()
            opened.append(_revoked(stays, falls, f"reader{trial}"))
            twice += _repeated(stays, falls, f"repeated{trial}")
    return Table(
        f"Two services on one graph, one killed {trials} times under 8 writers to 4 sessions",
        [
            Row("acknowledged turns lost", str(lost), "0", f"of {acknowledged}"),
            Row("half batches, or gaps in a session", str(torn), "0"),
            Row("statuses at the one that stayed", " ".join(map(str, sorted(statuses))), "200 201 409"),
            Row("longest life of a revoked key at the other", f"{max(opened):.1f} s", "<= 1 s"),
            Row("writes repeated at the other and done twice", str(twice), "0"),
        ],
    )


def _revoked(here: httpx.Client, there: httpx.Client, name: str) -> float:
    """Seconds after which a key that was revoked at one opened the other for the last time."""
    made = here.post("/keys", json={"name": name, "verbs": ["read"]}).raise_for_status().json()
    signed = {"API-KEY": made["key"]}
    there.get("/me", headers=signed).raise_for_status()
    here.delete(f"/keys/{name}").raise_for_status()
    began, opened = time.monotonic(), 0.0
    while True:
        asked = time.monotonic() - began
        if not there.get("/me", headers=signed).is_success:
            return opened
        opened = asked
        time.sleep(PAUSE_SECONDS)


def _repeated(here: httpx.Client, there: httpx.Client, key: str) -> bool:
    """Whether a write that is sent to both under one Idempotency-Key is done by both."""
    headers = {"Idempotency-Key": key}
    replies = [http.post("/sessions", json={"scope": ["org=acme"]}, headers=headers) for http in (here, there)]
    return len({reply.raise_for_status().json()["id"] for reply in replies}) != 1
