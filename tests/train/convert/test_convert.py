from copy import deepcopy

from hypothesis import given
from hypothesis import strategies as st

from tests.train.snippets import converted, words
from train.conllu import Word
from train.convert import convert
from train.convert.labels import SCHEME

KINDS = [("NOUN", "NN"), ("PROPN", "NNP"), ("VERB", "VBG"), ("AUX", "VBZ"), ("ADJ", "JJ"), ("ADP", "IN"), ("NUM", "CD")]
RELATIONS = [
    "nsubj", "nsubj:outer", "obj", "obl", "nmod", "case", "cop", "xcomp", "advcl", "mark", "conj", "cc", "punct",
    "flat", "fixed", "expl", "advmod", "acl:relcl", "parataxis", "goeswith",
]  # fmt: skip


@st.composite
def trees(draw: st.DrawFn) -> list[Word]:
    """Any tree of up to seven words, however strange: each word hangs on one that was hung before it."""
    order = draw(st.permutations(range(1, draw(st.integers(1, 7)) + 1)))
    found = list[Word]()
    for done, place in enumerate(order):
        pos, tag = draw(st.sampled_from(KINDS))
        form = draw(st.sampled_from(["make", "by", "to", "there", "not", ","]))
        head, relation = (
            (draw(st.sampled_from(order[:done])), draw(st.sampled_from(RELATIONS))) if done else (0, "root")
        )
        found.append(Word(place, form, form, pos, tag, "_", head, relation, "_", spaced=True))
    return sorted(found, key=lambda word: word.id)


@given(trees())
def test_what_comes_of_any_tree_is_a_tree_of_the_scheme_with_one_root(tree: list[Word]) -> None:
    before = deepcopy(tree)
    found = convert(tree)
    assert tree == before
    assert found is not None
    assert [word.id for word in found if word.head == 0] == [word.id for word in found if word.relation == "ROOT"]
    assert sum(word.head == 0 for word in found) == 1
    for word in found:
        assert word.relation in SCHEME
        above = word
        for _ in found:
            above = found[above.head - 1] if above.head else above
        assert above.head == 0


def test_the_words_stay_as_they_were() -> None:
    given_words = words("Ana/Ana PROPN NNP 3 nsubj\nis/be AUX VBZ 3 cop\nhere ADV RB 0 root")
    found = convert(given_words)
    assert found is not None
    assert [(word.form, word.lemma, word.tag) for word in found] == [
        ("Ana", "Ana", "NNP"), ("is", "be", "VBZ"), ("here", "here", "RB"),
    ]  # fmt: skip


def test_two_roots_make_no_tree() -> None:
    assert convert(words("yes INTJ UH 0 root\nno INTJ UH 0 root")) is None


def test_a_circle_makes_no_tree() -> None:
    assert convert(words("a X FW 2 dep\nb X FW 1 dep\nc X FW 0 root")) is None


def test_constructions_meet_in_one_sentence() -> None:
    tree = """
    Karl PROPN NNP 5 nsubj
    Lind PROPN NNP 1 flat
    was/be AUX VBD 5 cop
    in ADP IN 5 case
    Rome PROPN NNP 0 root
    and CCONJ CC 7 cc
    wants/want VERB VBZ 5 conj
    Ana PROPN NNP 7 obj
    to PART TO 10 mark
    come VERB VB 7 xcomp
    """
    assert converted(tree) == [
        "Karl compound Lind", "Lind nsubj was", "was ROOT -", "in prep was", "Rome pobj in", "and cc was",
        "wants conj was", "Ana nsubj come", "to aux come", "come ccomp wants",
    ]  # fmt: skip
