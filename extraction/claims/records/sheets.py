"""Claims of records: what the fields of JSON and of "customer: Ana | status: open" say of whom they are about."""

from collections.abc import Iterator, Sequence

from extraction.claims import code
from extraction.claims.readings import years
from extraction.claims.records.fields import Entry, records_in
from extraction.records import Claim, EntityType, Mention, Referent
from extraction.referents.register import Register
from extraction.values.dates import birth_date, iso_date
from extraction.vocabulary import VALUES, predicate

CONFIDENCE = 0.85
_DATA = frozenset({"system", "tool"})


def read(register: Register, turn: int) -> Iterator[Claim]:
    """What the records of one turn say; code is none."""
    utterance = register.utterances[turn]
    for entries in records_in(code.without(utterance), sure=utterance.role in _DATA):
        yield from _of_record(register, turn, entries)


def _of_record(register: Register, turn: int, entries: Sequence[Entry]) -> Iterator[Claim]:
    subjects: dict[EntityType, int] = {}
    for entry in entries:
        kind = entry.field.subject
        if kind is not None and kind not in subjects:
            subjects[kind] = _referent(register, turn, entry, kind)
    for entry in entries:
        about = _about(entry, subjects)
        claim = None if about is None or entry.field.predicate is None else _claim(register, turn, entry, about)
        if claim is not None:
            yield claim


def _about(entry: Entry, subjects: dict[EntityType, int]) -> int | None:
    """Whom or what of a record a field tells of: the person, the thing, or the only one there is."""
    if entry.field.about == "any":
        return next((subjects[kind] for kind in ("other", "person") if kind in subjects), None)
    return subjects.get(entry.field.about)


def _claim(register: Register, turn: int, entry: Entry, about: int) -> Claim | None:
    row = predicate(entry.field.predicate or "")
    value = _value(register, turn, entry) if row.takes_value else None
    if row.takes_value and value is None:
        return None
    kind: EntityType = next((k for k in row.object if k not in VALUES | {"any"}), "other")  # pyright: ignore[reportAssignmentType]
    return Claim(
        turn=turn, start=entry.opening, end=entry.end, subject=about, predicate=row.name, kind=row.kind,
        modality="asserted", confidence=CONFIDENCE, rule=f"field:{entry.field.name}", value=value,
        object=None if row.takes_value else _referent(register, turn, entry, kind),
    )  # fmt: skip


def _value(register: Register, turn: int, entry: Entry) -> str | None:
    utterance = register.utterances[turn]
    text = utterance.content[entry.start : entry.end]
    if entry.field.value == "date":
        return iso_date(text, utterance.said_at)
    if entry.field.value == "birthday":
        return birth_date(text, utterance.said_at)
    return years(text) if entry.field.predicate == "age" else text


def _referent(register: Register, turn: int, entry: Entry, kind: EntityType) -> int:
    """Whom or what a value names: someone read there already, someone spoken of before, else someone new."""
    inside = _names(register, turn, entry, kind)
    if inside:
        return inside[0]
    text = register.utterances[turn].content[entry.start : entry.end]
    found = register.called(text)
    if found is None:
        found = register.add(Referent(text, kind))
    register.keep(Mention(turn, entry.start, entry.end, text, "name", found, "name", CONFIDENCE))
    return found


def _names(register: Register, turn: int, entry: Entry, kind: EntityType) -> list[int]:
    """Give whom the names in a value mean; people may be named after a number: "#204, Ana Ruiz"."""
    last = entry.reach if kind == "person" else entry.end
    named = [m for m in register.mentions if m.turn == turn and entry.start <= m.start and m.end <= last]
    found = [register.final(m.referent) for m in named if m.referent is not None and m.kind == "name"]
    return [index for index in found if kind != "person" or register.referents[index].type == kind]
