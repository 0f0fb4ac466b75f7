"""What replies look like, for the page of the API."""

from typing import Any

Example = dict[str, Any]

SESSION_ID, TURN_ID, FACT_ID = "sess_01jz3v5h8k2m4n6p8q0r2s4t6v", "turn_01jz3v5hb0", "fact_3xk2m4n6p8"
SCOPE = ["org=acme", "user=u_alice"]
SAID_AT = "2024-05-03T10:00:00Z"

ALICE: Example = {"id": "ent_7f2k9d", "name": "Alice", "type": "person"}
ACME: Example = {"id": "ent_2c8q4r", "name": "Acme Corp", "type": "organisation"}

CONTEXT: Example = {"id": "acme", "description": "The assistant of Acme", "created_at": SAID_AT}
NEW_CONTEXT = CONTEXT | {"key": "sp-01jz3v5h8k-0123456789"}
KEY: Example = {
    "id": "01jz3v5h8k",
    "name": "support",
    "verbs": ["read", "write"],
    "scope": ["org=acme", "user=*"],
    "created_at": SAID_AT,
    "expires_at": None,
    "last_used_at": None,
}
NEW_KEY = KEY | {"key": "sp-01jz3v5h8k-0123456789"}
ME: Example = {"context_id": "acme", "key": "support", "verbs": KEY["verbs"], "scope": KEY["scope"]}

SESSION: Example = {
    "id": SESSION_ID,
    "scope": SCOPE,
    "metadata": {"channel": "phone"},
    "created_at": SAID_AT,
    "turn_count": 1,
    "first_said_at": SAID_AT,
    "last_said_at": SAID_AT,
}
LINK: Example = {
    "id": "link_9w3e5r",
    "turn_id": TURN_ID,
    "span": {"start": 21, "end": 22},
    "text": "I",
    "kind": "pronoun",
    "entity": {"id": ALICE["id"], "name": "Alice"},
    "method": "speaker",
    "confidence": 0.99,
}
TURN: Example = {
    "id": TURN_ID,
    "seq": 1,
    "role": "user",
    "speaker": "Alice",
    "content": "My name is Alice and I work at Acme Corp.",
    "said_at": SAID_AT,
    "recorded_at": SAID_AT,
    "links": [LINK],
    "fact_ids": [FACT_ID],
}
SOURCE: Example = {
    "kind": "turn",
    "ref": f"turn:{TURN_ID}",
    "session_id": SESSION_ID,
    "span": {"start": 21, "end": 40},
    "quote": "I work at Acme Corp",
    "role": "user",
    "speaker": "Alice",
    "said_at": SAID_AT,
    "trust": 0.7,
}
FACT: Example = {
    "id": FACT_ID,
    "kind": "relation",
    "subject": ALICE,
    "predicate": "works_for",
    "object": ACME,
    "status": "current",
    "category": "identity",
    "confidence": 0.86,
    "scope": SCOPE,
    "labels": [],
    "known_from": SAID_AT,
    "source": SOURCE,
    "evidence_count": 1,
}
ENTITY = ALICE | {"aliases": ["u_alice"], "scope": SCOPE, "created_at": SAID_AT, "fact_count": 2}
NEIGHBOURHOOD: Example = {"entities": [ALICE, ACME], "relations": [FACT], "truncated": False}
EDGE: Example = {
    "id": FACT_ID,
    "source": ALICE["id"],
    "target": ACME["id"],
    "predicate": "works_for",
    "status": "current",
    "confidence": 0.86,
}
PICTURE: Example = {"nodes": [ALICE, ACME], "edges": [EDGE], "truncated": False}
INSTRUCTION: Example = {
    "id": "inst_4t6y8u",
    "label": "language",
    "description": "Answer in French.",
    "active": True,
    "source": SOURCE | {"span": {"start": 0, "end": 16}, "quote": "Answer in French"},
}
UNCERTAINTY: Example = {
    "id": "unc_1q3e5t",
    "about": "Alice works_for Acme Corp",
    "reason": "hedged",
    "status": "open",
    "fact_ids": [FACT_ID],
    "source": SOURCE,
}
DIFF: Example = {
    "entities": [ACME | {"action": "created", "aliases_added": []}],
    "attributes": [],
    "relations": [{"action": "created", "reason": "new", "fact": FACT}],
    "actions": [],
    "instructions": [],
    "uncertainties": [],
    "links": [LINK],
    "skipped": [],
}
REMEMBERED: Example = {
    "session_id": SESSION_ID,
    "trace_id": "trace_01jz3v5hc0",
    "turn_ids": [TURN_ID],
    "preview": False,
    "diff": DIFF,
}
CORRECTED: Example = {
    "trace_id": "trace_01jz3v5hc0",
    "merge_id": "merge_01jz3v5hd2",
    "diff": DIFF | {"entities": [ACME | {"action": "merged", "aliases_added": [], "merged_from": ["ent_9f3a2c"]}]},
}
RECEIPT: Example = {
    "id": "receipt_01jz3v5hf6",
    "dry_run": False,
    "erased": {"turns": 1, "links": 3, "claims": 1, "facts": 1, "traces": 1},
    "revived": ["fact_0d51a7"],
    "checks": {"turns": 0, "links": 0, "claims": 0, "facts": 0, "uncertainties": 0},
    "trace_ids": ["trace_01jz3v5hg8"],
    "diff": DIFF,
}
NO_FACTS: Example = {"entities": [], "attributes": [], "relations": [], "actions": []}
STATE: Example = {
    "identity": NO_FACTS | {"entities": [ALICE, ACME], "relations": [FACT]},
    "knowledge": NO_FACTS,
    "context": NO_FACTS,
    "instructions": [INSTRUCTION],
    "uncertainties": [],
    "truncated": False,
}
CONTEXT_BLOCK: Example = {
    "context": "## Known\n\n- Alice works for Acme Corp.\n",
    "items": [
        {
            "kind": "fact",
            "id": FACT_ID,
            "text": "Alice works for Acme Corp",
            "status": "current",
            "source": f"turn:{TURN_ID}",
            "score": 0.9,
        }
    ],
    "trace_id": "trace_01jz3v5hd0",
}
RECALLED: Example = {
    "hits": [
        {
            "kind": "fact",
            "id": FACT_ID,
            "text": "Alice works for Acme Corp, said 2024-05-03",
            "score": 1.02,
            "signals": {"words": 0.5, "meaning": 0.7, "subject": 1.0, "support": 1.0, "current": 1.0},
            "source": {"ref": f"turn:{TURN_ID}", "session_id": SESSION_ID, "role": "user", "speaker": "Alice"},
            "said_at": SAID_AT,
            "status": "current",
        }
    ],
    "answer": {"predicates": ["works_for"], "known": True, "fact_ids": [FACT_ID]},
    "trace_id": "trace_01jz3v5hd0",
    "query_ms": 9.4,
}
TRACE: Example = {
    "id": "trace_01jz3v5hc0",
    "kind": "write",
    "operation": "remember",
    "extraction": "dbfcb9e84d75",
    "session_id": SESSION_ID,
    "at": SAID_AT,
    "turn_ids": [TURN_ID],
    "decisions": [
        {
            "claim": "Alice works_for Acme Corp",
            "rule": "work_at",
            "modality": "asserted",
            "confidence": 0.86,
            "trust": 0.7,
            "turn_id": TURN_ID,
            "span": {"start": 21, "end": 40},
            "quote": "I work at Acme Corp",
            "subject": {"id": "ent_7f2k9d", "name": "Alice"},
            "object": {"id": "ent_2c8q4r", "name": "Acme Corp"},
            "decision": "created",
            "reason": "new_value",
            "why": "Nothing that it stands against was believed.",
            "fact_id": FACT_ID,
        }
    ],
    "steps_ms": {"reading": 41.2},
    "records": {"created": [FACT_ID]},
}
TRANSCRIPT: Example = {"session": SESSION, "lines": [{"turn": TURN, "facts": [FACT]}]}
INSPECTION: Example = {
    "fact": FACT,
    "support": [{"source": SOURCE, "sentence": "My name is Alice and ⟦I work at Acme Corp⟧.", "links": [LINK]}],
    **{name: [] for name in ("replaced", "replaced_by", "beside", "doubts")},
}
MARKDOWN = """\
# Session sess_01jz3v5h8k2m4n6p8q0r2s4t6v

scope: org=acme, user=u_alice

**1. Alice** (user, 2024-05-03T10:00:00+00:00)

> My name is Alice and I work at Acme Corp.

- “I” (21-22) is Alice (speaker, 0.99)
- Alice works_for Acme Corp: current, 0.86, from “I work at Acme Corp”
"""

HTML = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Session sess_01jz3v5h7k</title>'


def of(status: int, example: Example, text: str | None = None) -> dict[int | str, dict[str, Any]]:
    """An example for the reply of a route, and one for its form as Markdown, with a page, where it has one."""
    content: Example = {"application/json": {"example": example}}
    if text:
        for kind, written in (("markdown", text), ("html", HTML)):
            content[f"text/{kind}"] = {"schema": {"type": "string"}, "example": written}
    return {status: {"content": content}}


def page(**items: list[Example]) -> Example:
    """A list reply that ends with these items."""
    return {**items, "page": {"has_more": False, "next_cursor": None}}


RECORD = """\
{"type": "session", "id": "sess_01jz3v5h8k2m4n6p8q0r2s4t6v", "scope": ["org=acme", "user=u_alice"]}
{"type": "message", "session_id": "sess_01jz3v5h8k2m4n6p8q0r2s4t6v", "role": "user", "content": "Hello."}
"""
TAKEN_IN = """\
{"line": 2, "sessions": 1, "turns": 1, "skipped": 0}
{"line": 2, "sessions": 1, "turns": 1, "skipped": 0, "done": true}
"""
