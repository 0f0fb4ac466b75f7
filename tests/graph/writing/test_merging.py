"""Merges by hand, and taking them back."""

import itertools
from typing import Any

import pytest

from extraction.records import Referent
from graph.access import Access
from graph.errors import Conflict, Invalid, NotFound
from graph.memory import Memory
from graph.reading import entities
from graph.reading.entities import EntityFilter
from graph.writing import erasing, merging, untying
from graph.writing.forgetting import Forgetting
from tests.graph.conversation import ACME, ALICE, BEN, PORTO, TURIN, Conversation, told
from tests.graph.pictures import Picture

BENJAMIN = Referent("Benjamin King", "person")
BENNY = Referent("Benny", "person")


def ident(memory: Memory, access: Access, name: str) -> str:
    return entities.listed(memory, access, EntityFilter(name=name)).items[0].id


def merge(memory: Memory, access: Access, into: str, *names: str) -> str:
    others = [ident(memory, access, name) for name in names]
    return merging.merge(memory, access, ident(memory, access, into), others).reply.merge_id or ""


def whole(picture: Picture) -> dict[str, Any]:
    """What a merge may change."""
    links = picture.edges("REFERS_TO") | picture.edges("ALIAS_OF") | picture.edges("MEANS") | picture.edges("RELATES")
    return {"entities": picture.nodes("Entity", "id", "name", "type"), "facts": picture.facts(), "links": links}


@pytest.fixture
def three(talk: Conversation) -> Conversation:
    talk.say(told(BEN, "lives_in", PORTO))
    talk.say(told(BENJAMIN, "lives_in", TURIN))
    talk.say(told(BENNY, "works_for", ACME))
    return talk


def test_what_was_said_of_the_merged_is_said_of_the_other(three: Conversation, memory: Memory, picture: Picture):
    old = ident(memory, three.access, "Benjamin King")
    into = ident(memory, three.access, "Ben")
    merge(memory, three.access, "Ben", "Benjamin King")

    # He lived in Porto and then in Turin: two values of one slot now.
    shown = entities.show(memory, three.access, old)
    assert (shown.id, shown.name, shown.aliases) == (into, "Benjamin King", ["Ben"])
    lives = {fact[2:] for fact in picture.facts() if fact[1] == "lives_in"}
    assert lives == {("Porto", "past"), ("Turin", "current")}


def test_what_is_said_later_of_the_merged_is_said_of_the_other(three: Conversation, memory: Memory, picture: Picture):
    merge(memory, three.access, "Ben", "Benny")
    three.say(told(BENNY, "likes", "tea"))

    assert ident(memory, three.access, "Benny") == ident(memory, three.access, "Ben")
    assert len(picture.nodes("Entity", "id")) == len({"Ben", "Benjamin", "Acme", "Porto", "Turin"})


@pytest.mark.parametrize("order", list(itertools.permutations(range(2))))
def test_merges_undone_in_any_order_leave_what_was_before(
    three: Conversation, memory: Memory, picture: Picture, order: tuple[int, ...]
):
    before = whole(picture)
    made = [merge(memory, three.access, "Ben", "Benny"), merge(memory, three.access, "Ben", "Benjamin King")]
    assert whole(picture) != before
    for place in order:
        merging.undo(memory, three.access, made[place])

    assert whole(picture) == before


def test_the_diff_says_who_became_whom(three: Conversation, memory: Memory):
    old, into = ident(memory, three.access, "Benny"), ident(memory, three.access, "Ben")
    diff = merging.merge(memory, three.access, into, [old]).reply.diff

    assert [(one.id, one.merged_from) for one in diff.entities] == [(into, [old])]
    assert {(one.action, one.fact.predicate) for one in diff.relations} == {
        ("created", "works_for"),
        ("erased", "works_for"),
    }


def test_a_merge_is_kept_as_a_turn_of_the_record(three: Conversation, memory: Memory, picture: Picture):
    merge(memory, three.access, "Ben", "Benny")

    assert ("correction", "system", "Benny and Ben are one.") in picture.nodes("Turn", "kind", "role", "content")


def test_merges_that_make_no_sense_are_refused(three: Conversation, memory: Memory):
    access = three.access
    ben, porto = ident(memory, access, "Ben"), ident(memory, access, "Porto")
    with pytest.raises(Conflict):
        merging.merge(memory, access, ben, [ben])
    with pytest.raises(Invalid, match="another type"):
        merging.merge(memory, access, ben, [porto])
    with pytest.raises(Invalid):
        merging.merge(memory, access, ben, [])
    with pytest.raises(NotFound):
        merging.merge(memory, access, ben, ["ent_none"])
    made = merge(memory, access, "Ben", "Benny")
    with pytest.raises(Conflict):
        merging.merge(memory, access, ben, [ident(memory, access, "Benny")])
    merging.undo(memory, access, made)
    with pytest.raises(Conflict):
        merging.undo(memory, access, made)
    with pytest.raises(NotFound):
        merging.undo(memory, access, "merge_none")


def test_a_wider_entity_is_not_merged_into_a_narrower_one(memory: Memory, access: Access):
    Conversation(memory, access, ["org=acme"]).say(told(BENJAMIN, "works_for", ACME))
    Conversation(memory, access, ["org=acme", "user=u_alice"]).say(told(ALICE, "knows", BENNY))
    wide, narrow = ident(memory, access, "Benjamin King"), ident(memory, access, "Benny")

    with pytest.raises(Invalid, match="narrower into the wider"):
        merging.merge(memory, access, narrow, [wide])
    assert merging.merge(memory, access, wide, [narrow]).reply.merge_id


def test_those_who_are_merged_at_once_lie_in_each_others_scopes(memory: Memory, access: Access):
    for scope, one in ((["org=acme"], BEN), (["org=acme", "user=a"], BENNY), (["org=acme", "user=b"], BENJAMIN)):
        Conversation(memory, access, scope).say(told(one, "likes", "tea"))

    with pytest.raises(Invalid, match="lie in each other"):
        merge(memory, access, "Ben", "Benny", "Benjamin King")
    assert merge(memory, access, "Ben", "Benny")


def test_no_two_of_a_merge_are_of_kinds_that_are_never_one(three: Conversation, memory: Memory):
    three.say(told(Referent("Kite", "other"), "likes", "tea"))

    with pytest.raises(Invalid, match="another type"):
        merge(memory, three.access, "Kite", "Ben", "Acme")


def test_one_that_is_named_twice_is_merged_once(three: Conversation, memory: Memory, picture: Picture):
    before = whole(picture)
    made = merge(memory, three.access, "Ben", "Benny", "Benny")
    assert picture.count("Merge") == 1

    merging.undo(memory, three.access, made)
    assert whole(picture) == before


def test_a_merge_is_undone_for_those_who_are_still_spoken_of(three: Conversation, memory: Memory):
    other = Conversation(memory, three.access, three.scope)
    other.say(told(Referent("Bodo", "person"), "likes", "chess"))
    made = merge(memory, three.access, "Ben", "Benny", "Bodo")
    erasing.forget(memory, three.access, Forgetting(session_id=other.session_id))
    merging.undo(memory, three.access, made)

    assert ident(memory, three.access, "Benny") != ident(memory, three.access, "Ben")


def test_a_name_between_two_is_clear_while_they_are_one(three: Conversation, memory: Memory, picture: Picture):
    three.say(told(Referent("Benjamin Zorn", "person"), "lives_in", PORTO))
    three.say(told(Referent("Benjamin", "person"), "likes", "tea"))
    before = whole(picture)
    assert ("ambiguous_name",) in picture.nodes("Uncertainty", "reason")

    made = merge(memory, three.access, "Benjamin King", "Benjamin Zorn")
    assert ("ambiguous_name",) not in picture.nodes("Uncertainty", "reason")
    assert ident(memory, three.access, "Benjamin") == ident(memory, three.access, "Benjamin King")

    merging.undo(memory, three.access, made)
    assert whole(picture) == before


def test_the_turn_of_a_merge_is_not_forgotten_while_those_are_spoken_of_whom_it_ties(
    three: Conversation, memory: Memory, picture: Picture
):
    merge(memory, three.access, "Ben", "Benny")
    kept = picture.rows("MATCH (t:Turn {context: $context}) WHERE t.kind = 'correction' RETURN t.id AS id")
    with pytest.raises(Conflict, match="undo"):
        erasing.forget(memory, three.access, Forgetting(turn_ids=(kept[0]["id"],)))

    erasing.forget(memory, three.access, Forgetting(scope=tuple(three.scope)))
    assert picture.count("Merge") == picture.count("Turn") == picture.count("Entity") == 0


def test_a_merge_goes_with_either_of_the_two_whom_it_ties(three: Conversation, memory: Memory, picture: Picture):
    before = whole(picture)
    for place in (0, 1):
        other = Conversation(memory, three.access, three.scope)
        other.say(told(Referent("Bodo", "person"), "likes", "chess"))
        merge(memory, three.access, *(("Bodo", "Ben"), ("Ben", "Bodo"))[place])
        receipt = erasing.forget(memory, three.access, Forgetting(session_id=other.session_id)).reply

        assert (receipt.erased["turns"], picture.count("Merge"), whole(picture)) == (2, 0, before)


def test_a_merge_keeps_no_name_of_one_who_is_forgotten(three: Conversation, memory: Memory, picture: Picture):
    other = Conversation(memory, three.access, three.scope)
    other.say(told(Referent("Bodo Zorn", "person"), "likes", "chess"))
    merge(memory, three.access, "Ben", "Bodo Zorn", "Benny")
    assert entities.show(memory, three.access, ident(memory, three.access, "Ben")).name == "Bodo Zorn"
    merge(memory, three.access, "Ben", "Benjamin King")
    erasing.forget(memory, three.access, Forgetting(session_id=other.session_id))

    contents = {content for (content,) in picture.nodes("Turn", "content")}
    assert {"2 others and Ben are one.", "Benjamin King and Ben are one."} <= contents
    assert [content for content in contents if "Bodo" in content] == []


def test_a_refusal_to_forget_comes_before_anything_is_erased(memory: Memory, access: Access):
    Conversation(memory, access, ["org=acme"]).say(told(BEN, "likes", "tea"), told(BENJAMIN, "likes", "tea"))
    # Its session would be the first to go.
    narrow = Conversation(memory, access, ["org=acme", "user=a"], session_id="a")
    narrow.say(told(BENNY, "likes", "tea"))
    merge(memory, access, "Ben", "Benjamin King", "Benny")
    picture = Picture(memory.graph, access.context_id)
    before = picture.count("Turn")

    for dry_run in (True, False):
        with pytest.raises(Conflict, match="undo"):
            erasing.forget(memory, access, Forgetting(scope=tuple(narrow.scope), dry_run=dry_run))
    assert picture.count("Turn") == before


def test_a_merge_of_those_who_were_spoken_of_meanwhile_does_not_go(
    three: Conversation, memory: Memory, picture: Picture
):
    made = merge(memory, three.access, "Ben", "Benny")
    last = picture.rows("MATCH (t:Turn {context: $context}) WHERE t.cast CONTAINS 'Benny' RETURN t.id AS id")
    to_go = [row["id"] for row in last]

    memory.graph.read(lambda tx: untying.check_over(tx, three.access, {made}, to_go))
    three.say(told(BENNY, "likes", "tea"))
    with pytest.raises(Conflict, match="meanwhile"):
        memory.graph.read(lambda tx: untying.check_over(tx, three.access, {made}, to_go))


def test_a_dry_run_says_what_becomes_of_a_merge(three: Conversation, memory: Memory):
    merge(memory, three.access, "Ben", "Benny")
    scope = tuple(three.scope)
    told_before = erasing.forget(memory, three.access, Forgetting(scope=scope, dry_run=True)).reply
    receipt = erasing.forget(memory, three.access, Forgetting(scope=scope)).reply

    assert told_before.erased["turns"] == receipt.erased["turns"] == 4
