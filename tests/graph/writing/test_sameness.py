"""Who is who, as a pure function of what is said of referents."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.referents.nicknames import TABLE
from graph.writing import callings
from graph.writing.sameness import Joining, Member, by_description, by_name, components, head, standing

ACME = frozenset({"org=acme"})
ALICE = ACME | {"user=u_alice"}
ZOE = ACME | {"user=u_zoe"}


def person(name: str, scope: frozenset[str] = ALICE, **how: bool) -> Member:
    return replace(
        member(name, "person", scope), family="being", named=how.get("named", True), told=how.get("told", False)
    )


def member(name: str, kind: str, scope: frozenset[str] = ALICE, gender: str | None = None) -> Member:
    calls, seeks = callings.called(name, {kind}), callings.sought(name, {kind})
    return Member(
        id=f"{name}@{len(scope)}",
        scope=scope,
        family="being" if kind in {"person", "animal"} else "thing",
        name=name,
        named=True,
        told=False,
        calls=frozenset(calls),
        seeks=frozenset(seeks),
        kind=kind,
        gender=gender or callings.title_gender(name),
    )


def test_a_first_name_joins_the_only_one_who_has_it():
    keller = person("tom keller")
    assert by_name(person("tom"), [person("tom"), keller]).targets == (keller.id,)


def test_a_first_name_that_two_have_joins_none_and_both_are_its_rivals():
    found = by_name(person("tom"), [person("tom keller"), person("tom smith")])
    assert (found.targets, found.rivals) == ((), ("tom keller@2", "tom smith@2"))


def test_who_speaks_is_nobody_else_for_having_a_common_first_name():
    found = by_name(person("tom", told=True), [person("tom keller"), person("tom smith")])
    assert (found.targets, found.rivals) == ((), ())


def test_a_name_is_the_one_that_a_wider_scope_knows():
    assert by_name(person("ben"), [person("ben", ACME)]).targets == ("ben@1",)


def test_a_name_of_another_user_is_another():
    assert by_name(person("ben"), [person("ben", ZOE), person("ben king", ZOE)]).targets == ()


def test_of_two_wider_scopes_that_do_not_lie_in_each_other_none_is_taken():
    team = frozenset({"team=a", "office=b"})
    found = by_name(person("ben", ALICE | team), [person("ben", ACME), person("ben", team)])
    assert found.targets == ()


def test_a_name_of_unknown_kind_is_the_one_of_known_kind():
    unknown = Member("u", ALICE, "any", "paris", named=True, told=False)
    town = Member("t", ALICE, "thing", "paris", named=True, told=False)
    woman = Member("w", ALICE, "being", "paris", named=True, told=False)
    assert by_name(unknown, [town]).targets == ("t",)
    assert by_name(unknown, [town, woman]).targets == ()
    assert by_name(town, [unknown, woman]).targets == ()


def test_a_description_joins_the_only_one_so_described_and_none_of_two():
    sister, beth, cleo = person("sister", named=False), person("beth"), person("cleo")
    entity = {one.id: one.id for one in (sister, beth, cleo)}
    assert by_description(sister, [sister, beth], entity).targets == (beth.id,)
    assert by_description(sister, [sister, beth, cleo], entity).rivals == (beth.id, cleo.id)
    assert by_description(sister, [beth, cleo], {**entity, cleo.id: beth.id}).targets == (beth.id, cleo.id)


def test_the_one_spoken_of_first_in_the_widest_scope_gives_the_id():
    tom, keller = replace(person("tom"), said_ms=1), replace(person("tom keller"), said_ms=2)
    wide = replace(person("thomas keller", ACME), said_ms=3)
    three = {one.id: one for one in (tom, keller, wide)}
    assert head({tom.id: tom, keller.id: keller}, [(tom.id, keller.id)], []) == tom.id
    assert head(three, [(tom.id, keller.id), (keller.id, wide.id)], []) == wide.id


def test_one_merged_by_hand_leaves_the_id_to_the_other_though_it_was_spoken_of_first():
    tom, ben = replace(person("tom"), said_ms=1), replace(person("ben"), said_ms=2)
    assert head({tom.id: tom, ben.id: ben}, [], [(tom.id, ben.id)]) == ben.id


def test_words_that_mean_the_same_describe_the_same_one():
    mum, mother, vera = person("mum", named=False), person("mother", named=False), person("vera")
    entity = {one.id: one.id for one in (mum, mother, vera)}
    assert by_description(mum, [mum, mother, vera], entity).targets == (mother.id, vera.id)
    assert by_description(mother, [mum, mother, vera], entity).targets == (vera.id,)


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "a")])
def test_words_of_one_meaning_are_one_whatever_their_ids(one: str, other: str):
    wide = replace(person("dad", ACME, named=False), id=one)
    narrow = replace(person("daddy", ALICE, named=False), id=other)
    entity = {one: one, other: other}
    assert by_description(narrow, [wide, narrow], entity).targets == (wide.id,)
    assert by_description(wide, [wide, narrow], entity).targets == ()


@pytest.mark.parametrize(
    ("short", "full", "kind"),
    [
        ("dr weber", "anna weber", "person"),
        ("weber", "dr weber", "person"),
        ("uncle des", "des moran", "person"),
        ("liz crane", "elizabeth crane", "person"),
        ("jose ibanez", "josé ibáñez", "person"),
        ("acme", "acme ltd", "organisation"),
        ("apex", "apex lofts", "organisation"),
        ("nimbus", "project nimbus", "project"),
    ],
)
def test_a_name_joins_the_only_one_of_whose_name_it_is_another_form(short: str, full: str, kind: str):
    one, other = member(short, kind), member(full, kind)
    assert by_name(one, [one, other]).targets == (other.id,)


@pytest.mark.parametrize(
    ("short", "full", "kind"),
    [
        ("bob", "robert dunne", "person"),
        ("weber", "anna weber", "person"),
        ("mrs weber", "anna weber", "person"),
        ("mr weber", "mrs weber", "person"),
        ("liz crane", "elizabeth dunne", "person"),
        ("apex", "apex lofts", "product"),
        ("bristol", "bristol rovers", "location"),
    ],
)
def test_a_name_that_only_may_be_of_another_joins_none(short: str, full: str, kind: str):
    one, other = member(short, kind), member(full, kind)
    assert by_name(one, [one, other]) == Joining()


def test_a_title_tells_a_man_from_a_woman():
    anna, mister = member("anna weber", "person", gender="female"), member("mr weber", "person")
    assert by_name(mister, [anna]).targets == ()
    assert by_name(member("mrs weber", "person"), [anna]).targets == (anna.id,)


def test_a_title_before_the_surname_of_two_is_neither():
    found = by_name(member("dr weber", "person"), [member("anna weber", "person"), member("paul weber", "person")])
    assert found.rivals == ("anna weber@2", "paul weber@2")


def test_one_with_a_title_and_without_are_not_two():
    found = by_name(member("anna", "person"), [member("anna weber", "person"), member("dr anna weber", "person")])
    assert found.targets == ("anna weber@2", "dr anna weber@2")


def test_a_firm_is_no_place_that_its_name_begins_with():
    assert by_name(member("bristol", "location"), [member("bristol rovers", "organisation")]).targets == ()


@pytest.mark.parametrize(("given", "row"), TABLE.items())
def test_a_short_name_before_a_surname_is_that_of_the_full_name(given: str, row: Mapping[str, str]):
    full, _, short = row["example"].casefold().rstrip(".").partition(" is ")
    assert full.split()[0] == given
    one, other = member(short, "person"), member(full, "person")
    assert by_name(one, [other]).targets == (other.id,)


NUMBERS = st.integers(0, 9)


@given(st.sets(NUMBERS), st.lists(st.tuples(NUMBERS, NUMBERS)), st.randoms())
def test_components_do_not_depend_on_the_order_of_joins(
    numbers: set[int], joins: list[tuple[int, int]], chance: Random
):
    members = {str(number) for number in numbers}
    said = [(str(one), str(other)) for one, other in joins]
    first = components(members, said)
    chance.shuffle(said)
    assert {frozenset(one) for one in first} == {frozenset(one) for one in components(members, said)}
    assert set().union(*first) == members


def test_of_one_name_the_one_of_which_it_is_clear_what_it_is_tells_more_whatever_the_ids():
    clear = person("robert")
    vague = replace(clear, id="", family="any")
    assert min([clear, vague], key=standing) == clear
