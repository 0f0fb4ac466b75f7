import pytest

from extraction.language.nlp import English
from extraction.records import Known
from extraction.referents.kin import look_up
from extraction.referents.kinwords import KIN, means
from extraction.vocabulary import PREDICATES
from tests.extraction.heard import hear, meant, name


@pytest.mark.parametrize("word", KIN)
def test_every_word_of_the_table_ties_its_example_to_the_speaker(english: English, word: str) -> None:
    row = KIN[word]
    register = hear(english, row.example)
    owned = [r for _, r in register.standing() if r.owner is not None]
    assert [(r.relation, r.gender, register.referents[r.owner or 0].name) for r in owned] == [
        (word, row.gender, "Alice")
    ]


@pytest.mark.parametrize("word", KIN)
def test_every_predicate_of_the_table_is_in_the_vocabulary(word: str) -> None:
    row = KIN[word]
    assert (row.predicate is None) == (row.direction is None)
    assert row.predicate is None or row.predicate in PREDICATES


@pytest.mark.parametrize(
    "sentence",
    ["My sister Beth lives in Turin.", "My sister, Beth, lives in Turin.", "Beth, my sister, lives in Turin."],
)
def test_a_name_beside_a_kin_word_is_the_same_person(english: English, sentence: str) -> None:
    found = meant(hear(english, sentence), "Beth")
    assert found is not None
    assert (found.name, found.relation, found.gender, found.type) == ("Beth", "sister", "female", "person")


@pytest.mark.parametrize(
    ("words", "who"),
    [("My partner", "Jon"), ("Freya's friend", "Lisbeth"), ("my stepson", "Arne"), ("Jon's mum", "mum")],
)
def test_in_a_list_of_people_a_kin_word_is_the_one_named_right_after_it(english: English, words: str, who: str) -> None:
    register = hear(english, "My partner Jon, Freya, Freya's friend Lisbeth, my stepson Arne and Jon's mum, who bakes.")
    assert name(register, words) == who
    assert name(register, "who") == "mum"


def test_a_pet_with_a_name_is_an_animal(english: English) -> None:
    found = meant(hear(english, "Our dog Max sleeps all day."), "Max")
    assert found is not None
    assert (found.type, found.relation) == ("animal", "dog")


def test_the_kin_of_somebody_else_is_theirs(english: English) -> None:
    register = hear(english, "Beth's husband cooks well.")
    found = meant(register, "Beth's husband")
    assert found is not None
    assert found.owner is not None
    assert register.referents[found.owner].name == "Beth"


def test_my_sister_said_twice_is_one_sister(english: English) -> None:
    register = hear(english, "My big sister called.", "My sister is well.")
    assert sum(r.owner is not None for _, r in register.standing()) == 1


def test_a_brother_is_not_the_other_brother(english: English) -> None:
    register = hear(english, "My big brother called.", "My little brother is well.")
    assert sum(r.owner is not None for _, r in register.standing()) == 2


def test_a_sister_that_the_memory_knows_has_her_name(english: English) -> None:
    alice = Known("ent_a", "Alice", "person")
    beth = Known("ent_b", "Beth", "person", owned=(("ent_a", "sister"),))
    found = meant(hear(english, "My sister called.", known=(alice, beth)), "My sister")
    assert found is not None
    assert (found.name, found.known) == ("Beth", "ent_b")


def test_a_word_of_two_parts_is_looked_up_whole(english: English) -> None:
    doc = english.read("My mother-in-law called.")
    row = look_up(doc[1])
    assert row is not None
    assert row.word == "mother-in-law"


def test_the_dog_is_the_one_animal_there_is(english: English) -> None:
    register = hear(english, "Our cat is called Max, Max is old.", "The cat sleeps.")
    found = meant(register, "The cat")
    assert found is not None
    assert found.name == "Max"


@pytest.mark.parametrize(
    ("sentence", "words", "predicate"),
    [
        ("My co-worker Anna sings.", "My co-worker", "colleague_of"),
        ("My step-sister sings.", "My step-sister", "step_sibling_of"),
        ("My great-grandmother sings.", "My great-grandmother", None),
    ],
)
def test_a_kin_word_with_a_hyphen_is_one_phrase(
    english: English, sentence: str, words: str, predicate: str | None
) -> None:
    register = hear(english, sentence)
    row = look_up(register.docs[0][3])
    assert row is not None
    assert (row.predicate, meant(register, words) is None) == (predicate, False)


@pytest.mark.parametrize(("one", "two"), [("mum", "mother"), ("father", "dad"), ("girlfriend", "gf")])
def test_two_words_for_one_relation_mean_the_same_person(english: English, one: str, two: str) -> None:
    register = hear(english, f"My {one} sings.", f"My {two} is well.")
    assert name(register, f"My {one}", turn=0) == name(register, f"My {two}")


def test_a_gran_is_not_the_mother() -> None:
    assert not means("gran", "mother")


@pytest.mark.parametrize("other", ["My sister Tess is a vet.", "My other sister Tess is a vet."])
def test_of_two_sisters_my_sister_is_neither(english: English, other: str) -> None:
    register = hear(english, "My sister Runa bakes.", other, "My sister called.")
    told = {(r.name, r.relation) for _, r in register.standing() if r.owner is not None}
    assert told == {("Runa", "sister"), ("Tess", "sister"), ("sister", "sister")}
    assert name(register, "My sister") == "sister"


def test_the_other_brother_is_another(english: English) -> None:
    register = hear(english, "My brother cooks.", "My other brother bakes.", "My other brother sings.")
    assert {r.relation for _, r in register.standing() if r.owner is not None} == {"brother", "other brother"}


def test_nobody_is_their_own_mother(english: English) -> None:
    register = hear(english, "At home are my husband Tomas, Ella and Tomas's mum, who broke her hip.")
    assert name(register, "Tomas's mum") == "mum"


def test_an_ex_wife_is_not_the_wife(english: English) -> None:
    assert not means("wife", "ex-wife")
    register = hear(english, "My ex-wife called.", "My wife is well.")
    assert sum(r.owner is not None for _, r in register.standing()) == 2


@pytest.mark.parametrize(
    "sentence",
    ["Beth's boss = Tom, he signs.", "Her boss is the director, Tom.", "Her boss is the CFO, Tom.", "Our eldest, Tom."],
)
def test_a_name_in_notes_and_after_a_title_is_theirs(english: English, sentence: str) -> None:
    found = meant(hear(english, "Beth is here.", sentence), "Tom")
    assert found is not None
    assert found.relation in {"boss", "eldest"}


def test_each_of_a_row_of_kin_has_the_name_behind_it(english: English) -> None:
    found = meant(hear(english, "There is my wife Nora, our daughter Pia who plays chess and me."), "our daughter")
    assert found is not None
    assert found.name == "Pia"
