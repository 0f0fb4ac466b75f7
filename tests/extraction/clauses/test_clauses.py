from extraction.clauses.clauses import Clause, clauses_of
from extraction.language.nlp import English


def clause(english: English, text: str, form: str, key: str) -> Clause:
    return next(c for c in clauses_of(english.read(text)) if (c.form, c.key) == (form, key))


def subjects(found: Clause) -> list[str]:
    return ["" if word is None else word.text for word in found.subjects]


def words(found: Clause, role: str) -> list[str]:
    return [word.text for word in found.under(role)]


def test_a_passive_is_turned_round(english: English) -> None:
    found = clause(english, "The bug was fixed by Ana.", "verb", "fix")
    assert (subjects(found), words(found, "dobj"), found.passive) == (["Ana"], ["bug"], True)


def test_a_relative_clause_gets_its_noun(english: English) -> None:
    assert subjects(clause(english, "Ana, who works at Acme, is here.", "verb", "work")) == ["Ana"]


def test_an_object_relative_gets_its_noun_as_object(english: English) -> None:
    assert words(clause(english, "The car I bought is red.", "verb", "buy"), "dobj") == ["car"]


def test_a_second_verb_shares_the_subject_of_the_first(english: English) -> None:
    assert subjects(clause(english, "Ana lives here and works at Acme.", "verb", "work")) == ["Ana"]


def test_an_infinitive_shares_the_subject_of_the_verb_above(english: English) -> None:
    assert subjects(clause(english, "Ana started working at Acme.", "verb", "work")) == ["Ana"]


def test_the_speaker_is_the_subject_that_is_not_said(english: English) -> None:
    assert subjects(clause(english, "Moved to Leeds.", "verb", "move")) == [""]


def test_an_order_has_no_subject(english: English) -> None:
    assert subjects(clause(english, "Move to Leeds!", "verb", "move")) == []


def test_a_predicate_is_a_clause(english: English) -> None:
    found = clause(english, "Ana is allergic to figs.", "state", "allergic")
    assert (subjects(found), words(found, "to")) == (["Ana"], ["figs"])


def test_a_particle_is_part_of_the_verb(english: English) -> None:
    assert clause(english, "Ana gave up smoking.", "verb", "give_up")


def test_what_is_denied_is_not_joined(english: English) -> None:
    assert words(clause(english, "Ana likes tea, not coffee.", "verb", "like"), "dobj") == ["tea"]


def test_have_got_says_no_more_than_have(english: English) -> None:
    assert words(clause(english, "Ana has got a kayak.", "verb", "have"), "dobj") == ["kayak"]


def test_what_would_be_liked_is_no_liking(english: English) -> None:
    assert words(clause(english, "Ana would like a kayak.", "verb", "would_like"), "dobj") == ["kayak"]


def test_what_there_is_somewhere_has_its_place(english: English) -> None:
    found = clause(english, "There's a key under the mat.", "preposition", "there_under")
    assert (subjects(found), words(found, "under")) == (["key"], ["mat"])


def test_being_able_and_knowing_how_are_abilities(english: English) -> None:
    assert subjects(clause(english, "Ana is able to swim.", "ability", "can")) == ["Ana"]
    assert subjects(clause(english, "Ana knows how to swim.", "ability", "can")) == ["Ana"]


def test_a_part_of_the_body_that_hurts_is_a_clause(english: English) -> None:
    assert subjects(clause(english, "My knee is sore.", "equation", "hurting")) == ["knee"]
