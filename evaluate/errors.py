"""Errors on golden conversations, one by one, each with its kind and cause, the worst first."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from evaluate.causes import cause
from evaluate.table import Row

WORST = 50
BELIEVED, MEANT, LOST = 3.0, 2.0, 1.0
"""How bad: a memory that holds what is false, one that has a word wrong, one that lacks something."""
POINTERS = {
    "he, she": "he him his himself she her hers herself",
    "it": "it its itself",
    "they": "they them their theirs",
    "this, that": "this that these those",
    "here, there, then": "here there then",
    "I, you": "i me my mine you your yours",
    "we": "we us our ours",
    "one, other": "one ones another other both",
}
"""Words that point, by what the list of causes calls them."""
PLAIN = {
    "dates": "date wrong",
    "turns": "turn cited wrong",
    "instructions": "instruction missing",
    "doubts": "doubt missing",
}


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that is wrong. `words` tell it with the words of the conversation and never leave the build folder."""

    kind: str
    cause: str
    weight: float
    case: str
    words: str


def found(scoring: Any, case: Mapping[str, Any], seen: Mapping[str, Any]) -> Iterator[Error]:
    """Judge every golden line and every stored fact of a conversation by itself and give what is wrong."""
    facts = [_keyed(gold) for gold in case.get("facts") or []]
    case = {**case, "facts": facts}
    yield from _of_gold(scoring, case, seen)
    yield from _of_stored(scoring, case, seen)
    yield from _of_links(scoring, case, seen)
    yield from _of_identity(scoring, case, seen)
    for name in ("instructions", "doubts"):
        for gold in case.get(name) or []:
            counts, _ = scoring.judge({"id": case["id"], name: [gold]}, {**seen, "facts": []})
            if not counts[f"{name}_found"]:
                yield Error(PLAIN[name], "", LOST, case["id"], str(gold))


def rows(errors: Sequence[Error]) -> Iterator[Row]:
    """Count errors by kind and cause, the most frequent first."""
    counts = Counter((error.kind, error.cause) for error in errors)
    for (kind, why), number in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        yield Row(f"{kind}: {why}" if why else kind, str(number))


def listed(errors: Sequence[Error]) -> str:
    """Give the worst, then all of them, each under its kind and cause."""
    worst = sorted(errors, key=lambda error: -error.weight)[:WORST]
    return f"THE WORST {WORST}\n\n{_grouped(worst)}\n\nALL {len(errors)}\n\n{_grouped(errors)}\n"


def _grouped(errors: Sequence[Error]) -> str:
    ordered = sorted(errors, key=lambda error: (error.kind, error.cause))
    groups = [list(group) for _, group in groupby(ordered, key=lambda error: (error.kind, error.cause))]
    return "\n\n".join(
        "\n".join([f"{group[0].kind}: {group[0].cause} ({len(group)})", *(f"    {e.case}: {e.words}" for e in group)])
        for group in sorted(groups, key=len, reverse=True)
    )


def _keyed(gold: Mapping[Any, Any]) -> dict[str, Any]:
    """YAML reads the key `on` as a truth value."""
    return {("on" if key is True else key): value for key, value in gold.items()}


def _of_gold(scoring: Any, case: Mapping[str, Any], seen: Mapping[str, Any]) -> Iterator[Error]:
    for gold in case["facts"]:
        counts, notes = scoring.judge({"id": case["id"], "facts": [gold]}, seen)
        if counts["gold"] and not counts["found"]:
            yield _not_found(scoring, case["id"], gold, seen)
        for name, why in (("dates", "none" if " has None" in "".join(notes) else "another"), ("turns", "")):
            if counts[f"{name}_right"] < counts[name]:
                words = "; ".join(note for note in notes if note.startswith(name.removesuffix("s")))
                yield Error(PLAIN[name], why, MEANT, case["id"], words)


def _not_found(scoring: Any, case: str, gold: Mapping[str, Any], seen: Mapping[str, Any]) -> Error:
    saying = [fact["status"] for fact in seen["facts"] if scoring.says(gold, fact, seen["aliases"])]
    if saying:
        why = f"{saying[0]} for {gold.get('status', 'current')}"
        return Error("status wrong", why, BELIEVED, case, str(gold))
    why = cause(scoring, ((gold, fact) for fact in seen["facts"]), seen["aliases"])
    named = not scoring.CLOSED.isdisjoint(scoring.listed(gold.get("p", "*")))
    return Error(f"fact missing, {'named' if named else 'open'} predicate", why, LOST, case, str(gold))


def _of_stored(scoring: Any, case: Mapping[str, Any], seen: Mapping[str, Any]) -> Iterator[Error]:
    asked = {name: case.get(name) for name in ("id", "facts", "fine")}
    gold = [*(case["facts"]), *(case.get("fine") or [])]
    for fact in seen["facts"]:
        counts, notes = scoring.judge(asked, {**seen, "facts": [fact]})
        if counts["stored"] > counts["good"]:
            why = cause(scoring, ((one, fact) for one in gold), seen["aliases"])
            words = next(note for note in notes if note.startswith("extra: ")).removeprefix("extra: ")
            weight = BELIEVED + fact.get("confidence", 0)
            yield Error("fact not in gold", why, weight, case["id"], f"{words} by {fact.get('rule')}")


def _of_links(scoring: Any, case: Mapping[str, Any], seen: Mapping[str, Any]) -> Iterator[Error]:
    for gold in case.get("links") or []:
        counts, notes = scoring.judge({"id": case["id"], "links": [gold]}, {**seen, "facts": []})
        if not counts["links_right"]:
            kind, weight = ("link wrong", BELIEVED) if counts["links_wrong"] else ("link missing", LOST)
            yield Error(kind, _pointer(gold["text"]), weight, case["id"], notes[0])


def _of_identity(scoring: Any, case: Mapping[str, Any], seen: Mapping[str, Any]) -> Iterator[Error]:
    for name in ("same", "different"):
        for pair in case.get(name) or []:
            counts, notes = scoring.judge({"id": case["id"], name: [pair]}, {**seen, "facts": []})
            if not counts["identity_right"]:
                why = "two held for one" if counts["false_merges"] else "no entity" if "None" in notes[0] else ""
                why = why or "one held for two"
                yield Error("identity wrong", why, 2 * BELIEVED * counts["false_merges"] or LOST, case["id"], notes[0])


def _pointer(text: str) -> str:
    """Give the pronouns that a pointing word belongs to; other words describe."""
    return next((name for name, words in POINTERS.items() if text.casefold() in words.split()), "a description")
