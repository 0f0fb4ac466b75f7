"""Tenants whose every field is a word of their own, so that wherever it turns up it is known whose it is."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx

from torture.served import Served

IDS = re.compile(r"\b(?:sess|turn|ent|fact|inst|unc|link|trace|merge)_[0-9a-z]{8,}")
VERBS = ["read", "write", "forget", "admin"]


@dataclass
class Tenant:
    """The holder of a key to one scope of a context, and what only that holder may see."""

    context: str
    word: str
    http: httpx.Client
    ids: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    """Ids of its records by their prefix."""
    cursors: list[str] = field(default_factory=list[str])

    @property
    def scope(self) -> list[str]:
        return [f"org={self.word}", f"user={self.word}"]

    def secrets(self) -> list[str]:
        """Everything that nobody else may be shown."""
        return [self.word, *(one for all_ in self.ids.values() for one in all_)]

    def post(self, path: str, body: dict[str, Any], **headers: str) -> dict[str, Any]:
        reply = self.http.post(path, json=body, headers=headers)
        if not reply.is_success:
            raise ValueError(f"{path}: {reply.text}")
        return self.noted(reply)

    def noted(self, reply: httpx.Response) -> dict[str, Any]:
        """A reply of its own, with the ids in it noted."""
        for one in IDS.findall(reply.text):
            known = self.ids.setdefault(one.partition("_")[0], [])
            if one not in known:
                known.append(one)
        return reply.json()

    def fill(self) -> None:
        """Write a record of every kind, with the word in every field that takes one."""
        word, name = self.word, self.word.title()
        opening = {"id": f"{word}-session", "scope": self.scope, "metadata": {word: word}}
        self.post("/sessions", opening, **{"Idempotency-Key": word})
        self.ids["sess"] = [f"{word}-session"]
        said = {"session_id": f"{word}-session", "labels": [f"source={word}"], "messages": list(_messages(word, name))}
        self.post("/facts/batch", said, **{"Idempotency-Key": f"{word}-said"})
        person = {"name": f"{name} Senior", "type": "person"}
        triples = [
            {"subject": person, "predicate": "lives_in", "object": {"name": f"{name}ville", "type": "location"}},
            {"subject": person, "predicate": "nickname", "value": f"{word}-nick"},
            {"subject": {"name": f"{name} Junior", "type": "person"}, "predicate": "age", "value": f"{word}-age"},
        ]
        self.post("/facts", {"scope": self.scope, "triples": triples, "labels": [f"source={word}"]})
        self.post("/keys", {"name": f"{word}-key", "verbs": ["read"], "scope": self.scope})
        self._correct(word)
        self._read_back()

    def _correct(self, word: str) -> None:
        people = self.noted(self.http.get("/entities", params={"type": "person"}))["entities"]
        named = {one["name"]: one["id"] for one in people}
        senior, junior = (named[f"{word.title()} {rank}"] for rank in ("Senior", "Junior"))
        self.post(f"/entities/{junior}", {"aliases": [f"{word}-alias"]})
        self.post("/entities/merge", {"into": senior, "from": [junior]})
        facts = self.noted(self.http.get("/facts", params={"predicate": "nickname"}))["facts"]
        self.post(f"/facts/{facts[0]['id']}/close", {})
        rules = self.noted(self.http.get("/instructions"))["instructions"]
        self.noted(self.http.patch(f"/instructions/{rules[0]['id']}", json={"active": False}))

    def _read_back(self) -> None:
        """Learn its own ids and cursors."""
        for path in ("/sessions", "/facts", "/entities", "/traces", "/instructions", "/uncertainties"):
            for params in ({"status": "all"} if path == "/facts" else {}, {"limit": 1}):
                reply = self.noted(self.http.get(path, params=params))
                cursor = reply["page"]["next_cursor"]
                self.cursors += [cursor] if cursor else []
        self.noted(self.http.get(f"/sessions/{self.word}-session/turns", params={"include": "links,facts"}))


def _messages(word: str, name: str) -> Iterator[dict[str, Any]]:
    texts = (
        f"I'm {name} and I live in {name}burg. I think I work for {name}corp.",
        f"My sister {name}a is 31. She moved to {name}stadt in May.",
        f"Always answer {name} in French.",
        f"Maybe I moved to {name}borg. I no longer like {name} tea.",
    )
    for number, text in enumerate(texts):
        yield {"id": f"{word}-{number}", "role": "user", "content": text, "addressees": [f"{name} Helper"]}
    yield {"role": "tool", "name": f"{word}-tool", "content": f"order: {word}-77\nstatus: sent to {name}burg"}
    yield {"role": "assistant", "speaker": f"{name} Bot", "content": f"Noted, {name}."}


def tenants(served: Served, contexts: int, scopes: int) -> list[Tenant]:
    """Tenants in several contexts, several in each, all filled."""
    words, made = _words(), list[Tenant]()
    for _ in range(contexts):
        context, first = served.context()
        for _ in range(scopes):
            word = next(words)
            wanted = {"name": f"{word}-own", "verbs": VERBS, "scope": [f"org={word}", f"user={word}"]}
            with served.caller(context, first) as owner:
                key = owner.post("/keys", json=wanted).raise_for_status().json()["key"]
            tenant = Tenant(context, word, served.caller(context, key))
            tenant.fill()
            made.append(tenant)
    return made


def _words() -> Iterator[str]:
    """Words that are nobody's: nine letters, none of them the beginning of another."""
    chance = random.Random(11)
    while True:
        yield "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(4)) + "x"
