"""Ids of items: the same item has the same id whenever it comes."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from spectron_client.openai_agents.items import MOST_PART, PLACEHOLDER, item_of, turn_id_of, turn_of
from spectron_client.openai_agents.naming import Names
from spectron_client.routes import Message
from spectron_client.turns import MOST_ID, NOT_IN_IDS

USER = {"role": "user", "content": "Hello."}
ANSWER = {"role": "assistant", "content": "Hello Ann."}


def known(*roles: str) -> list[Message]:
    return [Message(role=role, content=str(at), id=f"i{at}") for at, role in enumerate(roles)]  # type: ignore[typeddict-item]


def name(item: dict[str, str], before: list[Message], run_id: str | None = None) -> str:
    return Names("t1", run_id).of(item, before)


def test_a_question_is_the_same_until_it_is_answered() -> None:
    asked = name(USER, known("user", "assistant"))
    for since in (["user"], ["user", "tool", "tool"], ["user", "assistant", "tool"], ["user", "user"]):
        assert name(USER, known("user", "assistant", *since)) == asked
    assert name(USER, known("user", "assistant", "user", "assistant")) != asked
    assert name({**USER, "content": "Hi."}, known("user", "assistant")) != asked


def test_a_run_that_is_named_says_each_thing_once_even_when_it_was_answered() -> None:
    assert name(USER, known("user", "assistant"), "r1") == name(USER, known(), "r1")
    assert name(USER, known(), "r1") != name(USER, known(), "r2")
    names = Names("t1", "r1")
    assert names.of(USER, known()) != names.of(USER, known("user"))


def test_the_same_words_twice_in_one_batch_are_two_items() -> None:
    names = Names("t1")
    first = names.of(USER, [])
    assert names.of(USER, known("user")) != first
    names.begin()
    assert names.of(USER, []) == first


def test_an_answer_goes_by_what_the_model_said_before_it_whatever_its_id() -> None:
    answer = {**ANSWER, "id": "scripted-message"}

    def run(asked: list[Message], items: list[dict[str, str]]) -> list[str]:
        names, said = Names("t1"), list(asked)
        for item in items:
            turn_id = names.of(item, said)
            names.follow(item, turn_id)
            said.append(Message(role="assistant", content="", id=turn_id))
        return [one.get("id", "") for one in said[len(asked) :]]

    first = run(known("user"), [answer, answer])
    assert len(set(first)) == 2
    assert run(known("user"), [answer, answer]) == first
    assert not set(first) & set(run(known("user", "assistant", "user"), [answer, answer]))


def test_an_answer_without_an_id_goes_by_what_it_follows() -> None:
    assert name(ANSWER, known("user")) == name({**ANSWER, "id": PLACEHOLDER}, known("user"))
    assert name(ANSWER, known("user")) != name(ANSWER, known("user", "assistant", "user"))


def test_an_id_that_the_program_gives_is_kept_to() -> None:
    assert name({**USER, "id": "q1"}, known("user", "assistant")) == name({**USER, "id": "q1"}, known())


def test_a_result_goes_by_its_call() -> None:
    call = {"type": "function_call", "call_id": "c", "name": "f", "arguments": "{}"}
    result = {"type": "function_call_output", "call_id": "c", "output": "It rains."}
    names, said = Names("t1"), known("user")
    named: list[str] = []
    for item in (call, result, call, result):
        turn_id = names.of(item, said)
        names.follow(item, turn_id)
        said.append(Message(role="tool", content="", id=turn_id))
        named.append(turn_id)
    assert len(set(named)) == 4
    assert Names("t1").of(result, said[:2]) == Names("t1").of(result, said[:3]) == named[1]


@settings(max_examples=50)
@given(st.text(max_size=300), st.text(min_size=1, max_size=300), st.text(max_size=300))
def test_a_call_and_its_result_stay_together(place: str, call_id: str, argument: str) -> None:
    call = {
        "type": "function_call",
        "call_id": call_id,
        "name": "weather",
        "arguments": json.dumps({"city": argument}),
    }
    result = {"type": "function_call_output", "call_id": call_id, "output": "It rains."}
    given_back = []
    for item in (call, result):
        turn_id = turn_id_of(place, item, call_id)
        assert len(turn_id) <= MOST_ID
        assert not NOT_IN_IDS.search(turn_id)
        given_back.append(item_of(turn_of(item, turn_id, "weather"), place))
    assert given_back[0] == {**call, "call_id": given_back[1]["call_id"]}
    assert given_back[1]["output"] == "It rains."
    assert len(given_back[0]["call_id"]) <= MOST_PART


def test_arguments_that_were_cut_are_told_as_such() -> None:
    call = {"type": "function_call", "call_id": "c1", "name": "send", "arguments": json.dumps({"text": "a" * 9_000})}
    given_back = item_of(turn_of(call, turn_id_of("t1", call, "c1"), None), "t1")
    assert given_back
    assert json.loads(given_back["arguments"])["cut"].endswith("characters left out]")
