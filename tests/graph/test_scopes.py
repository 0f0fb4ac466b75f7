"""The scope grammar, and what a lens lets through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import Forbidden, Invalid
from graph.scopes import Lens, lens, parse, value

DIMENSIONS = st.sampled_from(["org", "user", "agent"])
TAGS = st.builds("{}={}".format, DIMENSIONS, st.sampled_from(["a", "b", "c=d"]))
SCOPES = st.dictionaries(DIMENSIONS, st.sampled_from(["a", "b"])).map(
    lambda tags: parse(f"{name}={text}" for name, text in tags.items())
)


def test_a_scope_is_sorted_and_holds_each_tag_once():
    assert parse(["user=u_alice", "org=acme", "org=acme"]) == ("org=acme", "user=u_alice")


def test_a_value_may_hold_any_visible_text():
    assert parse(["user=Łucja=1/β"]) == ("user=Łucja=1/β",)


@pytest.mark.parametrize(
    "tag", ["org", "org=", "=acme", "Org=acme", "1org=acme", "org=a b", "org=a\tb", "org=a\n", "o-g=a"]
)
def test_a_tag_that_is_none_is_refused(tag: str):
    with pytest.raises(Invalid, match="dimension=value"):
        parse([tag])


def test_a_value_has_at_most_128_characters():
    assert parse([f"org={'a' * 128}"])
    with pytest.raises(Invalid):
        parse([f"org={'a' * 129}"])


def test_a_dimension_has_one_value():
    with pytest.raises(Invalid, match="'org' twice"):
        parse(["org=acme", "org=bolt"])


def test_a_scope_has_at_most_16_tags():
    assert len(parse(f"d{n}=x" for n in range(16))) == 16
    with pytest.raises(Invalid, match="at most 16"):
        parse(f"d{n}=x" for n in range(17))


def test_a_dimension_has_its_value_or_none():
    scope = parse(["org=acme", "user=u_alice"])

    assert (value(scope, "user"), value(scope, "agent")) == ("u_alice", None)


@pytest.mark.parametrize(
    ("key", "record", "seen"),
    [
        (["org=acme"], ["org=acme"], True),
        (["org=acme"], [], True),
        (["org=acme"], ["org=acme", "user=u_alice"], False),
        (["org=acme", "user=u_alice"], ["org=acme"], True),
        (["org=acme", "user=*"], ["org=acme", "user=u_alice"], True),
        (["org=acme", "user=*"], ["org=bolt", "user=u_alice"], False),
        (["org=acme"], ["org=acme2"], False),
        ([], ["org=acme", "user=u_alice"], True),
    ],
)
def test_a_record_is_seen_when_all_its_tags_are_in_the_lens(key: list[str], record: list[str], seen: bool):  # noqa: FBT001
    assert lens(key).covers(parse(record)) is seen


@given(SCOPES, SCOPES)
def test_a_lens_without_open_dimensions_sees_exactly_the_subsets(key: tuple[str, ...], record: tuple[str, ...]):
    assert Lens(frozenset(key)).covers(record) is set(record).issubset(key)


@given(SCOPES, SCOPES, SCOPES)
def test_narrowing_never_shows_more(key: tuple[str, ...], asked: tuple[str, ...], record: tuple[str, ...]):
    whole = Lens(frozenset(key))

    assert whole.covers(record) or not whole.narrowed(asked).covers(record)


def test_narrowing_to_what_lies_outside_shows_only_what_has_no_scope():
    narrowed = lens(["org=acme"]).narrowed(("org=bolt",))

    assert not narrowed.covers(["org=bolt"])
    assert not narrowed.covers(["org=acme"])


def test_writing_outside_of_the_lens_is_forbidden():
    assert lens(["org=acme"]).writable(("org=acme",)) == ("org=acme",)
    with pytest.raises(Forbidden):
        lens(["org=acme"]).writable(("org=acme", "user=u_alice"))


def test_only_a_lens_on_everything_writes_without_a_scope():
    assert lens([]).writable(()) == ()
    with pytest.raises(Forbidden):
        lens(["org=acme"]).writable(())
