"""Under which ids items are remembered, so that an item that comes twice has the same id both times."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from spectron_client.digests import digest
from spectron_client.openai_agents.items import Item, own_id, role_of, turn_id_of, words_of
from spectron_client.routes import Message
from spectron_client.turns import id_of


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

    An item goes by the id of its call or its own. One that has none goes by its words and what it follows: of what goes
    into a run that is the last answer, so a question that is asked again before it is answered is the same question.
    With `run_id` it goes by that and its words instead, whether it was answered or not.
    """

    place: str
    run_id: str | None = None
    named: Counter[str] = field(default_factory=Counter[str])

    def of(self, item: Item, known: Sequence[Message]) -> str:
        """The id of the turn of an item that follows what is known. Raises NotATurn where it says nothing."""
        own = own_id(item)
        return turn_id_of(self.place, item, own or self._named(item, known))

    def begin(self) -> None:
        """Forget what was counted: items that follow are those of another batch."""
        if not self.run_id:
            self.named.clear()

    def _named(self, item: Item, known: Sequence[Message]) -> str:
        after = self.run_id or _followed(item, known)
        named = digest(after, role_of(item), words_of(item))
        self.named[named] += 1
        return digest(named, str(self.named[named]))


def _followed(item: Item, known: Sequence[Message]) -> str:
    """The id of what an item follows."""
    end = len(known)
    if role_of(item) in ("user", "system"):
        end = _opened(known)
    return known[end - 1].get("id", "") if end else ""


def _opened(known: Sequence[Message]) -> int:
    """Where the exchange begins that is not answered yet; the end where all is answered."""
    end = len(known)
    if not end or known[-1]["role"] == "assistant":
        return end
    while end and known[end - 1]["role"] in ("tool", "assistant"):
        end -= 1
    while end and known[end - 1]["role"] in ("user", "system"):
        end -= 1
    return end
