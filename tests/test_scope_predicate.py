"""What a key may see is decided inside the statements, by one predicate; a read without it has its reason here."""

import re
from pathlib import Path

from graph.engine.queries import every

PREDICATE = "($everything OR all(tag IN x.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))"
ONE = re.compile(re.escape(PREDICATE).replace("x", r"\w+", 1))
"""The predicate, for whatever variable."""
LENS = re.compile(r"\$(?:everything|tags|open)\b")
CALL = re.compile(r'\brun\(\s*[\w.]+,\s*"([a-z]+/[a-z_]+)"')

UNSCOPED = {
    "what has no scope: contexts, keys, and the graph as a whole": {
        "context/find",
        "context/list",
        "key/find",
        "key/list",
        "migration/applied",
        "status/count",
    },
    "by a key that only its holder has, in one context": {"request/find"},
    "by keys that hold the scope; who asks has them from a statement with the predicate": {
        "entity/names",
        "instruction/of_groups",
        "slot/claims",
        "slot/doubts",
        "slot/facts",
        "slot/find",
    },
    "by ids of turns that a statement with the predicate has given": {"claim/of_turns", "turn/relinks"},
    "sessions are read again as a whole, and nothing of that is shown": {"turn/notes", "turn/page"},
    "ids of messages are the whole context's; a conflict tells nothing of the other": {"turn/known", "turn/same"},
    "who is who follows from all that is said; `Unit.shows` and `Lens.covers` decide what of it is shown": {
        "claim/find",
        "claim/of_referents",
        "entity/find",
        "mention/first",
        "mention/of_referents",
        "referent/alone",
        "referent/began",
        "referent/called",
        "referent/called_at",
        "referent/find",
        "referent/named_in",
        "referent/of_entities",
        "referent/owned",
        "turn/told_by",
        "uncertainty/find",
    },
    "names of one scope's own turns, for the reader of English": {"referent/in_session"},
    "which scopes lie around one that is written to: nothing of them is shown": {
        "scope/bearing",
        "scope/known",
        "scope/outer",
    },
    "what is to be erased goes wherever it stands": {
        "claim/said_in",
        "mention/of_turns",
        "request/quoting",
        "trace/of_turns",
        "turn/casts",
        "turn/corrections",
        "turn/remains",
    },
    "for whoever holds the graph: it is read, or indexed, anew": {"recall/contents", "trace/versions"},
}
"""Reads without the predicate, by the reason why they need none. Those of `verify/` are `spectron verify`'s alone."""

READS = [one for one in every() if one.access == "read" and not one.name.startswith("verify/")]


def test_every_read_has_the_predicate_or_a_reason_to_have_none():
    without = {one.name for one in READS if not ONE.search(one.text)}
    assert without == {name for names in UNSCOPED.values() for name in names}
    assert sum(map(len, UNSCOPED.values())) == len(without)


def test_a_lens_stands_in_the_predicate_alone():
    assert not [one.name for one in every() if LENS.search(ONE.sub("", one.text))]


def test_what_checks_a_whole_graph_is_asked_by_nothing_else():
    callers = {
        file.parent.name
        for file in Path("graph").rglob("*.py")
        if any(name.startswith("verify/") for name in CALL.findall(file.read_text()))
    }
    assert callers == {"verifying"}
