"""Pronouns of a question that is asked within a session: "Where does she live?" asks of whom the session speaks."""

import re

import neo4j

from graph import clock, ids
from graph.access import Access
from graph.memory import Memory
from graph.model import Session
from graph.recall.question import MOST_CHARS
from graph.writing.hearing import Heard
from graph.writing.ingest import heard_before
from graph.writing.perusing import read_turn
from graph.writing.turns import Draft, speaker_of
from graph.writing.unit import Place

THIRD = re.compile(r"\b(?:he|him|his|she|hers?|they|them|theirs?|its?)\b", re.IGNORECASE)


def spelled_out(memory: Memory, access: Access, session: Session, query: str) -> str:
    """A question with names in place of pronouns, read as the next turn of a session would be.

    Where it is not known whom one means it stays.
    """
    if len(query) > MOST_CHARS or not THIRD.search(query):
        return query
    from extraction import asking  # noqa: PLC0415 - see Reader.get

    speaker, scope = speaker_of("user", None, session.scope), tuple(session.scope)
    draft = Draft(ids.new("turn"), session.turn_count + 1, "user", speaker, query, clock.now(), scope=scope)

    def fetch(tx: neo4j.Transaction) -> Heard:
        return heard_before(tx, access, session, [draft]).heard(draft)

    heard = memory.graph.read(fetch)
    place = Place(access.context_id, scope, session.id)
    reading = read_turn(memory.reader, place, heard, draft).reading
    return asking.spelled_out(memory.reader.get(), query, reading, len(heard.before)) if reading else query
