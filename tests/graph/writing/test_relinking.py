"""Whom words mean is corrected: what was read by them follows, until the correction is forgotten."""

import pytest

from graph.access import Access
from graph.errors import Conflict, Invalid, NotFound
from graph.memory import Memory
from graph.model import Corrected, Link, Message
from graph.reading import doubts, entities, facts, turns
from graph.reading.doubts import NoteFilter
from graph.reading.entities import EntityFilter
from graph.reading.facts import FactFilter
from graph.reading.turns import TurnFilter
from graph.writing import deciding, erasing, ingest, relinking
from graph.writing.deciding import Verdict
from graph.writing.forgetting import Forgetting
from graph.writing.ingest import Batch
from tests.graph.pictures import Picture
from tests.graph.portraits import portrait, unlike

SCOPE = ["org=acme", "user=u_alice"]
STORY = ("Beth Abel called me.", "She lives in Porto.", "She works for Acme.")


@pytest.fixture
def session(memory: Memory, access: Access) -> str:
    """A session in which Beth is spoken of, and another one in which Cleo is named."""
    say(memory, access, "Cleo Dunn likes chess.")
    return say(memory, access, *STORY)


def say(memory: Memory, access: Access, *contents: str, session: str | None = None) -> str:
    said = [Message(role="user", content=content) for content in contents]
    scope = None if session else SCOPE
    return ingest.remember(memory, access, Batch(said, session, scope)).reply.session_id


def entity(memory: Memory, access: Access, name: str) -> str:
    return entities.listed(memory, access, EntityFilter(name=name)).items[0].id


def links(memory: Memory, access: Access, session: str, text: str = "She") -> list[Link]:
    found = turns.listed(memory, access, session, TurnFilter(frozenset({"links"}))).items
    return [link for turn in found for link in turn.links or () if link.text == text]


def homes(memory: Memory, access: Access) -> list[tuple[str, str]]:
    """Who lives somewhere and who works somewhere."""
    found = [facts.listed(memory, access, FactFilter(predicate=name)).items for name in ("lives_in", "works_for")]
    return [(fact.subject.name, fact.predicate) for several in found for fact in several]


def forget(memory: Memory, access: Access, turn: str) -> None:
    receipt = erasing.forget(memory, access, Forgetting(turn_ids=(turn,))).reply
    assert receipt.erased["turns"] == 1
    assert not any(receipt.checks.values())


def corrections(picture: Picture) -> list[str]:
    rows = picture.rows("MATCH (t:Turn {context: $context}) WHERE t.kind = 'correction' RETURN t.id AS id ORDER BY id")
    return [row["id"] for row in rows]


def test_a_corrected_link_takes_along_what_hangs_on_it_until_that_is_forgotten(
    memory: Memory, access: Access, session: str, picture: Picture
):
    before = portrait(picture)
    assert homes(memory, access) == [("Beth Abel", "lives_in"), ("Beth Abel", "works_for")]
    she = links(memory, access, session)[0].id

    told = relinking.relink(memory, access, she, entity(memory, access, "Cleo Dunn")).reply
    assert homes(memory, access) == [("Cleo Dunn", "lives_in"), ("Cleo Dunn", "works_for")]
    assert [(one.entity.name, one.method) for one in links(memory, access, session)] == [
        ("Cleo Dunn", "correction"),
        ("Cleo Dunn", "register"),
    ]
    assert {(one.action, one.fact.subject.name) for one in told.diff.relations} >= {
        ("created", "Cleo Dunn"),
        ("erased", "Beth Abel"),
    }
    say(memory, access, "She speaks Greek.", session=session)
    assert links(memory, access, session)[-1].entity.name == "Cleo Dunn"

    relinking.relink(memory, access, she, None)
    assert "Cleo Dunn" not in dict(homes(memory, access))
    assert [one for one in links(memory, access, session) if one.id == she] == []

    last = turns.listed(memory, access, session, TurnFilter()).items[-1].id
    for turn in (corrections(picture)[0], last, *corrections(picture)[1:]):
        forget(memory, access, turn)
    # The session of the corrections stays, with no turns.
    assert [one for one in unlike(portrait(picture), before) if "'turns': 0" not in one] == []


def test_words_that_are_forgotten_take_their_corrections_along(
    memory: Memory, access: Access, session: str, picture: Picture
):
    link = links(memory, access, session)[1]
    relinking.relink(memory, access, link.id, entity(memory, access, "Cleo Dunn"))
    assert homes(memory, access) == [("Beth Abel", "lives_in"), ("Cleo Dunn", "works_for")]

    receipt = erasing.forget(memory, access, Forgetting(turn_ids=(link.turn_id,))).reply

    assert (receipt.erased["turns"], corrections(picture)) == (2, [])
    assert homes(memory, access) == [("Beth Abel", "lives_in")]


def test_a_doubt_of_whom_a_pronoun_means_is_settled_by_an_entity(memory: Memory, access: Access, picture: Picture):
    say(memory, access, "Zoe Hart met Ivy Lund.", "She lives in Porto.")
    [doubt] = doubts.uncertainties(memory, access, NoteFilter("open")).items
    assert (doubt.reason, homes(memory, access)) == ("ambiguous_reference", [])

    verdict = Verdict(entity(memory, access, "Ivy Lund"), "I know her.")
    told = deciding.resolve(memory, access, doubt.id, verdict).reply

    assert [(one.action, one.id) for one in told.diff.uncertainties] == [("erased", doubt.id)]
    assert homes(memory, access) == [("Ivy Lund", "lives_in")]
    with pytest.raises(NotFound):
        deciding.resolve(memory, access, doubt.id, verdict)
    forget(memory, access, corrections(picture)[0])
    assert [one.id for one in doubts.uncertainties(memory, access, NoteFilter("open")).items] == [doubt.id]


def test_what_cannot_be_meant_is_refused(memory: Memory, access: Access, session: str):
    she, cleo = links(memory, access, session)[0].id, entity(memory, access, "Cleo Dunn")
    say_to = Batch([Message(role="user", content="Dora plays golf.")], scope=["org=bolt"])
    ingest.remember(memory, access, say_to)

    for link, whom in (("link_none", cleo), (she, "ent_none")):
        with pytest.raises(NotFound):
            relinking.relink(memory, access, link, whom)
    with pytest.raises(Invalid):
        relinking.relink(memory, access, she, entity(memory, access, "Dora"))
    relinking.relink(memory, access, she, cleo)
    with pytest.raises(Conflict):
        relinking.relink(memory, access, she, cleo)


def test_as_of_a_moment_before_it_words_mean_what_they_mean_now(memory: Memory, access: Access, session: str):
    she = links(memory, access, session)[0]
    said_by = turns.listed(memory, access, session, TurnFilter()).items[-1].recorded_at
    _: Corrected = relinking.relink(memory, access, she.id, entity(memory, access, "Cleo Dunn")).reply

    then = facts.listed(memory, access, FactFilter(predicate="lives_in", as_of=said_by)).items
    assert [(one.subject.name, one.known_from == said_by) for one in then] == [("Cleo Dunn", True)]


def test_a_corrected_link_goes_with_the_last_message_that_names_whom_it_means(
    memory: Memory, access: Access, picture: Picture
):
    session = say(memory, access, "Beth Abel called me.", "She lives in Porto.")
    before = portrait(picture)
    other = say(memory, access, "Cleo Dunn likes chess.")
    relinking.relink(memory, access, links(memory, access, session)[0].id, entity(memory, access, "Cleo Dunn"))

    receipt = erasing.forget(memory, access, Forgetting(session_id=other)).reply
    assert (receipt.erased["turns"], any(receipt.checks.values())) == (2, False)
    assert [one for one in unlike(before, portrait(picture)) if "'turns': 0" not in one] == []
