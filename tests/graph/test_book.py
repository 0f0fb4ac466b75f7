"""Every question of the analysts' book runs as printed, on both engines, and gives the table printed below it."""

import pytest

from graph.engine.driver import Graph
from graph.memory import Memory
from tests.book import Asked, answer, play, questions

QUESTIONS = list(questions())


@pytest.fixture(scope="session")
def told(memory: Memory) -> Graph:
    """A graph that holds the conversation of the book."""
    play(memory)
    return memory.graph


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: str(asked.number))
def test_a_question_of_the_book_gives_its_table(told: Graph, asked: Asked):
    assert answer(told, asked.cypher) == asked.table, asked.title


def test_the_book_has_its_questions_in_order():
    assert [asked.number for asked in QUESTIONS] == list(range(1, len(QUESTIONS) + 1))
    assert len(QUESTIONS) >= 40
