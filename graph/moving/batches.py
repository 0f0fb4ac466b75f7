"""Lines brought together, so that each batch is one write: neighbours of one session and scope."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph import ids
from graph.moving.lines import Line, MessageLine, Numbered, SessionLine
from graph.writing import correcting

AT_ONCE = 100
"""Messages of one batch."""


@dataclass(frozen=True, slots=True)
class Into:
    """Where lines go."""

    context_id: str
    session_id: str | None = None
    """The session of messages that name none; without it one is opened."""
    scope: tuple[str, ...] = ()
    """The scope of sessions that no line describes."""
    name: str | None = None
    """Names the file. Under it, messages without an id get one of their own, so that none is stored twice."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Messages of one session, to be stored together or not at all."""

    session: SessionLine
    described: bool
    """Whether a line describes the session; one that is only named is opened like this if it is not there."""
    first: int
    """Number of the first line."""
    messages: list[tuple[int, MessageLine]] = field(default_factory=list[tuple[int, MessageLine]])

    @property
    def last(self) -> int:
        """Number of the last line."""
        return self.messages[-1][0] if self.messages else self.first

    @property
    def is_correction(self) -> bool:
        """Whether it holds a correction, which is stored alone."""
        return any(message.kind == "correction" for _, message in self.messages)

    def takes(self, line: Line) -> bool:
        """Whether a line can be stored together with the others."""
        if not isinstance(line, MessageLine) or line.session_id != self.session.id:
            return False
        alike = all(message.scope == line.scope for _, message in self.messages[:1])
        alone = self.is_correction or (line.kind == "correction" and self.messages)
        return alike and not alone and len(self.messages) < AT_ONCE


def batches(lines: Iterable[Numbered], into: Into) -> Iterator[Batch]:
    """The lines in batches, in their order. Raises what reading a line raises, before the batch that it is of."""
    batch: Batch | None = None
    for number, line in _placed(lines, into):
        if not (batch and batch.takes(line)):
            if batch:
                yield batch
            batch = _begun(number, line, into)
        if isinstance(line, MessageLine):
            batch.messages.append((number, line))
    if batch:
        yield batch


def _begun(number: int, line: Line, into: Into) -> Batch:
    if isinstance(line, SessionLine):
        return Batch(line, described=True, first=number)
    return Batch(SessionLine(id=line.session_id or "", scope=list(into.scope)), described=False, first=number)


def _placed(lines: Iterable[Numbered], into: Into) -> Iterator[tuple[int, Line]]:
    """The lines as they are of this context: each message with its session and, where the file has a name, an id."""
    own = into.session_id or (ids.derived("sess", into.context_id, into.name) if into.name else ids.new("sess"))
    renamed = dict[str, str]()
    for one in lines:
        line = one.line
        if isinstance(line, SessionLine):
            here = correcting.session_of(into.context_id, line.scope) if line.of_corrections else line.id
            renamed |= {line.id: here} if here != line.id else {}
            yield one.number, line.model_copy(update={"id": here})
            continue
        named = line.session_id or own
        changed: dict[str, str] = {"session_id": renamed.get(named, named)}
        if into.name and not (line.id or line.turn_id):
            changed["id"] = f"{into.name}-{one.number}"
        yield one.number, line.model_copy(update=changed)
