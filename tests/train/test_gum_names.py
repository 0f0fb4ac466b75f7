from tests.train.snippets import words
from train.conllu import Word
from train.gum_names import Mention, mentions, name_labels


def _sentence(rows: str, *entities: str) -> list[Word]:
    """Read a tree whose words have brackets of mentions, "" for none."""
    sentence = words(rows)
    for word, entity in zip(sentence, entities, strict=True):
        word.misc = f"Entity={entity}|SpaceAfter=No" if entity else "_"
    return sentence


def test_brackets_may_open_in_each_other_and_close_where_they_end() -> None:
    sentence = _sentence(
        "the DET DT 2 det\nmayor NOUN NN 0 root\nof ADP IN 4 case\nParis PROPN NNP 2 nmod",
        "(1-person-giv", "", "", "(2-place-new)1)",
    )  # fmt: skip
    assert mentions(sentence) == [Mention(3, 3, "place"), Mention(0, 3, "person")]


def test_a_name_is_the_run_of_proper_nouns_about_the_head_of_a_mention() -> None:
    sentence = _sentence(
        "old ADJ JJ 3 amod\nAnna PROPN NNP 3 compound\nLindt PROPN NNP 0 root\nsinging VERB VBG 3 acl",
        "(1-person-new", "", "", "1)",
    )  # fmt: skip
    assert name_labels([sentence]) == ["O", "B-PERSON", "I-PERSON", "O"]


def test_a_name_may_have_small_words_between_proper_nouns() -> None:
    sentence = _sentence(
        "Bank PROPN NNP 0 root\nof ADP IN 3 case\nWales PROPN NNP 1 nmod",
        "(1-organization-new", "", "(2-place-new)1)",
    )  # fmt: skip
    assert name_labels([sentence]) == ["B-ORG", "I-ORG", "I-ORG"]


def test_a_mention_whose_head_is_a_common_noun_is_no_name() -> None:
    sentence = _sentence("the DET DT 2 det\nmayor NOUN NN 0 root", "(1-person-giv", "1)")
    assert name_labels([sentence]) == ["O", "O"]


def test_a_mention_of_another_kind_is_no_name() -> None:
    assert name_labels([_sentence("Monday PROPN NNP 0 root", "(1-time-new)")]) == ["O"]


def test_labels_go_on_over_the_sentences_of_a_document() -> None:
    first = _sentence("yes INTJ UH 0 root", "")
    second = _sentence("Rome PROPN NNP 2 nsubj\ncalls VERB VBZ 0 root", "(1-place-new)", "")
    assert name_labels([first, second]) == ["O", "B-LOC", "O"]
