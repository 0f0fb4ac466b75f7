"""Who is meant: when two mentions are one entity, and when they may not be."""

from itertools import permutations

import pytest

from extraction.records import Referent
from graph.access import Access
from graph.memory import Memory
from tests.graph.conversation import ACME, ALICE, BEN, PORTO, Conversation, told
from tests.graph.pictures import Picture

SISTER = Referent("sister", "person", named=False, owner=0, relation="sister", gender="female")
BETH = Referent("Beth", "person", owner=0, relation="sister", gender="female")


def names(picture: Picture, kind: str = "person") -> set[str]:
    return {name for name, type_ in picture.nodes("Entity", "name", "type") if type_ == kind}


def test_one_name_in_one_scope_is_one_entity(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "works_for", ACME))
    talk.say(told(BEN, "works_for", Referent("the ACME", "organisation")))

    assert picture.nodes("Entity", "name") == {("Alice",), ("Ben",), ("Acme",)}


def test_a_name_is_known_again_in_another_session_of_the_scope(memory: Memory, talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "works_for", ACME))
    Conversation(memory, talk.access, talk.scope).say(told(ALICE, "lives_in", PORTO))

    assert picture.count("Entity") == 3
    assert picture.count("Session") == 2


def test_a_person_and_a_place_of_one_name_are_two(talk: Conversation, picture: Picture):
    talk.say(told(Referent("Paris", "person"), "lives_in", Referent("Paris", "location")))

    assert picture.nodes("Entity", "name", "type") == {("Paris", "person"), ("Paris", "location")}


def test_the_same_name_of_two_users_is_two_people(memory: Memory, access: Access, picture: Picture):
    for user in ("u_alice", "u_zoe"):
        talk = Conversation(memory, access, ["org=acme", f"user={user}"])
        talk.say(told(BEN, "works_for", ACME))

    assert len(picture.nodes("Entity", "id", "name")) == 4


def test_what_a_wider_scope_knows_is_known_in_a_narrower_one(memory: Memory, access: Access, picture: Picture):
    Conversation(memory, access, ["org=acme"]).say(told(BEN, "works_for", ACME))
    Conversation(memory, access, ["org=acme", "user=u_alice"]).say(told(ALICE, "works_for", ACME))

    assert picture.nodes("Entity", "name") == {("Ben",), ("Alice",), ("Acme",)}
    assert picture.count("Entity") == 3


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_who_sees_two_scopes_that_do_not_see_each_other_sees_namesakes_of_both(
    memory: Memory, access: Access, picture: Picture, order: tuple[int, ...]
):
    said = [("Ann", ["team=t1", "user=u_eve"]), ("Ann Abel", ["team=t1"]), ("Ann Zorn", ["user=u_eve"])]
    for one in order:
        name, scope = said[one]
        Conversation(memory, access, scope).say(told(Referent(name, "person"), "lives_in", PORTO))

    assert picture.nodes("Uncertainty", "reason", "about") == {("ambiguous_name", "Ann: Ann Abel or Ann Zorn")}


def test_the_nameless_are_called_after_their_owner(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "sibling_of", SISTER))
    talk.say(told(ALICE, "sibling_of", SISTER))

    assert names(picture) == {"Alice", "Alice's sister"}


def test_a_name_said_later_names_the_nameless_and_the_description_stays_an_alias(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "sibling_of", SISTER))
    talk.say(told(ALICE, "sibling_of", BETH))

    assert names(picture) == {"Alice", "Beth"}
    assert {("Beth", "Beth"), ("Alice's sister", "Beth")} <= picture.edges("ALIAS_OF")


def test_an_entity_keeps_its_id_when_it_gets_a_name_and_then_a_fuller_one(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "sibling_of", SISTER))
    first = {ident for ident, name in picture.nodes("Entity", "id", "name") if name == "Alice's sister"}
    talk.say(told(ALICE, "sibling_of", BETH))
    talk.say(told(Referent("Beth Abel", "person"), "works_for", ACME))

    assert {ident for ident, name in picture.nodes("Entity", "id", "name") if name == "Beth Abel"} == first


def test_who_was_spoken_of_first_gives_the_id_also_where_it_is_told_late(talk: Conversation, picture: Picture):
    talk.say(told(Referent("Ann Abel", "person"), "works_for", ACME), minute=5)
    talk.say(told(Referent("Ann", "person"), "lives_in", PORTO), minute=2)
    late = {ident for ident, name in picture.nodes("Entity", "id", "name") if name == "Ann Abel"}

    assert late == {alone for name, alone in picture.nodes("Referent", "name", "alone") if name == "ann"}


def test_one_who_is_described_in_another_word_of_the_same_meaning_is_the_same(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "parent_of", Referent("mum", "person", named=False, owner=0, relation="mum")))
    talk.say(told(ALICE, "parent_of", Referent("Vera", "person", owner=0, relation="mother")))
    talk.say(told(ALICE, "married_to", Referent("wife", "person", named=False, owner=0, relation="wife")))
    talk.say(told(ALICE, "married_to", Referent("Ines", "person", owner=0, relation="ex-wife")))

    assert names(picture) == {"Alice", "Vera", "Alice's wife", "Ines"}


def test_a_sister_of_another_name_is_another_sister(talk: Conversation, picture: Picture):
    cleo = Referent("Cleo", "person", owner=0, relation="sister")
    talk.say(told(ALICE, "sibling_of", BETH))
    talk.say(told(ALICE, "sibling_of", cleo))

    assert names(picture) == {"Alice", "Beth", "Cleo"}


def test_the_sister_of_one_who_has_two_is_nobody_in_particular(talk: Conversation, picture: Picture):
    for name in ("Beth", "Cleo"):
        talk.say(told(ALICE, "sibling_of", Referent(name, "person", owner=0, relation="sister")))
    talk.say(told(SISTER, "lives_in", PORTO), content="My sister lives in Porto")

    assert ("Beth", "lives_in", "Porto", "current") not in picture.facts()
    assert ("Cleo", "lives_in", "Porto", "current") not in picture.facts()


def test_a_name_that_fits_two_is_a_doubt_and_no_fact(talk: Conversation, picture: Picture):
    for full in ("Ann Abel", "Ann Zorn"):
        talk.say(told(Referent(full, "person"), "works_for", ACME))
    talk.say(told(Referent("Ann", "person"), "lives_in", PORTO))

    assert picture.nodes("Uncertainty", "reason", "about") == {("ambiguous_name", "Ann: Ann Abel or Ann Zorn")}
    assert {fact for fact in picture.facts() if fact[1] == "lives_in"} == set()


def test_a_first_name_means_the_only_one_who_has_it(talk: Conversation, picture: Picture):
    talk.say(told(Referent("Ann Abel", "person"), "works_for", ACME))
    talk.say(told(Referent("Ann", "person"), "lives_in", PORTO))

    assert ("Ann Abel", "lives_in", "Porto", "current") in picture.facts()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_one_who_also_goes_by_another_surname_is_not_the_only_one_of_the_first_name(
    talk: Conversation, picture: Picture, order: tuple[int, int]
):
    keller = told(Referent("Tom Keller", "person"), "works_for", ACME)
    baker = told(Referent("Tom", "person", aliases=("Tom Baker",)), "lives_in", PORTO)
    for place in order:
        talk.say((keller, baker)[place])

    assert names(picture) == {"Tom", "Tom Keller"}
    assert ("Tom", "lives_in", "Porto", "current") in picture.facts()


def test_a_stated_name_renames_and_the_old_name_still_finds(talk: Conversation, picture: Picture):
    guest = Referent("u_alice", "person", speaker="u_alice")
    talk.say(told(guest, "sibling_of", SISTER))
    talk.say(told(guest, "name", "Alice"))
    talk.say(told(ALICE, "lives_in", PORTO))

    assert names(picture) == {"Alice", "Alice's sister"}
    assert {("u_alice", "Alice"), ("Alice", "Alice"), ("Alice's sister", "Alice's sister")} <= picture.edges("ALIAS_OF")


def test_a_speaker_without_a_name_is_someone_else_in_every_session(memory: Memory, access: Access, picture: Picture):
    nobody = Referent("user", "person", speaker="user")
    for _ in range(2):
        Conversation(memory, access, ["org=acme"]).say(told(nobody, "works_for", ACME))

    assert len(picture.nodes("Entity", "id", "name")) == 3


def test_a_vague_type_is_sharpened_and_a_sharp_one_kept(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "uses", Referent("Orca", "other")))
    talk.say(told(ALICE, "uses", Referent("Orca", "product")))
    talk.say(told(ALICE, "uses", Referent("Orca", "other")))

    assert ("Orca", "product") in picture.nodes("Entity", "name", "type")
    assert picture.count("Entity") == 2
