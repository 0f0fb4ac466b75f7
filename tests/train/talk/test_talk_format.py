"""What the lines of a talk file mean, and what is said of those that mean nothing."""

from pathlib import Path

import pytest

from train.talk.check import FILES
from train.talk.format import Claim, Conversation, Link, Malformed, Name, conversations
from train.talk.words import Place, Unsaid


def talk(tmp_path: Path, *lines: str) -> Conversation:
    path = tmp_path / "a.talk"
    path.write_text("\n".join(("# one", *lines)), encoding="utf-8")
    (found,) = conversations(path)
    return found


def complaints(tmp_path: Path, *lines: str) -> tuple[str, ...]:
    with pytest.raises(Malformed) as caught:
        talk(tmp_path, *lines)
    return caught.value.complaints


def claim(tmp_path: Path, text: str, line: str) -> Claim:
    return talk(tmp_path, f"U: {text}", line).turns[0].claims[0]


def test_a_turn_has_a_role_a_speaker_a_time_and_a_text(tmp_path: Path) -> None:
    turn = talk(tmp_path, "@ 2025-03-01 10:00", "U Amira: hi: there").turns[0]
    assert (turn.role, turn.speaker, turn.said_at, turn.text) == ("user", "Amira", "2025-03-01 10:00", "hi: there")


def test_a_time_belongs_to_the_next_turn_alone(tmp_path: Path) -> None:
    found = talk(tmp_path, "@ 2025-03-01 10:00", "U: hi", "A: hi")
    assert [turn.said_at for turn in found.turns] == ["2025-03-01 10:00", None]


def test_words_are_found_where_they_stand(tmp_path: Path) -> None:
    found = claim(tmp_path, "Beth lives in Leeds", "- Beth | lives_in | Leeds | asserted")
    assert (found.subject, found.object) == (Place(0, 0, 4, "Beth"), Place(0, 14, 19, "Leeds"))


def test_a_number_sign_counts_occurrences_of_whole_words(tmp_path: Path) -> None:
    assert claim(tmp_path, "her here her", "- her#2 | wave | - | asserted").subject == Place(0, 9, 12, "her")


def test_an_at_sign_goes_to_an_earlier_turn(tmp_path: Path) -> None:
    found = talk(tmp_path, "U: Beth", "A: She?", "~ She = Beth@1")
    assert found.turns[1].links == (Link(Place(1, 0, 3, "She"), (Place(0, 0, 4, "Beth"),)),)


def test_at_plus_goes_to_a_later_turn(tmp_path: Path) -> None:
    found = talk(tmp_path, "U: guess who called", "~ who = Beth@+1", "U: Beth!")
    assert found.turns[0].links[0].targets == (Place(1, 0, 4, "Beth"),)


def test_a_plural_has_several_targets(tmp_path: Path) -> None:
    found = talk(tmp_path, "U: Beth and Tom came, they sang", "~ they = Beth & Tom")
    assert [target.text for target in found.turns[0].links[0].targets] == ["Beth", "Tom"]


def test_a_name_with_the_sign_of_a_plural_is_one_target(tmp_path: Path) -> None:
    found = talk(tmp_path, "U: Fern & Daughter and Moss sell it, they do", "~ they = Fern & Daughter & Moss")
    assert [target.text for target in found.turns[0].links[0].targets] == ["Fern & Daughter", "Moss"]


@pytest.mark.parametrize("said", ["^", "^you", "=3"])
def test_what_is_not_said_has_no_place(tmp_path: Path, said: str) -> None:
    assert claim(tmp_path, "three", f"- {said} | wave | - | asserted").subject == Unsaid(said)


def test_an_event_may_have_no_object(tmp_path: Path) -> None:
    assert claim(tmp_path, "he died", "- he | die | - | asserted").object is None


def test_the_fifth_field_says_when(tmp_path: Path) -> None:
    found = claim(tmp_path, "he died in May", "- he | die | - | asserted | in May")
    assert found.time == Place(0, 8, 14, "in May")


@pytest.mark.parametrize(
    ("said", "modality", "negated"),
    [
        ("asserted", "asserted", False),
        ("negated", "negated", True),
        ("hedged", "hedged", False),
        ("hedged negated", "hedged", True),
    ],
)
def test_modality_and_polarity_are_told_apart(tmp_path: Path, said: str, modality: str, negated: bool) -> None:  # noqa: FBT001
    found = claim(tmp_path, "she won't come", f"- she | come | - | {said}")
    assert (found.modality, found.negated) == (modality, negated)


@pytest.mark.parametrize("said", ["certain", "asserted negated", "negated negated", "negated hedged"])
def test_any_other_modality_is_refused(tmp_path: Path, said: str) -> None:
    (complaint,) = complaints(tmp_path, "U: she sings", f"- she | sing | - | {said}")
    assert complaint.startswith(f"a.talk:3: {said!r} is no modality")


def test_a_star_marks_a_proper_name_and_a_plus_a_common_noun(tmp_path: Path) -> None:
    turn = talk(tmp_path, "U: my dog Rex", "+ dog animal", "* Rex animal").turns[0]
    assert turn.names == (
        Name(Place(0, 7, 10, "Rex"), "animal", proper=True),
        Name(Place(0, 3, 6, "dog"), "animal", proper=False),
    )


def test_instructions_and_corrections_are_places(tmp_path: Path) -> None:
    found = talk(tmp_path, "U: Porto", "U: no, Lisbon. call me Bo", "! call me Bo", "x Porto@1")
    assert (found.turns[1].instructions[0].text, found.turns[1].retracted[0].turn) == ("call me Bo", 0)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("- Tom | sing | - | asserted", "'Tom' stands 0 times"),
        ("- she#2 | sing | - | asserted", "'she' stands 1 times"),
        ("- she@4 | sing | - | asserted", "no turn @4"),
        ("- she@+1 | sing | - | asserted", "no turn @+1"),
        ("- she | sing | asserted", "3 fields"),
        ("- she | Sing | - | asserted", "'Sing' is no predicate"),
        ("* she singer", "'singer' is no type of entity"),
        ("~ she", "a link has no target"),
        ("she sings", "neither a turn nor a line below one"),
    ],
)
def test_a_complaint_says_where_what_and_what_to_do(tmp_path: Path, line: str, complaint: str) -> None:
    (found,) = complaints(tmp_path, "U: she sings", line)
    assert found.startswith(f"a.talk:3: {complaint}")
    assert ": " in found.removeprefix("a.talk:3: ")


def test_all_complaints_of_a_file_come_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    found = complaints(tmp_path, "U: she sings", "~ he = she", "* Tom person", "U: bye", "oops")
    assert [complaint.split(":")[1] for complaint in found] == ["3", "4", "6"]


def test_the_example_of_the_readme_is_well_formed(tmp_path: Path) -> None:
    readme = (FILES / "README.md").read_text(encoding="utf-8")
    example = readme.partition("```talk\n")[2].partition("```")[0].splitlines()
    turns = talk(tmp_path, *example[1:]).turns
    assert [len(turn.claims) for turn in turns] == [4, 1, 3]
