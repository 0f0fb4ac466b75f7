from extraction.claims.said import is_additive, is_correction, span_of, sureness
from extraction.language.nlp import English
from tests.extraction.heard import hear


def test_a_span_stays_in_the_sentence_of_its_last_word(english: English) -> None:
    doc = english.read("Ana waved. Max lives in Turin.")
    words = [token for token in doc if token.text in {"Ana", "Max", "Turin"}]
    start, end = span_of(words)
    assert doc.text[start:end] == "Max lives in Turin"


def test_also_and_another_add(english: English) -> None:
    doc = english.read("Ana also works at Acme.")
    assert is_additive((doc[2], doc[4]))
    doc = english.read("Ana works at Acme.")
    assert not is_additive((doc[1], doc[3]))


def test_no_before_a_statement_corrects(english: English) -> None:
    assert is_correction((english.read("No, Ana lives in Turin.")[3],))
    assert not is_correction((english.read("Ana lives in Turin.")[1],))


def test_the_weakest_link_tells_how_sure_a_claim_can_be(english: English) -> None:
    register = hear(english, "We live in Turin.")
    assert sureness(register, 0, [None, register.docs[0][0]]) == register.mentions[0].confidence
    assert sureness(register, 0, [None]) == 1
