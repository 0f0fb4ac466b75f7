from extraction.records import Referent
from extraction.referents.merging import both, christened


def test_the_name_wins_over_the_description_and_nothing_is_lost() -> None:
    sister = Referent("sister", "person", named=False, owner=0, relation="sister", gender="female")
    beth = Referent("Beth", "other", aliases=("Betty",))
    whole = Referent("Beth", "person", aliases=("Betty",), owner=0, relation="sister", gender="female")
    assert both(sister, beth) == both(beth, sister) == whole


def test_somebodys_sister_who_gets_a_name_is_known_by_it() -> None:
    sister = Referent("sister", "person", named=False, owner=0, relation="sister", known="ent_1")
    beth = christened(sister, "Beth")
    assert (beth.name, beth.named, beth.relation, beth.known) == ("Beth", True, "sister", None)


def test_a_thing_that_is_nobodys_keeps_what_is_known_and_goes_by_its_name_as_well() -> None:
    boat = Referent("boat", "product", named=False, known="ent_1")
    assert christened(boat, "Kite") == Referent("Kite", "product", aliases=("Kite",), known="ent_1")
    assert both(boat, Referent("Kite", "other")) == Referent("Kite", "product", aliases=("Kite",), known="ent_1")
