import pytest

from train.name_labels import CONLL, WNUT, Labelled, by_sentence, columns, repaired


@pytest.mark.parametrize(
    ("labels", "right"),
    [
        ("I-PER I-PER O", "B-PERSON I-PERSON O"),
        ("B-PER I-LOC I-LOC", "B-PERSON B-LOC I-LOC"),
        ("O I-ORG", "O B-ORG"),
        ("B-LOC B-LOC", "B-LOC B-LOC"),
        ("B-MISC I-MISC I-PER", "O O B-PERSON"),
        ("B-O O", "O O"),
    ],
)
def test_every_name_begins_with_b_and_unknown_kinds_are_no_names(labels: str, right: str) -> None:
    assert repaired(labels.split(), CONLL) == right.split()


def test_a_block_of_columns_is_a_text() -> None:
    lines = ["-DOCSTART-\tO\n", "\n", "Hi\tO\n", "Ana\tB-person\n", "\n", "\n", "an app\tB-product\n"]
    assert list(columns(lines, WNUT)) == [
        Labelled(["Hi", "Ana"], ["O", "B-PERSON"]),
        Labelled(["an_app"], ["O"]),
    ]


def test_columns_may_be_parted_by_any_blanks() -> None:
    assert list(columns(["Ana I-PER\n", "Lind I-PER\n"], CONLL, separator=None)) == [
        Labelled(["Ana", "Lind"], ["B-PERSON", "I-PERSON"])
    ]


def test_names_are_found_by_the_id_of_their_sentence() -> None:
    lines = ["# sent_id = a-1\n", "# text = Hi Ana\n", "1\tHi\tO\t-\t-\n", "2\tAna\tB-PER\t-\t-\n", "\n"]
    assert by_sentence(lines) == {"a-1": Labelled(["Hi", "Ana"], ["O", "B-PER"])}
