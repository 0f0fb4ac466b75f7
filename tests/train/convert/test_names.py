from tests.train.snippets import converted


def test_a_flat_name_hangs_on_its_last_word() -> None:
    tree = """
    Anna PROPN NNP 4 nsubj
    Maria PROPN NNP 1 flat
    Lindt PROPN NNP 1 flat
    sings VERB VBZ 0 root
    """
    assert converted(tree) == [
        "Anna compound Lindt",
        "Maria compound Lindt",
        "Lindt nsubj sings",
        "sings ROOT -",
    ]


def test_what_hangs_on_a_name_goes_with_its_last_word() -> None:
    tree = """
    old ADJ JJ 2 amod
    Mister PROPN NNP 4 nsubj
    Lindt PROPN NNP 2 flat
    sings VERB VBZ 0 root
    """
    assert converted(tree) == ["old amod Lindt", "Mister compound Lindt", "Lindt nsubj sings", "sings ROOT -"]


def test_a_flat_run_that_is_no_name_keeps_its_first_word_as_head() -> None:
    tree = """
    yes INTJ UH 0 root
    yes INTJ UH 1 flat
    """
    assert converted(tree) == ["yes ROOT -", "yes compound yes"]
