"""The fit finds which cue goes with which kind of name."""

from train.names import Case, fit, table

KINDS = ("no name", "person", "organisation", "location")


def cases() -> list[Case]:
    """Names after "in" are places, those that say something are people, and the rest are no names."""
    place, person, none = {"any": 1.0, "in in": 1.0}, {"any": 1.0, "verb person_subject": 1.0}, {"any": 1.0}
    return [Case(place, "location")] * 20 + [Case(person, "person")] * 20 + [Case(none, None)] * 20


def test_a_cue_speaks_for_the_kind_that_it_goes_with() -> None:
    told = dict(zip(KINDS, fit(cases())["in in"], strict=False))
    assert max(told, key=lambda kind: told[kind]) == "location"


def test_a_cue_that_names_a_kind_speaks_for_it_where_talk_is_silent() -> None:
    seldom = [*cases(), Case({"any": 1.0, "verb organisation_by": 1.0}, None)]
    told = dict(zip(KINDS, fit(seldom)["verb organisation_by"], strict=False))
    assert max(told, key=lambda kind: told[kind]) == "organisation"


def test_a_cue_met_once_that_names_no_kind_is_left_out() -> None:
    assert "in beyond" not in fit([*cases(), Case({"any": 1.0, "in beyond": 1.0}, "location")])


def test_the_table_has_a_row_a_cue() -> None:
    assert '"in in" = [0.5, -1]' in table({"in in": [0.5, -1.0]})
