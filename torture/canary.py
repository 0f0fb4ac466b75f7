"""
Twenty tenants ask for each other's records by every read there is, with each other's ids, words and cursors.

A reply must hold none of the other's words and ids, in body or headers, and it must be the reply to the same question
about somebody who does not exist: so no count and no order hints at anything either.
"""

import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

import httpx

from evaluate.table import Row, Table
from torture.engines import Engine
from torture.served import Served, serving
from torture.tenants import Tenant, tenants

CONTEXTS = 4
MOST_CURSORS = 2
BELOW = "/api/v1/{context_id}"
NOBODY = "nobodyhere"
PASSING = ("trace_id", "query_ms", "steps_ms", "at", "last_used_at")
"""Fields that differ from one reply to the next."""
OWN_TRACES = "list_traces"
"""Grows by what the reader itself asks."""
Question = tuple[str, dict[str, Any], Any]
"""Path, query and body."""


@dataclass(frozen=True, slots=True)
class About:
    """Whom a question is about: a tenant, or nobody."""

    word: str
    ids: dict[str, list[str]]
    cursors: list[str]

    def id(self, kind: str) -> str:
        return (self.ids.get(kind) or [f"{kind}_{NOBODY}"])[0]


@dataclass(frozen=True, slots=True)
class Read:
    """A route that only reads."""

    name: str
    method: str
    path: str
    params: tuple[str, ...]
    body: tuple[str, ...]

    def questions(self, about: About) -> Iterator[Question]:
        """The plain question, the one with words and ids in every field, and those with cursors."""
        path, body = self._path(about), self._filled(self.body, about) if self.body else None
        full = self._filled(self.params, about)
        yield path, {}, body
        yield path, full, body
        if "cursor" in self.params:
            for cursor in about.cursors[:MOST_CURSORS]:
                yield path, {"cursor": cursor}, body

    def _path(self, about: About) -> str:
        def one(match: re.Match[str]) -> str:
            kinds = {"session_id": "sess", "entity_id": "ent", "fact_id": "fact", "trace_id": "trace"}
            kind = kinds.get(match[1])
            return about.id(kind) if kind else f"{about.word}-key"

        return re.sub(r"\{(\w+)\}", one, self.path)

    def _filled(self, names: tuple[str, ...], about: About) -> dict[str, Any]:
        values = {
            "query": f"Where does {about.word.title()} of {about.word.title()}burg live?",
            "name": about.word.title(),
            "subject": about.id("ent"),
            "object": f"{about.word.title()}burg",
            "session_id": about.id("sess"),
            "scope": [f"org={about.word}", f"user={about.word}"],
            "since_turn": about.id("turn"),
            "since": "2020-01-01T00:00:00Z",
            "until": "2099-01-01T00:00:00Z",
            "status": "all" if self.name in ("list_facts", "list_entity_facts") else "open",
        }
        return {name: values[name] for name in names if name in values}


def measure(engine: Engine, trials: int) -> Iterator[Table]:
    leaks, hints, asked = list[str](), list[str](), 0
    settings = {**engine.env, "RATE_PER_SECOND": "100000", "RATE_BURST": "100000"}
    with tempfile.TemporaryDirectory(prefix="spectron-torture-") as folder, serving(Path(folder), **settings) as served:
        reads = list(_reads(served.get("/openapi.json").json()))
        everybody = tenants(served, CONTEXTS, max(1, trials // CONTEXTS))
        for reader in everybody:
            control = _control(reads, reader)
            for other in everybody:
                if other is not reader:
                    for read in reads:
                        asked += _ask(read, reader, other, control, leaks, hints)
        told = served.log.read_text() + served.get("/metrics").text
        in_logs = sum(secret in told for tenant in everybody for secret in tenant.secrets())
        strangers = _strangers(served, reads, everybody)
    yield Table(
        f"{len(everybody)} tenants in {CONTEXTS} contexts, {len(reads)} reads, {asked} questions",
        [
            Row("replies with another's word or id", str(len(leaks)), "0", ", ".join(sorted(set(leaks)))),
            Row("replies that hint by being different", str(len(hints)), "0", ", ".join(sorted(set(hints)))),
            Row("words and ids in logs and metrics", str(in_logs), "0"),
            Row("another context's paths answered with something else than 401", str(strangers), "0"),
        ],
    )


def _reads(described: dict[str, Any]) -> Iterator[Read]:
    """Every route below a context that only reads: each GET, and each POST that takes no Idempotency-Key."""
    for path, item in described["paths"].items():
        for method, operation in item.items():
            params = tuple(one["name"] for one in operation.get("parameters", []))
            if path.startswith(BELOW) and (method == "get" or (method == "post" and "Idempotency-Key" not in params)):
                yield Read(
                    operation["operationId"], method, path.removeprefix(BELOW), params, _fields(described, operation)
                )


def _fields(described: dict[str, Any], operation: dict[str, Any]) -> tuple[str, ...]:
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    name = str(content.get("schema", {}).get("$ref", "")).rpartition("/")[2]
    return tuple(described["components"]["schemas"][name]["properties"]) if name else ()


def _control(reads: list[Read], reader: Tenant) -> dict[tuple[str, int], str]:
    """What the reader is told about nobody."""
    nobody = About(NOBODY, {}, [])
    return {
        (read.name, place): _told(reader, read, question, nobody.word)
        for read in reads
        for place, question in enumerate(read.questions(nobody))
    }


def _ask(
    read: Read, reader: Tenant, other: Tenant, control: dict[tuple[str, int], str], leaks: list[str], hints: list[str]
) -> int:
    """Ask every question about another tenant, and note what is wrong with the replies; gives how many were asked."""
    asked = 0
    for place, question in enumerate(read.questions(About(other.word, other.ids, other.cursors))):
        reply = _reply(reader.http, read, question)
        shown = f"{reply.headers}{reply.text}".lower()
        leaks += [read.name] * any(secret in shown for secret in other.secrets())
        wanted = control.get((read.name, place))
        if wanted is not None and read.name != OWN_TRACES:
            hints += [read.name] * (_normal(reply, other.word) != wanted)
        asked += 1
    return asked


def _strangers(served: Served, reads: list[Read], everybody: list[Tenant]) -> int:
    """How often a key of another context is not refused as any wrong key is."""
    wrong = 0
    for reader in everybody:
        other = next(one for one in everybody if one.context != reader.context)
        with served.caller(other.context, reader.http.headers["API-KEY"]) as http:
            about = About(other.word, other.ids, other.cursors)
            replies = [_reply(http, read, next(read.questions(about))) for read in reads]
            wrong += sum(reply.status_code != HTTPStatus.UNAUTHORIZED for reply in replies)
    return wrong


def _told(reader: Tenant, read: Read, question: Question, word: str) -> str:
    return _normal(_reply(reader.http, read, question), word)


def _reply(http: httpx.Client, read: Read, question: Question) -> httpx.Response:
    path, params, body = question
    return http.request(read.method, path, params=params, json=body)


def _normal(reply: httpx.Response, word: str) -> str:
    """A reply without what differs each time."""
    if reply.headers["content-type"] not in ("application/json", "application/problem+json"):
        return f"{reply.status_code} {reply.text}"
    return f"{reply.status_code} {json.dumps(_lasting(reply.json()), sort_keys=True)}".replace(word, "")


def _lasting(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _lasting(inner) for key, inner in value.items() if key not in PASSING}
    return [_lasting(inner) for inner in value] if isinstance(value, list) else value
