"""Under which ids items are remembered, so that an item that comes twice has the same id both times."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from spectron_client.digests import digest
from spectron_client.openai_agents.items import (
    CALL,
    RESULT,
    Item,
    call_in,
    is_result,
    kind_in,
    own_id,
    role_of,
    short,
    turn_id_of,
    words_of,
)
from spectron_client.routes import Message
from spectron_client.turns import id_of

ASKING = ("user", "system")
"""Roles of what goes into a run."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation of the SDK, and who takes part in it. `place` is its id there."""

    place: str
    user: str | None = None
    agent: str | None = None

    @property
    def session_id(self) -> str:
        return id_of(self.place)


@dataclass(slots=True)
class Names:
    """
    Gives ids to the items of one conversation.

    What goes into a run goes by an id of its own. Without one it goes by its words and the last answer before it, so a
    question that is asked again before it is answered is the same question; with `run_id` by that and its words,
    whether it was answered or not.

    What the model says goes by its words, an id that it may have, and what the model said before it in this run, or
    else the question. So a run that is repeated gives the same ids, and a model whose ids begin anew with every answer,
    or are one for all, gives others each time. A result goes by its call.
    """

    place: str
    run_id: str | None = None
    named: Counter[str] = field(default_factory=Counter[str])
    at: str | None = None
    """The turn of the question, or of what the model said last in this run; None where it did not begin here."""

    def of(self, item: Item, known: Sequence[Message]) -> str:
        """The id of the turn of an item that follows what is known. Raises NotATurn where it says nothing."""
        own = own_id(item)
        if role_of(item) in ASKING:
            return turn_id_of(self.place, item, own or self._named(item, known))
        ids = [one.get("id", "") for one in known]
        own = own or digest(role_of(item), words_of(item))
        after = self._called(own, ids) if is_result(item) else self._places(known)
        named = [turn_id_of(self.place, item, own, one) for one in after]
        return next((one for one in named if one in ids), named[-1])

    def follow(self, item: Item, turn_id: str) -> None:
        """Go on behind a turn: what the model says next follows it. A result is no words of the model."""
        if not is_result(item):
            self.at = turn_id

    def begin(self) -> None:
        """Forget what was counted: items that follow are those of another batch."""
        if not self.run_id:
            self.named.clear()

    def _named(self, item: Item, known: Sequence[Message]) -> str:
        after = self.run_id or _followed(known)
        named = digest(after, role_of(item), words_of(item))
        self.named[named] += 1
        return digest(named, str(self.named[named]))

    def _called(self, call_id: str, ids: Sequence[str]) -> list[str]:
        """The call of a result: the last one with its id, so far. What the model says next follows the calls there."""
        end = ids.index(self.at) + 1 if self.at in ids else 0
        for place in (*reversed(range(end)), *reversed(range(end, len(ids)))):
            if self._kind(ids[place]) == CALL and call_in(ids[place], self.place) == short(call_id):
                together = list(takewhile(lambda one: self._kind(one) == CALL, ids[place:]))
                self.at = self.at if self.at in together else together[-1]
                return [ids[place]]
        return [self.at or ""]

    def _places(self, known: Sequence[Message]) -> list[str]:
        """
        What an item of the model may follow. In a run that did not begin here it may be anything since the question.

        The last one is where it follows if it is not known.
        """
        ids = [one.get("id", "") for one in known]
        if self.at in ids:
            return [self.at]
        begun = max((at for at, one in enumerate(known) if one["role"] in ASKING), default=0)
        return [one for one in ids[begun:] if self._kind(one) != RESULT] or [""]

    def _kind(self, turn_id: str) -> str:
        return kind_in(turn_id, self.place)


def _followed(known: Sequence[Message]) -> str:
    """The id of the answer that a question follows."""
    end = _opened(known)
    return known[end - 1].get("id", "") if end else ""


def _opened(known: Sequence[Message]) -> int:
    """Where the exchange begins that is not answered yet; the end where all is answered."""
    end = len(known)
    if not end or known[-1]["role"] == "assistant":
        return end
    while end and known[end - 1]["role"] in ("tool", "assistant"):
        end -= 1
    while end and known[end - 1]["role"] in ASKING:
        end -= 1
    return end
