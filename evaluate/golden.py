"""Golden conversations, played to a service of our own: the figures of their score, rule by rule, and the errors."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluate import errors, playing
from evaluate.errors import Error
from evaluate.inputs import Inputs, keep
from evaluate.table import Row, Table, share

LEAST = 5
"""A rule that read fewer facts is in the list of the build folder alone."""
FIGURES = {
    "facts, precision": ("facts_precision", ">= .75"),
    "facts, recall": ("facts_recall", ">= .40"),
    "dates right": ("dates", ">= .85"),
    "turn cited right": ("turns_cited", ""),
    "spans whose text is the quote": ("spans", "1.000"),
    "links right, of those made": ("links_precision", ">= .88"),
    "links right, of all": ("links_recall", ">= .65"),
    "instructions, precision": ("instructions_precision", ""),
    "instructions, recall": ("instructions_recall", ""),
    "doubts, recall": ("doubts_recall", ""),
    "identity right": ("identity", ""),
    "status wrong": ("status_wrong", ""),
    "false merges": ("false_merges", "0"),
}
NOTE = "{cases} conversations with {gold_facts} facts that a careful reader keeps; {stored_facts} were stored."


@dataclass(slots=True)
class Tally:
    """What is counted over all conversations."""

    counts: Counter[str] = field(default_factory=Counter[str])
    rules: dict[str, Counter[str]] = field(default_factory=dict[str, Counter[str]])
    errors: list[Error] = field(default_factory=list[Error])


def measure(inputs: Inputs) -> Iterator[Table]:
    """Play every conversation of dev/ in a context of its own and count. Errors go to the build folder alone."""
    scoring = playing.scoring(inputs.golden)
    tally = _played(scoring, inputs.golden)
    every_rule = [f"{row.name}: {row.value}, {row.note}" for row in _rule_rows(tally.rules, 1)]
    keep("golden-rules.txt", every_rule)
    keep("golden-errors.txt", errors.listed(tally.errors).splitlines())
    return _tables(scoring.figures(tally.counts), tally)


def _tables(figures: Mapping[str, float | None], tally: Tally) -> Iterator[Table]:
    rows = [Row(name, _figure(figures[key]), goal) for name, (key, goal) in FIGURES.items()]
    yield Table("Golden conversations", rows, NOTE.format_map(figures))
    yield Table("Errors on the golden conversations, by cause", list(errors.rows(tally.errors)))
    yield Table(
        "Rules on the golden conversations",
        list(_rule_rows(tally.rules, LEAST)),
        f"Facts read by a rule and held for true, and how many of them are; rules with {LEAST} facts or more.",
    )


def _played(scoring: Any, folder: Path) -> Tally:
    tally, rules = Tally(), dict[str, str]()
    for case, seen in playing.played(scoring, folder, lambda server: _note_rules(server, rules)):
        _judge(scoring, case, seen, rules, tally)
    return tally


def _note_rules(server: Any, rules: dict[str, str]) -> None:
    """Have the server's client note which rule read a fact: a context is gone when its conversation was played."""
    listed = server.everything

    def everything(path: str, name: str, **asked: Any) -> list[dict[str, Any]]:
        if name == "facts":
            base = path.removesuffix("/facts")
            for trace in listed(f"{base}/traces", "traces"):
                for step in server.ask("GET", f"{base}/traces/{trace['id']}")["decisions"]:
                    rules.setdefault(step["fact_id"], step["rule"])
        return listed(path, name, **asked)

    server.everything = everything


def _judge(scoring: Any, case: dict[str, Any], seen: dict[str, Any], rules: dict[str, str], tally: Tally) -> None:
    counts, _ = scoring.judge(case, seen)
    tally.counts += counts
    tally.counts["cases"] += 1
    for fact in seen["facts"]:
        fact["rule"] = rules.get(fact["id"], "none")
        alone = playing.judged(scoring, case, seen, fact)
        if alone["stored"]:
            tally.rules.setdefault(fact["rule"], Counter()).update(read=1, right=alone["good"])
    tally.errors += errors.found(scoring, case, seen)


def _figure(value: float | None) -> str:
    if value is None or isinstance(value, int):
        return "-" if value is None else str(value)
    return f"{value:.3f}".removeprefix("0")


def _rule_rows(rules: dict[str, Counter[str]], least: int) -> Iterator[Row]:
    """Rules by how often they were wrong."""
    for name, found in sorted(rules.items(), key=lambda one: (one[1]["right"] - one[1]["read"], one[0])):
        if found["read"] >= least:
            precision = _figure(share(found["right"], found["read"]))
            yield Row(f"`{name}`", precision, note=f"{found['right']} of {found['read']}")
