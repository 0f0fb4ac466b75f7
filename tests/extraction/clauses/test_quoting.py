from extraction.clauses.quoting import is_quoted, quotations
from extraction.language.nlp import English


def test_a_name_in_quotation_marks_is_no_quotation(english: English) -> None:
    doc = english.read('The "Red Lion" is shut. She said "I will come back soon".')
    assert [doc.text[start:end] for start, end in quotations(doc)] == ['"I will come back soon']


def test_a_word_stands_inside_or_outside_of_a_quotation(english: English) -> None:
    doc = english.read('She said "I will come back soon".')
    assert [token.text for token in doc if token.text in {"said", "come"} and is_quoted(token)] == ["come"]
