from evaluate.statebench import row


def test_a_track_with_a_goal_is_told_beside_it_and_beside_the_transcript():
    told = row("supersession", {"mention": 0.925, "stale": 0.25})
    assert (told.name, told.value, told.goal) == ("supersession", ".93 / .25", ">= .90 / <= .25")
    assert told.note == "the transcript alone: .69 / .50"


def test_what_was_not_counted_is_a_dash():
    told = row("commitment_durability", {"mention": 1.0, "stale": None})
    assert (told.name, told.value, told.goal, told.note) == ("commitment durability", "1.00 / -", "", "")
