"""Claims that possessives carry: "my sister Beth", "Beth's boss Tom", "our dog" say who is what to whom."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.claims.said import Said, sureness
from extraction.clauses.classes import belongs
from extraction.clauses.modality import modality_of
from extraction.clauses.tense import tense_of
from extraction.clauses.wording import coordinated
from extraction.records import Claim, Modality, Referent
from extraction.referents import kin, nominals
from extraction.referents.kinwords import Kin
from extraction.referents.register import Register

CONFIDENCE = 0.95
_ALONE = frozenset({"partner", "mate", "manager", "baby", "boss", "supervisor", "superior"})
"""Words that mean another tie with a noun before them, `_SAME` apart."""
_SAME = frozenset({"ex", "line", "direct"})
_FORMER = frozenset({"former", "old", "previous", "ex"})
_OVER = {
    "married_to": frozenset({"late", "former", "first", "ex"}),
    "dating": frozenset({"late", "former", "ex"}),
    "roommate_of": _FORMER, "reports_to": _FORMER, "colleague_of": _FORMER, "neighbour_of": _FORMER | {"late"},
}  # fmt: skip
"""Adjectives that end a tie; a late father is a father all the same."""


def read(register: Register, turn: int) -> Iterator[Claim]:
    """What the kin and role words of one turn say of their owners."""
    for token in register.docs[turn]:
        noun = token.pos_ in {"NOUN", "PROPN"} or (token.pos_ == "ADJ" and nominals.owner(token) is not None)
        row = kin.look_up(token) if noun and not _is_of_another(token) else None
        if row is not None:
            yield from _of_word(register, turn, token, row)
        if belongs(token, "animals") and token.tag_ == "NN":
            yield from _species(register, turn, token)


def _is_of_another(token: Token) -> bool:
    """Whether it only tells another noun apart, as in "sister company", and not whose name comes next."""
    return token.dep_ == "compound" and (token.head.pos_ != "PROPN" or nominals.owner(token) is None)


def _of_word(register: Register, turn: int, token: Token, row: Kin) -> Iterator[Claim]:
    who = register.at(turn, token.i)
    owner = None if who is None else register.referents[who].owner
    if who is None or owner is None or register.final(owner) == who or not _is_owned(token, row):
        return
    owner = register.final(owner)
    said = Said(turn, _words(token), f"kin:{row.word}", CONFIDENCE, _meant(token))
    if row.predicate is not None and not _is_another_kind(token, row):
        first, second = (who, owner) if row.direction == "owner_is_object" else (owner, who)
        over = (row.ended or _is_over(token, row.predicate)) and said.modality == "asserted"
        ended = Said(turn, said.words, said.rule, CONFIDENCE, "ended") if over else said
        yield ended.claim(first, row.predicate, object=second, kind="relation")
        pairs = [(other, owner) for other in _others(register, turn, token, who)]
        pairs += [(who, other) for other in _others_having(register, turn, token, owner)]
        for one, its in pairs:
            ends = (one, its) if row.direction == "owner_is_object" else (its, one)
            yield ended.claim(ends[0], row.predicate, object=ends[1], kind="relation")
    if row.gender is not None and register.referents[who].type == "person" and said.modality == "asserted":
        yield said.claim(who, "gender", value=row.gender)


def _is_owned(token: Token, row: Kin) -> bool:
    """Whether this very phrase names the owner: "the boss" alone says nothing new."""
    owned = any(child.dep_ == "poss" or (child.dep_ == "prep" and child.lower_ == "of") for child in token.children)
    return row.bare or owned or (row.type == "person" and kin.holder(token) is not None)


def _is_another_kind(token: Token, row: Kin) -> bool:
    """Whether a noun before the word makes it another: a "business partner" is not a partner, "our partner" neither."""
    compounds = {child.lower_ for child in token.lefts if child.dep_ == "compound"}
    ours = row.predicate == "dating" and any(child.lower_ == "our" for child in token.lefts)
    return ours or (row.word in _ALONE and bool(compounds - _SAME))


def _is_over(token: Token, predicate: str) -> bool:
    """Whether the words before it say that the tie is no more: "my late wife", "my old boss", "he was her husband"."""
    if token.dep_ == "attr" and predicate in _OVER and tense_of(token.head) == "past":
        who = next((child.lower_ for child in token.head.children if child.dep_ == "nsubj"), "it")
        if who not in _POINTING and any(child.dep_ == "poss" for child in token.lefts):
            return True
    before = token.doc[max(token.i - 2, 0) : token.i].text.casefold()
    if before.endswith((" ex", "ex-")) or before == "ex":
        return True
    said = {child.lower_ for child in token.lefts if child.dep_ in {"amod", "advmod", "compound"}}
    return not said.isdisjoint(_OVER.get(predicate, ()))


def _words(token: Token) -> tuple[Token, ...]:
    named = [child for child in token.children if child.dep_ == "appos" and child.pos_ == "PROPN"]
    return (token, *named[:1])


def _meant(token: Token) -> Modality:
    """A possessive presupposes what it says; as a complement ("is Tom your boss?") it is what is said."""
    if kin.holder(token) is not None and not any(child.dep_ == "poss" for child in token.lefts):
        return _meant_by_having(token)
    if token.dep_ == "ROOT" and token.sent.text.rstrip().endswith("?"):
        return "asked"
    meant = modality_of(token.head) if token.dep_ == "attr" else "asserted"
    who = next((child.lower_ for child in token.head.children if child.dep_ == "nsubj"), None)
    if meant in _SUPPOSED and who is None and token.dep_ == "attr":
        return "asserted"
    return "asserted" if meant != "asked" and who in _POINTING else meant


_SUPPOSED: frozenset[Modality] = frozenset({"hypothetical", "hedged"})
"""How it is meant who somebody is: "could be my boss" tells that there is a boss."""


def _meant_by_having(token: Token) -> Modality:
    """Who has someone has them as the verb says; who had a child has it still."""
    verb = next(word for word in token.ancestors if word.pos_ in {"VERB", "AUX"})
    row, meant = kin.look_up(token), modality_of(verb)
    born = row is not None and row.predicate == "parent_of"
    had = verb.lemma_ == "have" and tense_of(verb) == "past"
    return "ended" if meant == "asserted" and had and not born else meant


_POINTING = frozenset({"it", "that", "this", "there"})
"""Subjects of which a complement only tells who it is: "it could be my boss"."""


def _species(register: Register, turn: int, token: Token) -> Iterator[Claim]:
    """What an animal of a name is: "our dog Max", "we have a cat and she's called Max"."""
    who = register.at(turn, token.i)
    if who is None or token.dep_ == "attr" or not _may_be_animal(register.referents[who]):
        return
    register.retype(who, "animal")
    said = Said(turn, _words(token), "species", min(CONFIDENCE, sureness(register, turn, [token])))
    yield said.claim(who, "breed" if belongs(token, "breeds") else "species", value=token.lemma_.lower())


def _may_be_animal(referent: Referent) -> bool:
    """Whether somebody of a name, who is called an animal, is one: who has a part in the conversation is not."""
    return referent.named and referent.speaker is None and referent.type in {"animal", "other", "person"}


def _others(register: Register, turn: int, token: Token, who: int) -> Iterator[int]:
    """Give the other ones that a plural names: Leo of "our kids, Max and Leo", both of "my aunts are Jo and Pat"."""
    if not nominals.is_plural(token):
        return
    names = [child for child in token.rights if child.dep_ == "appos"]
    row = kin.look_up(token)
    if token.dep_ == "nsubj" and token.head.lemma_ == "be" and row is not None and row.type == "person":
        names += [child for child in token.head.rights if child.dep_ == "attr"]
    for name in names:
        if name.pos_ == "PROPN":
            found = (register.at(turn, one.i) for one in coordinated(name))
            yield from (index for index in found if index is not None and index != who)


def _others_having(register: Register, turn: int, token: Token, owner: int) -> Iterator[int]:
    """Give the other ones who have them: Max of "Ana and Max have two kids"."""
    holder = kin.holder(token)
    found = () if holder is None else (register.at(turn, word.i) for word in coordinated(holder)[1:])
    yield from (index for index in found if index is not None and index != owner)
