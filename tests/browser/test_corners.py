"""The page at /explore where a reader errs, is quick or goes back, over sessions that want more than one page."""

import json
import shutil
import subprocess
from typing import Any

import pytest

from cli.backend import Backend, open_backend
from cli.operations import rights, sessions, writing
from cli.service import running_service
from graph.model import Infer, Message
from tests.browser.test_page import CHROMIUM, HERE

FEW = 10
PLACES = ["Braga", "Faro", "Porto", "Lagos", "Evora", "Tavira", "Sintra", "Leiria", "Viseu", "Guarda", "Olhao"]
DOUBTS = [f"Maybe {name} lives in {place}." for name in ("Ada", "Omar") for place in PLACES]
LAST_DOUBT = "Maybe Rui lives in Coimbra."
LIVES = [
    "I do not work at Acme.",
    "My sister Beth lives in Porto.",
    "Beth likes tea.",
    "Beth likes tea.",
    "Beth moved to Faro.",
    "Maybe Beth works at Initech.",
]


def _said(memory: Backend, lines: list[str], infer: Infer = "full") -> str:
    """A session in which these lines were heard: few, each at a moment of its own; many, at one."""
    session = sessions.create(memory, ["user=alice"], {}).id
    for batch in [[line] for line in lines] if len(lines) < FEW else [lines]:
        said = [Message(role="user", speaker="alice", content=line) for line in batch]
        writing.remember(memory, said, session, infer)
    return session


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a reader of the page sees."""
    if not (CHROMIUM and shutil.which("node") and (HERE / "node_modules").exists()):
        pytest.skip("no browser: it takes a Chromium, node, and `npm install --prefix tests/browser`")
    with running_service(tmp_path_factory.mktemp("corners")) as service:
        with open_backend(service.url, service.root_key, "corners") as root:
            key = rights.create_context(root, "corners", "").key
        with open_backend(service.url, key, "corners") as memory:
            long = _said(memory, [f"Line {number}." for number in range(1, 131)], "none")
            lives, again = _said(memory, LIVES), _said(memory, ["Beth moved to Faro.", "Beth likes tea."])
            doubts = _said(memory, DOUBTS)
            writing.remember(memory, [Message(role="user", content=LAST_DOUBT)], doubts)
            chosen = {"long": long, "lives": lives, "again": again, "doubts": doubts}
            chosen["she"] = _said(memory, ["Zoe Hart met Ivy Lund.", "She lives in Porto."])
        script = str(HERE / "corners.mjs")
        words = ["node", script, service.url, "corners", key, str(CHROMIUM), json.dumps(chosen)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_a_fact_that_does_not_hold_says_so_in_words(seen: dict[str, Any]):
    assert "not: alice works_for Acme" in seen["facts"]
    assert any("Beth lives_in Porto (past)" in words for words in seen["facts"])


def test_a_fact_that_was_first_said_in_another_session_has_its_words(seen: dict[str, Any]):
    assert {"Beth lives_in Faro", "Beth likes tea"} <= set(seen["elsewhere"])
    assert "a fact" not in seen["elsewhere"]


def test_of_two_things_asked_for_the_later_one_is_shown_whichever_comes_first(seen: dict[str, Any]):
    assert (seen["raced"], seen["raced_entity"]) == (["again", "Beth moved to Faro."], "Faro")


def test_more_that_is_asked_for_twice_comes_once(seen: dict[str, Any]):
    assert seen["doubled"] == 130


def test_a_session_that_is_not_there_is_told_and_leaves_nothing_of_another(seen: dict[str, Any]):
    assert seen["missing"] == ["There is no such session.", 0, 0, "", "#session=nobody"]
    assert seen["afterwards"] == ""


def test_what_is_chosen_stays_chosen_and_is_shown_as_it_was_then(seen: dict[str, Any]):
    then, now = seen["then"], seen["now"]
    assert (then["heading"], now["heading"]) == ("Beth", "Beth")
    assert then["facts"] < now["facts"]
    assert then["chosen"] > 0
    assert ("Beth" in then["listed"], "Faro" in then["listed"]) == (True, False)


def test_what_is_held_of_an_entity_has_facts_of_which_it_is_the_object_and_goes_on_page_by_page(seen: dict[str, Any]):
    about, *facts = seen["held"]
    assert about.endswith("subject of 0 facts")
    assert any("Beth lives_in Porto" in words for words in facts)
    before, after = seen["paged"]
    assert (before, after > before) == (2, True)


def test_of_turns_that_are_shown_one_after_the_other_the_last_is_marked(seen: dict[str, Any]):
    assert len(seen["shown"]) == 1


def test_moments_of_one_minute_are_told_apart_to_the_eye_and_to_aids(seen: dict[str, Any]):
    second, third, now = [words for words, _ in seen["moments"]]
    assert second.startswith("after turn 2, ")
    assert third.startswith("after turn 3, ")
    assert now == "now"
    assert all(words == spoken for words, spoken in seen["moments"])


def test_a_doubt_that_is_settled_in_the_past_leads_back_to_now(seen: dict[str, Any]):
    assert seen["settled"] == ["now", "The doubt is settled; that is in the record now.", len(LIVES)]


def test_doubts_are_those_of_the_session_the_newest_first_and_go_on(seen: dict[str, Any]):
    first, count, every = seen["doubts"]
    assert LAST_DOUBT.rstrip(".") in first
    assert count.startswith(f"{len(DOUBTS) + 1} open doubts of this session.")
    assert every == len(DOUBTS) + 1


def test_whom_a_pronoun_means_is_settled_by_a_button_with_a_name(seen: dict[str, Any]):
    assert seen["she"] == "The doubt is settled; that is in the record now."


def test_the_graph_moves_to_a_fact_that_is_not_in_it(seen: dict[str, Any]):
    assert seen["moved"] == [False, True]


def test_changes_up_to_a_turn_that_is_not_there_are_a_sentence_and_no_list(seen: dict[str, Any]):
    assert seen["changes"] == ["There is no turn 0 in this session; it may have been forgotten.", 0, ""]
    assert "created Beth person" in seen["entities_changed"]


def test_a_merge_can_be_undone_after_other_things_were_looked_at_and_the_page_was_loaded_anew(seen: dict[str, Any]):
    assert seen["undo"] == ["Porto and Lagos are one.", "They are two again.", 0]


def test_while_a_merge_is_under_way_its_button_cannot_be_pressed(seen: dict[str, Any]):
    assert seen["merging"]


def test_a_merge_that_was_undone_elsewhere_is_offered_for_undoing_no_more(seen: dict[str, Any]):
    assert seen["undone"] is None


def test_the_graph_lists_what_is_past(seen: dict[str, Any]):
    assert "Beth lives_in Porto (past)" in seen["listed"]


def test_a_session_has_an_address_and_stays_chosen_when_the_page_is_loaded_anew(seen: dict[str, Any]):
    assert seen["address"] == ["again", "again", "long"]


def test_of_very_many_sessions_the_newest_are_listed_and_that_there_are_others_is_told(seen: dict[str, Any]):
    told = "Only 5000 sessions are listed; any other opens by its id."
    assert seen["many"] == ["made-5499", "made-500", told]


def test_a_fact_that_was_said_twice_has_both_decisions(seen: dict[str, Any]):
    assert seen["decisions"] == 3


def test_a_key_of_other_letters_opens_nothing_and_times_name_their_zone(seen: dict[str, Any]):
    assert seen["strange"] == "This key does not open this context."
    assert seen["time"].endswith(" UTC")


def test_nothing_went_wrong_on_the_page(seen: dict[str, Any]):
    assert seen["errors"] == []
