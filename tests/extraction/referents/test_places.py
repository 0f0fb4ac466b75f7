from extraction.referents import places


def test_a_place_has_a_size() -> None:
    sizes = [places.size(name) for name in ("Madrid", "Tampere", "Rovaniemi", "Peru", "Waffle")]
    assert sizes == ["city", "large", "town", "country", None]


def test_neither_case_nor_accents_matter() -> None:
    assert places.size("malaga") == places.size("MÁLAGA") == "city"
