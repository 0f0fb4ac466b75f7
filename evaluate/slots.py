"""Questions for one thing of somebody, made from what golden conversations tell: whether the first hit answers."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluate import playing
from evaluate.inputs import Inputs
from evaluate.table import Row, Table, share

TEMPLATES: dict[str, str] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
UNKNOWN = ("birthday", "email", "allergic_to", "speaks", "reports_to")
"""Asked of those of whom nothing such is told."""
NOTE = (
    "For each current fact of the golden conversations of a named subject and predicate the question that it answers; "
    "{stored} of {asked} are held by the memory as gold has them. Right: the first hit is a fact that gold has or "
    "allows. Unknown: a birthday, an email and the like of a subject of whom the conversation tells none."
)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question, and the fact that it is for; None where nothing is told that answers it."""

    text: str
    gold: dict[str, Any] | None


def measure(inputs: Inputs) -> Iterator[Table]:
    """Ask after every conversation, before its context goes."""
    score = playing.scoring(inputs.golden)
    counts = Counter[str]()
    current, replies = list[dict[str, Any]](), dict[str, list[tuple[Asking, dict[str, Any]]]]()

    def watch(server: Any) -> None:
        _ask_after(server, lambda ask: replies.update({current[-1]["id"]: _asked(current[-1], ask)}))
        play = server.play

        def noted(case: dict[str, Any], one_by_one: bool) -> dict[str, Any]:  # noqa: FBT001 - the script's own
            current.append(case)
            return play(case, one_by_one)

        server.play = noted

    for case, seen in playing.played(score, inputs.golden, watch):
        for asking, reply in replies[case["id"]]:
            counts += judged(score, case, seen, asking, reply)
    yield Table("Questions for one thing", list(rows(counts)), NOTE.format_map(counts))


def askings(case: dict[str, Any]) -> Iterator[Asking]:
    """The questions of a conversation."""
    told = [fact for fact in case.get("facts") or [] if fact.get("status", "current") == "current"]
    named = [fact for fact in told if isinstance(fact["s"], str) and "*" not in fact["s"]]
    for fact in named:
        for predicate in _listed(fact["p"])[:1]:
            if predicate in TEMPLATES:
                yield Asking(TEMPLATES[predicate].format(s=fact["s"]), fact)
    everything = [*(case.get("facts") or []), *(case.get("fine") or [])]
    for subject in dict.fromkeys(fact["s"] for fact in named):
        for predicate in UNKNOWN:
            if not any(
                predicate in _listed(fact.get("p", "*")) or "*" in _listed(fact.get("p", "*")) for fact in everything
            ):
                yield Asking(TEMPLATES[predicate].format(s=subject), None)


def judged(
    score: Any, case: dict[str, Any], seen: dict[str, Any], asking: Asking, reply: dict[str, Any]
) -> Counter[str]:
    """What a reply counts."""
    answer, first = reply["answer"], next(iter(reply["hits"]), None)
    known = answer is not None and answer["known"]
    if asking.gold is None:
        return Counter({"unknown": 1, "abstained": not known})
    by_id = {fact["id"]: fact for fact in seen["facts"]}
    held = any(score.says(asking.gold, fact, seen["aliases"]) and fact["status"] == "current" for fact in seen["facts"])
    leading = by_id.get(first["id"]) if known and first else None
    right = leading is not None and bool(playing.judged(score, case, seen, leading)["good"])
    wrong = known and not right
    found = Counter({"asked": 1, "right": right, "wrong": wrong, "stored": held})
    return found + Counter({"stored_right": held and right, "stored_wrong": held and wrong})


def rows(counts: Counter[str]) -> Iterator[Row]:
    """The figures beside their goals."""
    for name, of in (("that the memory holds", "stored"), ("that gold has", "asked")):
        prefix = "stored_" if of == "stored" else ""
        goals = (">= .85", "<= .05") if of == "stored" else ("", "")
        for what, goal in zip(("right", "wrong"), goals, strict=True):
            word = "right first" if what == "right" else "wrong answered"
            yield _row(f"{word}, of facts {name}", counts[prefix + what], counts[of], goal)
    yield _row("abstained where nothing is told", counts["abstained"], counts["unknown"], ">= .90")


def _row(name: str, part: int, whole: int, goal: str) -> Row:
    return Row(name, f"{share(part, whole):.3f}".removeprefix("0"), goal, f"{part} of {whole}")


def _ask_after(server: Any, then: Callable[[Callable[[str], dict[str, Any]]], None]) -> None:
    """Have something asked when the client of the service has read all that it reads of a context."""
    listed = server.everything

    def everything(path: str, name: str, **asked: Any) -> list[dict[str, Any]]:
        found = listed(path, name, **asked)
        if name == "uncertainties":
            base = path.removesuffix("/uncertainties")
            then(lambda text: server.ask("POST", f"{base}/query", json={"query": text}))
        return found

    server.everything = everything


def _asked(case: dict[str, Any], ask: Callable[[str], dict[str, Any]]) -> list[tuple[Asking, dict[str, Any]]]:
    return [(asking, ask(asking.text)) for asking in askings(case)]


def _listed(value: Any) -> list[str]:
    return list(value) if isinstance(value, list) else [value]
