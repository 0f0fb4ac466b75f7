import re
import tomllib
from pathlib import Path

import pytest

import train.convert.labels as under_test
from tests.train.snippets import converted
from train.conllu import Word
from train.convert.labels import SCHEME, relabel
from train.convert.tree import Tree

ROWS = tomllib.loads((Path(under_test.__file__).parent / "labels.toml").read_text(encoding="utf-8"))["relations"]
SAID = re.compile(r"[(\[]?\w+[)\]]?")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["from"])
def test_each_row_of_the_table_names_the_relation_of_its_example(row: dict[str, str]) -> None:
    said = SAID.findall(row["example"])
    head = next(place for place, word in enumerate(said, 1) if word.startswith("["))
    tree = Tree([_word(place, word, head, row["from"]) for place, word in enumerate(said, 1)])
    relabel(tree)
    assert next(word.relation for word in tree.words if word.form.startswith("(")) == row["label"]
    assert row["label"] in SCHEME


def _word(place: int, form: str, head: int, relation: str) -> Word:
    hangs_by = relation if form.startswith("(") else "dep"
    return Word(place, form, form, "X", "FW", "_", 0 if place == head else head, hangs_by, "_", spaced=True)


def test_no_row_is_said_twice() -> None:
    names = [row["from"] for row in ROWS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("word", ["not", "n't", "never", "Never"])
def test_a_negation_is_told_from_other_adverbs(word: str) -> None:
    assert converted(f"do AUX VB 3 aux\n{word} PART RB 3 advmod\nsing VERB VB 0 root")[1] == f"{word} neg sing"
    assert converted("often ADV RB 2 advmod\nsing VERB VB 0 root")[0] == "often advmod sing"


def test_what_limits_a_number_is_told_from_other_adverbs() -> None:
    assert converted("about ADV RB 2 advmod\nten NUM CD 0 root")[0] == "about quantmod ten"


def test_to_of_an_infinitive_is_an_auxiliary_and_any_other_marker_is_one() -> None:
    assert converted("try VERB VB 0 root\nto PART TO 3 mark\nsing VERB VB 1 xcomp")[1] == "to aux sing"
    assert converted("stay VERB VB 0 root\nif SCONJ IN 3 mark\nsing VERB VB 1 advcl")[1] == "if mark sing"


def test_a_bare_noun_is_a_compound_before_its_head_and_a_modifier_after_it() -> None:
    assert converted("gate NOUN NN 2 nmod\nten NOUN NN 0 root")[0] == "gate compound ten"
    assert converted("gate NOUN NN 0 root\nten NOUN NN 1 nmod")[1] == "ten nmod gate"


def test_the_rest_of_a_fixed_phrase_is_a_preposition_or_an_adverb() -> None:
    assert converted("as ADV RB 3 advmod\nfor ADP IN 1 fixed\nme PRON PRP 0 root")[1] == "for prep as"
    assert converted("of ADV RB 3 advmod\ncourse NOUN NN 1 fixed\nyes INTJ UH 0 root")[1] == "course advmod of"


def test_a_preposition_that_no_noun_follows_is_one_still() -> None:
    assert converted("in SCONJ IN 2 case\nbetween VERB VB 0 root\n")[0] == "in ROOT -"
    assert converted("left VERB VBD 0 root\nin SCONJ IN 1 case")[1] == "in prep left"


def test_a_relation_of_an_unknown_subtype_is_named_by_the_rest_of_it() -> None:
    assert converted("Ana PROPN NNP 2 nsubj:odd\nsings VERB VBZ 0 root")[0] == "Ana nsubj sings"
    assert converted("Ana PROPN NNP 2 strange:odd\nsings VERB VBZ 0 root")[0] == "Ana dep sings"
