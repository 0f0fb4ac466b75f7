"""Short ways to read a conversation up to its claims, and to write them down as the tables do."""

from extraction.claims.claims import ClaimsRead, read_claims
from extraction.language.nlp import English
from extraction.records import Claim
from extraction.referents.register import Register
from tests.extraction.heard import Line, hear


def read(english: English, *lines: Line) -> tuple[Register, ClaimsRead]:
    """What a conversation says, all of its turns taken as new."""
    register = hear(english, *lines)
    return register, read_claims(register, 0)


def written(register: Register, claim: Claim) -> str:
    """A claim as the tables write it: "Ana | works_for | Acme | ended"; asserted goes without saying."""
    said = claim.value if claim.object is None else register.referents[register.final(claim.object)].name
    subject = register.referents[register.final(claim.subject)].name
    parts = [subject, claim.predicate, *([said] if said is not None else [])]
    return " | ".join(parts if claim.modality == "asserted" else [*parts, claim.modality])


def claims(english: English, *lines: Line) -> list[str]:
    """Every claim of the last turn, written down."""
    register, found = read(english, *lines)
    last = len(lines) - 1
    return [written(register, claim) for claim in found.claims if claim.turn == last]
