import pytest

from tests.train.snippets import converted


def test_what_there_is_is_an_attribute() -> None:
    tree = """
    There/there PRON EX 2 expl
    is/be VERB VBZ 0 root
    soup NOUN NN 2 nsubj
    """
    assert converted(tree) == ["There expl is", "is ROOT -", "soup attr is"]


def test_an_empty_it_is_a_subject_before_its_verb_and_an_object_after_it() -> None:
    tree = """
    It PRON PRP 2 expl
    hurts/hurt VERB VBZ 0 root
    that SCONJ IN 4 mark
    left/leave VERB VBD 2 csubj
    """
    assert converted(tree)[0] == "It nsubj hurts"
    tree = """
    hate VERB VBP 0 root
    it PRON PRP 1 expl
    """
    assert converted(tree) == ["hate ROOT -", "it dobj hate"]


@pytest.mark.parametrize("verb", ["let", "make", "want"])
def test_the_object_of_some_verbs_is_the_subject_of_what_follows(verb: str) -> None:
    tree = f"""
    {verb} VERB VBP 0 root
    her PRON PRP 1 obj
    sleep VERB VB 1 xcomp
    """
    assert converted(tree) == [f"{verb} ROOT -", "her nsubj sleep", f"sleep ccomp {verb}"]


def test_a_small_clause_needs_no_verb() -> None:
    tree = """
    make VERB VBP 0 root
    her PRON PRP 1 obj
    happy ADJ JJ 1 xcomp
    """
    assert converted(tree) == ["make ROOT -", "her nsubj happy", "happy ccomp make"]


def test_the_object_of_other_verbs_stays_one() -> None:
    tree = """
    ask VERB VBP 0 root
    her PRON PRP 1 obj
    to PART TO 4 mark
    stay VERB VB 1 xcomp
    """
    assert converted(tree) == ["ask ROOT -", "her dobj ask", "to aux stay", "stay xcomp ask"]


def test_what_an_object_is_called_is_its_predicate() -> None:
    tree = """
    call VERB VBP 0 root
    him PRON PRP 1 obj
    Al PROPN NNP 1 xcomp
    """
    assert converted(tree) == ["call ROOT -", "him dobj call", "Al oprd call"]


@pytest.mark.parametrize(
    ("said", "label"), [("sad ADJ JJ", "acomp"), ("away ADV RB", "advmod"), ("king NOUN NN", "attr")]
)
def test_what_is_said_of_the_subject_is_named_by_its_part_of_speech(said: str, label: str) -> None:
    tree = f"""
    became/become VERB VBD 0 root
    {said} 1 xcomp
    """
    assert converted(tree)[1] == f"{said.split(maxsplit=1)[0]} {label} became"


def test_a_phrase_said_of_the_subject_hangs_by_its_preposition() -> None:
    tree = """
    stayed/stay VERB VBD 0 root
    in ADP IN 3 case
    shape NOUN NN 1 xcomp
    """
    assert converted(tree) == ["stayed ROOT -", "in prep stayed", "shape pobj in"]
