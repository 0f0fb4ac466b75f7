import pytest

from extraction.claims.rules.rows import RULES, ClaimRule, rules_for
from extraction.language.nlp import English
from extraction.vocabulary import PREDICATES
from tests.extraction.said import read, written


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_reads_from_its_example_what_it_says(english: English, rule: ClaimRule) -> None:
    register, found = read(english, rule.example)
    assert [written(register, claim) for claim in found.claims if claim.rule == rule.name] == list(rule.reads)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_gives_a_predicate_of_the_vocabulary(rule: ClaimRule) -> None:
    assert rule.predicate in PREDICATES or rule.predicate in {"favourite_*", "quantity_of_*"}
    assert rule.reads


def test_rules_are_found_by_the_form_and_the_word_of_a_clause() -> None:
    assert "works_at" in {rule.name for rule in rules_for("verb", "work")}
    assert "works_at" not in {rule.name for rule in rules_for("noun", "work")}


def test_a_class_in_a_rule_stands_for_its_words() -> None:
    assert "diet" in {rule.name for rule in rules_for("state", "vegan")}
