"""What the memory believes after a long made-up history, beside what a naive model of its rules believes.

The same history is told twice: as claims made by hand, so that only reconciling is measured, and as plain English.
"""

import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import neo4j

from evaluate.history import SPOKEN, Line, lines, people, places
from evaluate.inputs import Inputs, keep
from evaluate.table import Row, Table, share
from extraction.records import EntityType, Reading, Referent
from graph import sessions
from graph.access import local_access
from graph.memory import Memory, open_memory
from graph.model import Message
from graph.settings import Settings
from graph.writing import authority, ingest
from graph.writing.drafting import known_messages
from graph.writing.ingest import Batch
from graph.writing.turns import Draft
from tests.graph import oracle
from tests.graph.conversation import Conversation, by_hand, told
from tests.graph.pictures import Picture

COUNT = 10_000
LARGEST = 20
"""Messages of one session that are sent at once: up to so many, by chance."""
START = datetime(2025, 1, 1, 9, tzinfo=UTC)
CLAIMS, TEXT = "ctx_claims", "ctx_text"
"""The contexts of the two ways of telling it."""
TYPES: Mapping[str, EntityType] = {
    "lives_in": "location",
    "works_for": "organisation",
    "likes": "topic",
    "owns": "product",
}
"""What the objects of relations are; other predicates have values."""
SHOWN = 12
NOTE = (
    "{count} messages about 200 people, one statement each, in 44 sessions of 11 scopes: values set and changed, ended "
    "and denied, by users, tools and the assistant; one in twenty was said earlier than it arrives, one in twenty is "
    "sent twice. A value is right where the memory believes exactly what the model of its rules in "
    "tests/graph/oracle.py does of where somebody lives, works, what he is, likes and owns, or how old he is, in one "
    "scope."
)
Key = tuple[tuple[str, ...], str, str]
"""Scope, person, predicate."""
Values = dict[Key, set[str]]
Claimed = tuple[str, ...]
"""Subject, predicate, object or value, modality."""


def measure(_: Inputs) -> Iterator[Table]:
    """Tell the history as claims and as text. What was misread, and its words, go to the build folder."""
    history = list(lines(COUNT))
    once = list(dict.fromkeys(history))
    expected = _grouped(oracle.current(line.said for line in once))
    with tempfile.TemporaryDirectory(prefix="spectron-evaluate-") as folder, open_memory(_settings(folder)) as memory:
        _by_hand(memory, history)
        given = _believed(memory, CLAIMS)
        _as_text(memory, history)
        plain = _believed(memory, TEXT)
        read = _read(memory)
    misread = [line for line in once if not _is_read(line, read.get(line.id, []))]
    _list_errors(misread, read, expected, plain)
    rows = [
        Row("current values, given right claims", *_right(expected, given, "1.000")),
        Row("current values, from plain text", *_right(expected, plain, ">= .97")),
        Row("statements read as they were told", f"{share(len(once) - len(misread), len(once)):.3f}"),
    ]
    yield Table("Event stream", rows, NOTE.format(count=len(history)))
    yield Table("Wordings of the event stream that are misread most", list(_wordings(once, misread)))


def _settings(folder: str) -> Settings:
    return Settings(data=Path(folder), neo4j_uri=None)


def _batches(history: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    """The messages as they are sent: in the order of arrival in a session, cut by chance, none twice in one call."""
    chance = random.Random(1)
    waiting = dict[str, list[Line]]()
    sizes = dict[str, int]()
    for line in history:
        session = line.said.session
        if line in waiting.get(session, ()) or len(waiting.get(session, ())) == sizes.get(session):
            yield session, waiting.pop(session)
        if session not in waiting:
            waiting[session], sizes[session] = [], chance.randint(1, LARGEST)
        waiting[session].append(line)
    yield from waiting.items()


def _by_hand(memory: Memory, history: Sequence[Line]) -> None:
    """Record what the lines say without reading them; what is in the record already is left out."""
    access = local_access(memory, CLAIMS)
    talks = {place.session: Conversation(memory, access, list(place.scope), place.session) for place in places()}
    for session, batch in _batches(history):
        messages = [_message(line) for line in batch]

        def unknown(tx: neo4j.Transaction, session: str = session, messages: list[Message] = messages) -> list[Message]:
            return known_messages(tx, access, sessions.find(tx, access, session), messages)[0]

        new = {message.id for message in memory.graph.read(unknown)}
        told_now = [_draft(line) for line in batch if line.id in new]
        if told_now:
            talks[session].say_all(told_now)


def _as_text(memory: Memory, history: Sequence[Line]) -> None:
    """Send the lines as a caller does."""
    access = local_access(memory, TEXT)
    for place in places():
        sessions.create(memory, access, sessions.Opening(list(place.scope), {}, place.session))
    for session, batch in _batches(history):
        ingest.remember(memory, access, Batch([_message(line) for line in batch], session))


def _message(line: Line) -> Message:
    when = START + timedelta(seconds=line.said.said_at)
    return Message(role=line.role, content=line.text, id=line.id, speaker=line.speaker, said_at=when)


def _draft(line: Line) -> tuple[Draft, Reading]:
    said = line.said
    kind = TYPES.get(said.predicate)
    end = Referent(said.object, kind) if kind else said.object
    thing = told(Referent(said.subject, "person"), said.predicate, end, modality=said.modality)
    when = START + timedelta(seconds=said.said_at)
    draft = Draft("", 0, line.role, line.speaker, line.text, when, message_id=line.id)
    return draft, by_hand([thing], line.text)


def _believed(memory: Memory, context: str) -> Values:
    """What people are believed to live in, work for, …, by the words that are stored."""
    rows = Picture(memory.graph, context).rows(
        "MATCH (f:Fact {context: $context})-[:SUBJECT]->(s:Entity) WHERE f.status = 'current' "
        "OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity) "
        "RETURN f.scope AS scope, s.name AS subject, f.predicate AS predicate, coalesce(o.name, f.value) AS object"
    )
    names = {line.casefold() for line in people()}
    believed = [(tuple(row["scope"]), row["subject"], row["predicate"], row["object"] or "") for row in rows]
    return _grouped(one for one in believed if one[2] in SPOKEN and one[1].casefold() in names)


def _grouped(values: Iterable[oracle.Value]) -> Values:
    found = Values()
    for scope, subject, predicate, thing in values:
        found.setdefault((scope, subject.casefold(), predicate), set()).add(thing.casefold())
    return found


def _right(expected: Values, believed: Values, goal: str) -> tuple[str, str, str]:
    """The share of keys of which exactly the right things are believed, as a row has it."""
    keys = expected.keys() | believed.keys()
    right = sum(expected.get(key) == believed.get(key) for key in keys)
    return f"{share(right, len(keys)):.3f}", goal, f"{right} of {len(keys)}"


def _read(memory: Memory) -> dict[str, list[Claimed]]:
    """What was read in each message and is sure enough to count, by the message's id."""
    rows = Picture(memory.graph, TEXT).rows(
        "MATCH (c:Claim {context: $context})-[:EVIDENCED_BY]->(t:Turn) WHERE c.confidence >= $floor "
        "MATCH (c)-[:SUBJECT]->(s:Entity) OPTIONAL MATCH (c)-[:OBJECT]->(o:Entity) "
        "RETURN t.message_id AS message, s.name AS subject, c.predicate AS predicate, "
        "coalesce(o.name, c.value) AS object, c.modality AS modality",
        floor=authority.FLOOR,
    )
    found = dict[str, list[Claimed]]()
    for row in rows:
        if row["predicate"] in SPOKEN:
            claimed = tuple((row[name] or "").casefold() for name in ("subject", "predicate", "object", "modality"))
            found.setdefault(row["message"], []).append(claimed)
    return found


def _is_read(line: Line, claims: Sequence[Claimed]) -> bool:
    """Whether a message was read as it was told, and nothing else of these predicates in it."""
    said = line.said
    wanted = (said.subject.casefold(), said.predicate, said.object.casefold(), said.modality)
    return set(claims) == {wanted}


def _wordings(once: Sequence[Line], misread: Sequence[Line]) -> Iterator[Row]:
    said = Counter(line.wording for line in once)
    for wording, count in Counter(line.wording for line in misread).most_common(SHOWN):
        shown = wording.replace("|", "\\|")  # a bar would end the cell of the page
        yield Row(f"`{shown}`", str(count), note=f"of {said[wording]}")


def _list_errors(misread: Sequence[Line], read: Mapping[str, list[Claimed]], expected: Values, plain: Values) -> None:
    """Write what was misread, and which values are wrong for it, into the build folder."""
    listed = [f"{line.said.modality} {line.said.object}: {line.text} -> {read.get(line.id, [])}" for line in misread]
    wrong = sorted(key for key in expected.keys() | plain.keys() if expected.get(key) != plain.get(key))
    listed += [f"{key}: {sorted(expected.get(key, ()))} is believed as {sorted(plain.get(key, ()))}" for key in wrong]
    keep("stream-errors.txt", listed)
