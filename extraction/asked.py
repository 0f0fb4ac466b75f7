"""What a question asks for: plain frozen records, no spaCy, no graph."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from extraction.referents.kinwords import Kin


@dataclass(frozen=True, slots=True)
class Party:
    """Someone or something that a question speaks of."""

    name: str | None
    """None for one who takes part, and for one who is only described."""
    role: Literal["user", "assistant"] | None = None
    """In which role one takes part."""
    relation: "Kin | None" = None
    """What somebody is to `owner`: "my sister"."""
    owner: "Party | None" = None


@dataclass(frozen=True, slots=True)
class Slot:
    """What is asked for: the other end of everything that a predicate says of somebody or something."""

    predicate: str
    whom: Party
    is_subject: bool
    """Whether `whom` is the subject: "Where does Beth live?"; else the object: "Who lives there?"."""
    earlier: bool
    """Whether it asks for what was so before."""

    @property
    def side(self) -> Literal["subject_id", "object_id"]:
        """Where facts that answer keep whom is spoken of."""
        return "subject_id" if self.is_subject else "object_id"
