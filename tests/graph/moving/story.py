"""A context that has of everything one: what was said in two scopes, statements, corrections, what is gone."""

from typing import Any

from graph import ids, sessions
from graph.access import Access, local_access
from graph.memory import Memory
from graph.model import Message
from graph.reading import doubts, entities, turns
from graph.reading.doubts import NoteFilter
from graph.reading.entities import EntityFilter
from graph.reading.turns import TurnFilter
from graph.writing import deciding, erasing, ingest, merging, relinking, renaming
from graph.writing.forgetting import Forgetting
from graph.writing.ingest import Batch
from graph.writing.renaming import Naming
from tests.graph.pictures import Picture
from tests.graph.statements import moment, state, triple

ACME, ADA = ["org=acme"], ["org=acme", "user=u_ada"]


def tell(memory: Memory) -> Access:
    """A new context with all of it."""
    access = local_access(memory, ids.new("ctx"))
    sessions.create(memory, access, sessions.Opening(ADA, {"channel": "phone"}, "a"))
    sessions.create(memory, access, sessions.Opening(ACME, {}, "empty"))
    day = moment("2025-03-01")
    batch = _said("My sister Beth lives in Rome.", "Tom Keller works for Acme.", said_at=day, addressees=["helper"])
    ingest.remember(memory, access, Batch(batch, "a", labels=["source=phone"]))
    tool = Message(role="tool", content="Tomas Keller: Leeds.", name="book", id="tool")
    ingest.remember(memory, access, Batch([tool], "a", infer="none"))
    ingest.remember(memory, access, Batch(_said("She likes tea.", "Please answer in French."), "a"))
    ingest.remember(
        memory, access, Batch(_said("Ann Abel leads Project Kite.", "Ann Zorn left.", "Otto left."), None, ACME)
    )
    state(memory, access, triple("Ben", "works_for", "Acme"), triple("Ben", "role", "pilot"), scope=ACME)
    state(memory, access, triple("Ben", "lives_in", "Porto"), session_id="a")
    _correct(memory, access)
    gone = Picture(memory.graph, access.context_id).rows(
        "MATCH (t:Turn {context: $context}) WHERE t.message_id IN ['tool', 'Otto left.'] RETURN t.id AS id"
    )
    erasing.forget(memory, access, Forgetting(turn_ids=tuple(row["id"] for row in gone)))
    return access


def _correct(memory: Memory, access: Access) -> None:
    def ident(name: str) -> str:
        return entities.listed(memory, access, EntityFilter(name=name)).items[0].id

    merged = merging.merge(memory, access, ident("Ann Abel"), [ident("Ann Zorn")]).reply.merge_id
    renaming.revise_entity(memory, access, ident("Beth"), Naming(name="Bettina"))
    # Of Otto nobody speaks in the end but his correction.
    renaming.revise_entity(memory, access, ident("Otto"), Naming(name="Ottokar"))
    merging.undo(memory, access, merged or "")
    merging.merge(memory, access, ident("Ann Abel"), [ident("Ann Zorn")])
    home = Picture(memory.graph, access.context_id).rows(
        "MATCH (f:Fact {context: $context, predicate: 'lives_in', status: 'current'}) RETURN f.id AS id ORDER BY id"
    )
    deciding.close(memory, access, home[0]["id"])
    rule = doubts.instructions(memory, access, NoteFilter()).items[0].id
    deciding.set_active(memory, access, rule, active=False)
    linked = turns.listed(memory, access, "a", TurnFilter(frozenset({"links"}))).items
    she = next(link.id for turn in linked for link in turn.links or [] if link.text == "She")
    relinking.relink(memory, access, she, ident("Tom Keller"))


def _said(*texts: str, **more: Any) -> list[Message]:
    return [Message(role="user", content=text, id=text, **more) for text in texts]
