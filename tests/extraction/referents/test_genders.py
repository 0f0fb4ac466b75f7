from extraction.referents import genders


def test_a_first_name_tells_its_gender() -> None:
    assert genders.of_name("Elizabeth Keller") == "female"
    assert genders.of_name("Thomas") == "male"


def test_a_name_of_both_or_of_none_tells_nothing() -> None:
    assert genders.of_name("Alex") is None
    assert genders.of_name("Acme") is None
    assert genders.of_name("") is None


def test_an_accent_is_no_hindrance() -> None:
    assert genders.of_name("Zoé") == genders.of_name("Zoe")


def test_a_noun_may_tell_its_gender() -> None:
    assert (genders.of_noun("woman"), genders.of_noun("baker")) == ("female", None)


def test_a_name_that_the_lists_lack_or_have_twice_may_still_tell() -> None:
    assert (genders.of_name("Maria Lopez"), genders.of_name("Rajesh")) == ("female", "male")
