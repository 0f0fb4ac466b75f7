import pytest

from extraction.clauses.modality import modality_of
from extraction.language.nlp import English


def modality(english: English, text: str, word: str) -> str:
    """How the clause of a word is meant."""
    return modality_of(next(token for token in english.read(text) if token.text == word))


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Ana works at Acme.", "works", "asserted"),
        ("Ana doesn't work at Acme.", "work", "negated"),
        ("Ana never worked at Acme.", "worked", "negated"),
        ("Does Ana work at Acme?", "work", "asked"),
        ("Where does Ana work?", "work", "asked"),
        ("Ana doesn't work at Acme any more.", "work", "ended"),
        ("Ana is going to work at Acme.", "work", "planned"),
        ("Ana would work at Acme if Max paid her.", "work", "hypothetical"),
        ("I know that Ana works at Acme.", "works", "asserted"),
        ("I told you that Ana works at Acme.", "works", "asserted"),
        ("Ana says she works at Acme.", "works", "reported"),
        ('Max wrote: "I work at Acme these days."', "work", "reported"),
        ("Join Acme, please.", "Join", "ordered"),
        ("Ana, who works at Acme, might call.", "works", "asserted"),
        ("Ana nearly joined Acme.", "joined", "negated"),
        ("The contract says that Ana works at Acme.", "works", "asserted"),
        ("Ana works at Acme, I think.", "works", "hedged"),
        ("Ana works at Acme. Just kidding!", "works", "joked"),
        ("Ana lived there in May I think.", "lived", "hedged"),
        ("Apparently Ana works at Acme.", "works", "hedged"),
        ("I'm not sure if Ana works at Acme.", "works", "hedged"),
        ("He paid because I'd left early.", "left", "asserted"),
        ("I'd leave early.", "leave", "hypothetical"),
        ("Remember that Ana works at Acme.", "works", "asserted"),
        ("Tell Max that Ana works at Acme.", "works", "asserted"),
        ("What would happen if Ana left Acme?", "left", "hypothetical"),
        ("I wish I hadn't sold the boat.", "sold", "asserted"),
        ("I wish Ana worked at Acme.", "worked", "wished"),
        ("I wish Ana could work at Acme.", "work", "wished"),
        ("Ana works at Acme, Max told me.", "works", "reported"),
        ("Ana works at Acme and her boss is from Turin I think.", "works", "asserted"),
        ("I'd have left early.", "left", "hypothetical"),
        ("Ana works at Acme or she studies in Turin.", "works", "hedged"),
        ("Ana works at Acme or she studies in Turin.", "studies", "hedged"),
        ("I'm going to say yes, Ana works at Acme.", "works", "asserted"),
        ("According to the contract Ana works at Acme.", "works", "asserted"),
        ("is it true Ana works at Acme", "works", "asked"),
        ("Ana was never so happy.", "was", "asserted"),
    ],
)
def test_a_clause_is_meant_as_its_words_say(english: English, text: str, word: str, meant: str) -> None:
    assert modality(english, text, word) == meant


def test_a_statement_beside_a_question_stays_a_statement(english: English) -> None:
    assert modality(english, "I live in Porto, can you suggest a restaurant?", "live") == "asserted"
