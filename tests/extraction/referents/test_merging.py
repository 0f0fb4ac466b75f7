from extraction.records import Referent
from extraction.referents.merging import both


def test_the_name_wins_over_the_description_and_nothing_is_lost() -> None:
    sister = Referent("sister", "person", named=False, owner=0, relation="sister", gender="female")
    beth = Referent("Beth", "other", aliases=("Betty",))
    whole = Referent("Beth", "person", aliases=("Betty",), owner=0, relation="sister", gender="female")
    assert both(sister, beth) == both(beth, sister) == whole
