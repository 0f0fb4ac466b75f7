"""Questions made from golden facts; the conversation here is made up."""

from collections import Counter
from typing import Any

from evaluate import slots
from extraction.vocabulary import PREDICATES

CASE: dict[str, Any] = {
    "facts": [
        {"s": "Ines", "p": "lives_in", "o": "Porto"},
        {"s": "Ines", "p": ["email"], "o": "ines@globex.example"},
        {"s": "Ines", "p": "works_for", "o": "Globex", "status": "past"},
        {"s": ["*sister"], "p": "age", "o": "9"},
    ],
    "fine": [{"s": "Ines", "p": ["reports_to"], "o": "*"}],
}


def test_every_template_is_for_a_predicate_of_the_vocabulary():
    assert slots.TEMPLATES.keys() <= PREDICATES.keys()
    assert set(slots.UNKNOWN) <= slots.TEMPLATES.keys()


def test_current_facts_of_the_named_are_asked_for_and_what_nobody_tells():
    asked = [(one.text, one.gold is not None) for one in slots.askings(CASE)]
    assert asked == [
        ("Where does Ines live?", True),
        ("What is Ines's email?", True),
        ("When is Ines's birthday?", False),
        ("What is Ines allergic to?", False),
        ("What languages does Ines speak?", False),
    ]


def test_shares_are_of_what_the_memory_holds_and_of_all():
    counts = Counter(asked=4, right=2, wrong=1, stored=2, stored_right=2, unknown=10, abstained=9)
    values = [row.value for row in slots.rows(counts)]
    assert values == ["1.000", ".000", ".500", ".250", ".900"]
