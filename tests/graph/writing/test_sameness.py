"""Who is who, as a pure function of what is said of referents."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graph.writing.sameness import Member, by_description, by_name, components

ACME = frozenset({"org=acme"})
ALICE = ACME | {"user=u_alice"}
ZOE = ACME | {"user=u_zoe"}


def person(name: str, scope: frozenset[str] = ALICE, **how: bool) -> Member:
    return Member(
        f"{name}@{len(scope)}", scope, "being", name, named=how.get("named", True), told=how.get("told", False)
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
