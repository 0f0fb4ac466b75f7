"""What recall finds: in scope, as of a moment, and with what speaks for each hit."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from extraction.records import Reading
from graph import scopes
from graph.access import Access, local_access
from graph.errors import Invalid, NotFound, TooLarge
from graph.memory import Memory
from graph.reading import traces
from graph.recall import facthits, pool, search
from graph.recall.recall import Wanted, recall
from graph.recall.shapes import Hit
from graph.writing import erasing
from graph.writing.forgetting import Forgetting
from graph.writing.turns import Draft
from tests.graph.conversation import ACME, BEN, PORTO, START, TURIN, Conversation, told

Ask = Callable[..., list[Hit]]
TALK = [
    "What a week. How are you?",
    "The boat trip to the lighthouse was wonderful.",
    "Did anybody swim?",
    "Only Max dared.",
    "I have to buy a new kettle.",
]


@pytest.fixture
def ask(memory: Memory, talk: Conversation) -> Ask:
    def asked(query: str, reader: Access | None = None, **wanted: object) -> list[Hit]:
        return recall(memory, reader or talk.access, replace(Wanted(query), **wanted)).hits  # pyright: ignore[reportArgumentType]

    return asked


def texts(hits: list[Hit]) -> list[str]:
    return [hit.text for hit in hits]


def test_the_turn_that_says_it_comes_first_and_its_neighbours_follow(talk: Conversation, ask: Ask):
    for line in TALK:
        talk.say(content=line)

    hits = ask("Who went swimming on the boat trip?", include=("turn",))
    assert hits[0].text == "The boat trip to the lighthouse was wonderful."
    assert "Only Max dared." in texts(hits)[:4]
    assert hits[0].signals["words"] > 0
    assert hits[0].source.ref == f"turn:{hits[0].id}"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_fact_about_whom_the_question_names_is_found_with_its_source(talk: Conversation, ask: Ask):
    talk.say(told(BEN, "lives_in", PORTO))

    (fact,) = ask("Ben lives where?", include=("fact",))
    assert (fact.status, fact.source.quote) == ("current", "Ben lives_in Porto")
    assert fact.text.startswith("Ben lives in Porto")
    (entity,) = ask("Ben lives where?", include=("entity",))
    assert (entity.text, entity.source.ref) == ("Ben: person", f"entity:{entity.id}")


def test_nothing_beyond_the_scope_is_found(memory: Memory, talk: Conversation, ask: Ask):
    talk.say(told(BEN, "lives_in", PORTO), content="Ben lives_in Porto, near the lighthouse")

    for scope in (["org=acme", "user=u_zoe"], ["org=acme"], ["user=*"], ["org=bolt", "user=u_alice"]):
        assert ask("Ben in Porto, lighthouse", reader=replace(talk.access, lens=scopes.lens(scope))) == []
    assert ask("lighthouse", reader=local_access(memory, "another")) == []
    assert ask("lighthouse", scope=("org=bolt",)) == []
    for scope in (["org=acme", "user=u_alice"], ["org=acme", "user=*"], ["org=acme", "user=u_alice", "agent=a"]):
        assert ask("lighthouse", reader=replace(talk.access, lens=scopes.lens(scope)), include=("turn",))


def test_facts_of_others_do_not_push_out_what_is_known_to_the_reader(
    memory: Memory, talk: Conversation, ask: Ask, monkeypatch: pytest.MonkeyPatch
):
    everybody = Conversation(memory, talk.access, ["org=acme"])
    everybody.say(told(BEN, "works_for", ACME))
    other = Conversation(memory, talk.access, ["org=acme", "user=u_zoe"])
    other.say(*(told(BEN, "likes", f"thing {number}") for number in range(6)))
    talk.say(told(BEN, "lives_in", PORTO), content="That is where he lives.")
    monkeypatch.setattr(facthits, "MOST_OF_ENTITY", 3)

    alice = replace(talk.access, lens=scopes.lens(talk.scope))
    assert {text.split(",")[0] for text in texts(ask("Ben?", reader=alice, include=("fact",)))} == {
        "Ben lives in Porto",
        "Ben works for Acme",
    }


def test_of_many_facts_about_somebody_the_latest_said_are_looked_at(
    talk: Conversation, ask: Ask, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(facthits, "MOST_OF_ENTITY", 1)
    monkeypatch.setattr(search, "SAYING", 0)
    for thing in ("rain", "chess", "tea"):
        talk.say(told(BEN, "likes", thing))

    assert [text.split(",")[0] for text in texts(ask("Ben?", include=("fact",)))] == ["Ben likes tea"]


def test_what_others_say_does_not_push_out_what_is_looked_for(memory: Memory, talk: Conversation, ask: Ask):
    talk.say(content="My kettle is blue.")
    other = Conversation(memory, talk.access, ["org=acme", "user=u_zoe"])
    crowd = [Draft("", 0, "user", "zoe", f"Kettle kettle {number}", START, to_read=False) for number in range(130)]
    other.say_all([(draft, Reading()) for draft in crowd])

    alice = replace(talk.access, lens=scopes.lens(talk.scope))
    assert texts(ask("What colour is the kettle?", reader=alice)) == ["My kettle is blue."]


def test_a_question_about_then_finds_what_was_known_then(talk: Conversation, ask: Ask):
    talk.say(told(BEN, "lives_in", PORTO), recorded=START)
    talk.say(told(BEN, "lives_in", TURIN), recorded=START + timedelta(days=9))

    then = ask("Where does Ben live?", as_of=START + timedelta(days=1))
    assert [(hit.kind, hit.status) for hit in then if hit.kind == "fact"] == [("fact", "current")]
    assert not any("Turin" in hit.text for hit in then)
    assert {hit.status for hit in ask("Where does Ben live?", include=("fact",))} == {"current", "past"}
    assert ask("Where does Ben live?", as_of=datetime(2001, 1, 1, tzinfo=UTC)) == []


def test_facts_can_be_asked_for_by_when_they_were_true(talk: Conversation, ask: Ask):
    talk.say(told(BEN, "works_for", ACME))

    (fact,) = ask("Ben works for?", include=("fact",), valid_at=START)
    assert fact.status == "current"


def test_an_open_dimension_finds_its_own_among_many_others(memory: Memory, talk: Conversation, ask: Ask):
    talk.say(content="My kettle is blue.")
    other = Conversation(memory, talk.access, ["org=bolt", "user=u_zoe"])
    crowd = [Draft("", 0, "user", "zoe", f"Kettle kettle {number}", START, to_read=False) for number in range(130)]
    other.say_all([(draft, Reading()) for draft in crowd])

    everybody = replace(talk.access, lens=scopes.lens(["org=acme", "user=*"]))
    assert texts(ask("What colour is the kettle?", reader=everybody)) == ["My kettle is blue."]


def test_what_is_forgotten_is_found_no_more(memory: Memory, talk: Conversation, ask: Ask):
    for line in TALK:
        talk.say(content=line)
    found = recall(memory, talk.access, Wanted("lighthouse", include=("turn",), limit=1))
    erasing.forget(memory, talk.access, Forgetting(turn_ids=(found.hits[0].id,)))

    assert "lighthouse" not in " ".join(texts(ask("the boat trip to the lighthouse")))
    with pytest.raises(NotFound):
        traces.show(memory, talk.access, found.trace_id)


def test_one_session_can_be_asked_alone(memory: Memory, talk: Conversation, ask: Ask):
    talk.say(content="The kettle is blue.")
    Conversation(memory, talk.access, talk.scope).say(content="The kettle is red.")

    assert texts(ask("kettle", session_id=talk.session_id, include=("turn",))) == ["The kettle is blue."]
    with pytest.raises(NotFound):
        ask("kettle", session_id="sess_unknown")


def test_a_read_has_a_trace_for_the_key_that_asked(memory: Memory, talk: Conversation):
    talk.say(content="The kettle is blue.")
    found = recall(memory, talk.access, Wanted("Which kettle?", limit=1))

    trace = traces.show(memory, talk.access, found.trace_id)
    assert (trace.kind, trace.question, trace.turn_ids) == ("read", "Which kettle?", [found.hits[0].id])
    assert trace.candidates[0].signals == found.hits[0].signals
    for other in (replace(talk.access, key_id="other"), local_access(memory, "another")):
        with pytest.raises(NotFound):
            traces.show(memory, other, found.trace_id)


def test_the_speaker_whom_the_question_names_counts(talk: Conversation, ask: Ask):
    talk.say(content="Pottery is my hobby.", speaker="Ines")
    talk.say(content="Pottery is my hobby too.", speaker="Omar")

    assert ask("What is Omar's hobby?", include=("turn",))[0].text == "Pottery is my hobby too."


@pytest.mark.parametrize(
    "query",
    ["the and of", "AND (", '*"', "a:b:c", "\\", "kettle~ OR [x TO", "¿Dónde está?", "東京", "\u200b.", "k" * 32_768],
)
@pytest.mark.usefixtures("talk")
def test_any_text_is_a_question(ask: Ask, query: str):
    assert ask(query) == []


def test_a_question_of_stop_words_finds_what_was_said_last(talk: Conversation, ask: Ask):
    talk.say(content="The kettle is blue.")

    assert texts(ask("and what then?", include=("turn",))) == ["The kettle is blue."]


def test_a_question_of_stop_words_finds_the_last_turns_of_then_and_of_the_session_asked_for(
    memory: Memory, talk: Conversation, ask: Ask, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pool, "MOST_LATEST", 2)
    talk.say(content="The kettle is blue.", recorded=START)
    later = Conversation(memory, talk.access, talk.scope)
    for number in range(3):
        later.say(content=f"Line {number}.", minute=60 + number, recorded=START + timedelta(days=1))

    asked = {"query": "and what then?", "include": ("turn",)}
    assert texts(ask(**asked, session_id=talk.session_id)) == ["The kettle is blue."]
    assert texts(ask(**asked, as_of=START + timedelta(minutes=1))) == ["The kettle is blue."]
    assert "The kettle is blue." not in texts(ask(**asked))


@pytest.mark.parametrize(
    ("error", "wanted"),
    [(Invalid, {"limit": 0}), (Invalid, {"limit": 51}), (Invalid, {"query": " "}), (TooLarge, {"query": "k" * 32_769})],
)
def test_a_wrong_question_is_refused(ask: Ask, error: type[Exception], wanted: dict[str, object]):
    with pytest.raises(error):
        ask(**{"query": "kettle", **wanted})
