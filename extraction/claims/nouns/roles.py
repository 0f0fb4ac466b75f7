"""Role phrases as they stand beside names: "a speech therapist", "regional manager", "curator of ceramics"."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extraction.clauses.classes import belongs
from extraction.clauses.fits import fits
from extraction.referents import kin

LONGEST = 5
"""Words of a role before "of"."""
ARTICLES = frozenset({"a", "an", "the", "some", "our"})
OWNERS = frozenset({"my", "your", "his", "her", "their", "'s", "’s"})
"""Before a role they tell whose, which is a tie between two and not what somebody is: "my boss"."""
_EMPTY = frozenset({"new", "own", "old", "very", "only"})
"""Adjectives that are no part of a role."""
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ"})
_RANKED = frozenset({"head", "director", "chair", "chief", "master", "vice", "president", "lead", "manager", "curator"})
"""Roles that are roles of something: "head of sales"."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role in the words [start, end) of a text, with its article at `opening`."""

    head: Token
    opening: int
    start: int
    end: int

    @property
    def text(self) -> str:
        """The role without its article."""
        return self.head.doc[self.start : self.end].text

    @property
    def has_article(self) -> bool:
        """Whether an article or a possessive opens it."""
        return any(word.lower_ in ARTICLES for word in self.head.doc[self.opening : self.start])


def role_after(doc: Doc, at: int) -> Role | None:
    """Give the role that begins at a word, its article first: "a speech therapist" of "Sofie, a speech therapist"."""
    start = at
    while start < len(doc) and doc[start].lower_ in ARTICLES | _EMPTY:
        start += 1
    end = start
    while end < len(doc) and end - start < LONGEST and _may_be_inside(doc[end]):
        end += 1
    head = end - 1
    if head < start or not is_role(doc[head]):
        return None
    return Role(doc[head], at, start, _with_field(doc, head + 1))


def role_before(doc: Doc, at: int) -> Role | None:
    """Give the role that ends before a word: "nurse" of "nurse Ana", "team lead" of "the team lead, Ana"."""
    head = at - 1
    if head < 0 or not is_role(doc[head]):
        return None
    start = head
    while (
        start
        and head - start < LONGEST
        and _may_be_inside(doc[start - 1])
        and doc[start - 1].lower_ not in ARTICLES | _EMPTY
    ):
        start -= 1
    opening = start
    while opening and doc[opening - 1].lower_ in ARTICLES | _EMPTY:
        opening -= 1
    if opening and doc[opening - 1].lower_ in OWNERS:
        return None
    return Role(doc[head], opening, start, at)


def is_role(token: Token) -> bool:
    """Whether a noun tells what somebody does for others; kin is none."""
    if token.tag_ in {"NNS", "NNPS"} or token.pos_ not in {"NOUN", "PROPN"}:
        return False
    row = kin.look_up(token)
    if row is not None:
        return row.type == "person" and row.predicate in {None, "reports_to"}
    return fits("role", token, None) or belongs(token, "roles")


def _may_be_inside(token: Token) -> bool:
    joined = token.text == "-" and not token.whitespace_
    return joined or (token.pos_ in _INSIDE and not token.is_punct)


def _with_field(doc: Doc, end: int) -> int:
    """Take in "of sales" after a role."""
    if end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end - 1].lower_ in _RANKED:
        last = end + 1
        while last < len(doc) and _may_be_inside(doc[last]):
            last += 1
        return last if last > end + 1 else end
    return end
