"""What a question to the memory asks for."""

from datetime import UTC, datetime

import pytest

from extraction import extract
from extraction.asking import Party, slots, spelled_out
from extraction.language.nlp import English
from extraction.records import Utterance

NOW = datetime(2025, 3, 1, tzinfo=UTC)


def shown(party: Party) -> str:
    if party.relation is not None and party.owner is not None:
        return f"{shown(party.owner)}'s {party.relation.word}"
    return party.role or party.name or ""


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Where does Ines live?", "Ines lives_in …"),
        ("who works for Globex", "… works_for Globex"),
        ("Where do I work?", "user works_for …"),
        ("How old is Marek?", "Marek age …"),
        ("Who is my manager?", "user reports_to …"),
        ("Where does my brother live?", "user's brother lives_in …"),
        ("What is Marek's wife called?", "Marek's wife name …"),
        ("Where did Ines live before?", "Ines lives_in … before"),
        ("When is the exam?", "exam happens_on …"),
    ],
)
def test_a_question_asks_for_a_slot(english: English, question: str, asked: str):
    found = list[str]()
    for slot in slots(english, question, NOW):
        ends = (shown(slot.whom), "…") if slot.is_subject else ("…", shown(slot.whom))
        found.append(f"{ends[0]} {slot.predicate} {ends[1]}{' before' if slot.earlier else ''}")
    assert asked in found


@pytest.mark.parametrize("question", ["", "Tell me something.", "How was your weekend?", "x" * 600])
def test_a_text_that_asks_for_no_slot_has_none(english: English, question: str):
    assert slots(english, question, NOW) == []


@pytest.mark.parametrize(
    ("before", "question", "meant"),
    [
        ("I met Ines yesterday.", "Where does she live?", "Where does Ines live?"),
        ("I met Ines yesterday.", "Who is her boss?", "Who is Ines's boss?"),
        ("It rains.", "Where does she live?", "Where does she live?"),
        ("I met Ines yesterday.", "Where do I live?", "Where do I live?"),
    ],
)
def test_pronouns_of_a_question_are_spelled_out(english: English, before: str, question: str, meant: str):
    window = [Utterance("user", "alice", text, NOW) for text in (before, question)]

    assert spelled_out(english, question, extract.read(english, window, 1, ()), 1) == meant
