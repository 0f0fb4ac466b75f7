"""LoCoMo's files as messages and questions; the file here is made up."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evaluate import locomo

FILE = {
    "speaker_a": "Ana",
    "session_1_date_time": "1:56 pm on 8 May, 2023",
    "session_1": [
        {"speaker": "Ana", "dia_id": "D1:1", "text": "Look!", "blip_caption": "a kite"},
        {"speaker": "Bo", "dia_id": "D1:2", "text": "Nice."},
    ],
    "session_2_date_time": "9:00 am on 9 May, 2023",
    "qa": [
        {"question": "What did Ana show?", "answer": "a kite", "evidence": ["D1:1; D1:2"], "category": 4},
        {"question": "Whose is it?", "adversarial_answer": "Bo's", "evidence": ["D1:2"], "category": 5},
        {"question": "And why?", "answer": "-", "evidence": ["D9:9"], "category": 3},
    ],
}


@pytest.fixture
def told(tmp_path: Path) -> locomo.Conversation:
    (tmp_path / "7.json").write_text(json.dumps(FILE), encoding="utf-8")
    return locomo.read(tmp_path, 7)


def test_turns_are_messages_with_what_their_pictures_show(told: locomo.Conversation):
    assert [[(one.id, one.speaker, one.content) for one in session] for session in told.sessions] == [
        [("7:D1:1", "Ana", "Look! [a kite]"), ("7:D1:2", "Bo", "Nice.")]
    ]
    assert told.sessions[0][0].said_at == datetime(2023, 5, 8, 13, 56, tzinfo=UTC)
    assert told.asked_at == datetime(2023, 5, 9, 13, 56, 30, tzinfo=UTC)


def test_questions_have_the_turns_that_answer_them_and_those_without_are_left_out(told: locomo.Conversation):
    assert [(one.text, one.answers) for one in told.questions] == [("What did Ana show?", {"7:D1:1", "7:D1:2"})]
