"""Figures as a page has them."""

import pytest

from evaluate.table import BEGIN, END, Row, Table, f_score, markdown, per_cent, replaced, share

ORDER = ("names", "speed")
PAGE = f"# Figures\n\nBy hand.\n\n{BEGIN}\n{END}\n\n## After\n"


def test_a_part_is_written_between_the_marks_and_the_rest_of_the_page_stays():
    page = replaced(PAGE, {"speed": "fast\n"}, ORDER)

    assert page == f"# Figures\n\nBy hand.\n\n{BEGIN}\n<!-- evaluate: speed -->\nfast\n{END}\n\n## After\n"


def test_another_run_replaces_its_own_part_and_keeps_the_others_in_their_order():
    page = replaced(PAGE, {"speed": "fast"}, ORDER)
    page = replaced(page, {"names": "many"}, ORDER)
    page = replaced(page, {"speed": "faster"}, ORDER)

    assert page.index("many") < page.index("faster")
    assert "fast\n" not in page
    assert replaced(page, {"speed": "faster"}, ORDER) == page


@pytest.mark.parametrize("page", ["no marks", BEGIN, f"{BEGIN}{END}{BEGIN}{END}"])
def test_a_page_without_one_section_is_refused(page: str):
    with pytest.raises(ValueError, match="The page needs one"):
        replaced(page, {"names": "many"}, ORDER)


def test_columns_that_no_row_fills_are_left_out():
    text = markdown([Table("Names", [Row("F", "76", note="P 77"), Row("R", "75")], "On tweets.")])

    assert (
        text
        == "### Names\n\nOn tweets.\n\n| figure | value | note |\n|---|---|---|\n| F | 76 | P 77 |\n| R | 75 |  |\n"
    )


def test_the_share_of_nothing_is_nothing():
    assert (share(1, 4), share(3, 0), per_cent(0.8625), per_cent(None)) == (0.25, 0.0, "86.2", "-")
    assert f_score(0.5, 0.25) == pytest.approx(1 / 3)
    assert f_score(0, 0) == 0
