import pytest

from tests.train.snippets import converted


def test_a_preposition_is_the_head_of_its_phrase() -> None:
    tree = """
    lives/live VERB VBZ 0 root
    in ADP IN 4 case
    the DET DT 4 det
    north NOUN NN 1 obl
    of ADP IN 6 case
    Wales PROPN NNP 4 nmod
    """
    assert converted(tree) == [
        "lives ROOT -", "in prep lives", "the det north", "north pobj in", "of prep north", "Wales pobj of",
    ]  # fmt: skip


def test_who_does_what_is_done_is_the_agent() -> None:
    tree = """
    was/be AUX VBD 2 aux:pass
    painted/paint VERB VBN 0 root
    by ADP IN 4 case
    Ana PROPN NNP 2 {}
    """
    for relation in ("obl:agent", "obl"):
        assert converted(tree.format(relation)) == [
            "was auxpass painted", "painted ROOT -", "by agent painted", "Ana pobj by",
        ]  # fmt: skip


def test_by_is_no_agent_where_nothing_is_done_to_anyone() -> None:
    tree = """
    sat/sit VERB VBD 0 root
    by ADP IN 3 case
    fire NOUN NN 1 obl
    """
    assert converted(tree)[1:] == ["by prep sat", "fire pobj by"]


@pytest.mark.parametrize(("verb", "label"), [("gave/give", "dative"), ("drove/drive", "prep")])
def test_to_names_who_receives_after_verbs_of_giving(verb: str, label: str) -> None:
    tree = f"""
    {verb} VERB VBD 0 root
    to ADP IN 3 case
    Ana PROPN NNP 1 obl
    """
    assert converted(tree)[1:] == [f"to {label} {verb.split('/', maxsplit=1)[0]}", "Ana pobj to"]


def test_several_prepositions_hang_in_a_chain() -> None:
    tree = """
    crept/creep VERB VBD 0 root
    out ADP IN 4 case
    from ADP IN 4 case
    bed NOUN NN 1 obl
    """
    assert converted(tree) == ["crept ROOT -", "out prep crept", "from prep out", "bed pobj from"]


def test_a_fixed_preposition_hangs_in_a_chain_too() -> None:
    tree = """
    left/leave VERB VBD 0 root
    because ADP IN 4 case
    of ADP IN 2 fixed
    rain NOUN NN 1 obl
    """
    assert converted(tree) == ["left ROOT -", "because prep left", "of prep because", "rain pobj of"]


def test_a_preposition_may_follow_its_noun() -> None:
    tree = """
    left/leave VERB VBD 0 root
    years NOUN NNS 1 obl
    ago ADP IN 2 case
    """
    assert converted(tree) == ["left ROOT -", "years pobj ago", "ago prep left"]


def test_a_possessive_is_no_preposition() -> None:
    tree = """
    Ana PROPN NNP 3 nmod:poss
    's PART POS 1 case
    soup NOUN NN 0 root
    """
    assert converted(tree) == ["Ana poss soup", "'s case Ana", "soup ROOT -"]


def test_a_phrase_that_is_a_conjunct_or_a_root_keeps_its_relation() -> None:
    tree = """
    In ADP IN 2 case
    Rome PROPN NNP 0 root
    or CCONJ CC 5 cc
    in ADP IN 5 case
    Oslo PROPN NNP 2 conj
    """
    assert converted(tree) == ["In ROOT -", "Rome pobj In", "or cc In", "in conj In", "Oslo pobj in"]


def test_words_before_a_phrase_belong_to_all_of_it() -> None:
    tree = """
    slept/sleep VERB VBD 0 root
    only ADV RB 4 advmod
    on ADP IN 4 case
    Sunday PROPN NNP 1 obl
    """
    assert converted(tree) == ["slept ROOT -", "only advmod on", "on prep slept", "Sunday pobj on"]


def test_a_preposition_is_the_head_of_an_ing_clause_without_subject() -> None:
    tree = """
    won/win VERB VBD 0 root
    by SCONJ IN 3 mark
    working/work VERB VBG 1 advcl
    hard ADV RB 3 advmod
    """
    assert converted(tree) == ["won ROOT -", "by prep won", "working pcomp by", "hard advmod working"]


def test_an_ing_clause_with_a_subject_keeps_its_marker() -> None:
    tree = """
    left/leave VERB VBD 0 root
    with SCONJ IN 4 mark
    him PRON PRP 4 nsubj
    shouting/shout VERB VBG 1 advcl
    """
    assert converted(tree) == ["left ROOT -", "with mark shouting", "him nsubj shouting", "shouting advcl left"]


def test_a_clause_after_a_preposition_is_its_complement() -> None:
    tree = """
    think VERB VBP 0 root
    about ADP IN 3 case
    leaving/leave VERB VBG 1 obl
    """
    assert converted(tree) == ["think ROOT -", "about prep think", "leaving pcomp about"]
