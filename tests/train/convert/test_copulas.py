from tests.train.snippets import converted


def test_an_adjective_is_what_the_copula_says_of_its_subject() -> None:
    tree = """
    She PRON PRP 4 nsubj
    is/be AUX VBZ 4 cop
    very ADV RB 4 advmod
    happy ADJ JJ 0 root
    . PUNCT . 4 punct
    """
    assert converted(tree) == ["She nsubj is", "is ROOT -", "very advmod happy", "happy acomp is", ". punct is"]


def test_a_noun_is_an_attribute_and_keeps_what_is_its_own() -> None:
    tree = """
    She PRON PRP 5 nsubj
    was/be AUX VBD 5 cop
    a DET DT 5 det
    good ADJ JJ 5 amod
    nurse NOUN NN 0 root
    """
    assert converted(tree) == ["She nsubj was", "was ROOT -", "a det nurse", "good amod nurse", "nurse attr was"]


def test_an_adverb_stays_one() -> None:
    tree = """
    Ana PROPN NNP 3 nsubj
    is/be AUX VBZ 3 cop
    here ADV RB 0 root
    """
    assert converted(tree) == ["Ana nsubj is", "is ROOT -", "here advmod is"]


def test_a_prepositional_phrase_hangs_on_the_copula_by_its_preposition() -> None:
    tree = """
    Ana PROPN NNP 4 nsubj
    is/be AUX VBZ 4 cop
    in ADP IN 4 case
    Leeds PROPN NNP 0 root
    """
    assert converted(tree) == ["Ana nsubj is", "is ROOT -", "in prep is", "Leeds pobj in"]


def test_a_verb_after_a_copula_is_an_open_clause() -> None:
    tree = """
    job NOUN NN 3 nsubj
    is/be AUX VBZ 3 cop
    sail VERB VB 0 root
    """
    assert converted(tree) == ["job nsubj is", "is ROOT -", "sail xcomp is"]


def test_the_marker_of_an_infinitive_stays_with_it() -> None:
    tree = """
    plan NOUN NN 4 nsubj
    is/be AUX VBZ 4 cop
    to PART TO 4 mark
    sail VERB VB 0 root
    """
    assert converted(tree) == ["plan nsubj is", "is ROOT -", "to aux sail", "sail xcomp is"]


def test_a_negation_an_auxiliary_and_a_marker_belong_to_the_copula() -> None:
    tree = """
    if SCONJ IN 6 mark
    he PRON PRP 6 nsubj
    may AUX MD 6 aux
    not PART RB 6 advmod
    be AUX VB 6 cop
    ill ADJ JJ 0 root
    """
    assert converted(tree) == [
        "if mark be", "he nsubj be", "may aux be", "not neg be", "be ROOT -", "ill acomp be",
    ]  # fmt: skip


def test_an_adverb_of_the_sentence_belongs_to_the_copula_of_a_noun() -> None:
    tree = """
    She PRON PRP 5 nsubj
    is/be AUX VBZ 5 cop
    now ADV RB 5 advmod
    almost ADV RB 5 advmod
    family NOUN NN 0 root
    """
    assert converted(tree)[2:4] == ["now advmod is", "almost advmod family"]


def test_a_clause_as_predicate_keeps_its_own_subject() -> None:
    tree = """
    problem NOUN NN 5 nsubj:outer
    is/be AUX VBZ 5 cop
    nobody PRON NN 5 nsubj
    ever ADV RB 5 advmod
    came/come VERB VBD 0 root
    ! PUNCT . 5 punct
    """
    assert converted(tree) == [
        "problem nsubj is", "is ROOT -", "nobody nsubj came", "ever advmod came", "came ccomp is", "! punct is",
    ]  # fmt: skip


def test_a_clause_joined_to_a_predicate_is_joined_to_its_copula() -> None:
    tree = """
    I PRON PRP 3 nsubj
    am/be AUX VBP 3 cop
    tired ADJ JJ 0 root
    and CCONJ CC 6 cc
    he PRON PRP 6 nsubj
    sleeps VERB VBZ 3 conj
    """
    assert converted(tree) == [
        "I nsubj am", "am ROOT -", "tired acomp am", "and cc am", "he nsubj sleeps", "sleeps conj am",
    ]  # fmt: skip


def test_an_adjective_joined_to_a_predicate_stays_with_it() -> None:
    tree = """
    I PRON PRP 3 nsubj
    am/be AUX VBP 3 cop
    tired ADJ JJ 0 root
    and CCONJ CC 5 cc
    cold ADJ JJ 3 conj
    """
    assert converted(tree)[3:] == ["and cc tired", "cold conj tired"]


def test_a_second_copula_is_an_auxiliary_of_the_first() -> None:
    tree = """
    It PRON PRP 4 nsubj
    is/be AUX VBZ 4 cop
    is/be AUX VBZ 4 cop
    cold ADJ JJ 0 root
    """
    assert converted(tree) == ["It nsubj is", "is ROOT -", "is aux is", "cold acomp is"]
