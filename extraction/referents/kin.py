"""Kin and role words: "my sister", "Beth's boss", "our dog Max" tie someone to an owner."""

import re
from dataclasses import replace

from spacy.tokens import Token

from extraction.language.texts import text_of
from extraction.records import EntityType, Known, Referent
from extraction.referents import nominals
from extraction.referents.kinwords import KIN, Kin, means
from extraction.referents.register import Link, Register

TYING = 0.95
APPOSED = frozenset({"appos", "npadvmod"})
"""How the tree hangs a name on the kin word before it, the latter where no verb holds the two."""
BEFORE_NAME = frozenset({"=", ":", "-", "–", "—"})
"""Signs that notes put between a kin word and a name: "my boss = Tom"."""
WORD = re.compile(r"\w+")
IN_LAW = re.compile(r"\W{0,3}in\W{1,3}laws?\b", re.IGNORECASE)


def look_up(head: Token) -> Kin | None:
    """Give the row of a noun: "sisters" is sister, "mother-in-law" a row of its own, "ex-wife" and "co-worker" too."""
    word, text = head.lemma_.casefold(), text_of(head.doc)
    if IN_LAW.match(text, head.idx + len(head)):
        return KIN.get(f"{word}-in-law")
    front = head.doc[max(head.i - 2, 0)].idx
    before = WORD.findall(text[front : head.idx].casefold())[-1:]
    row = KIN.get(word) or KIN.get(head.lower_)
    if before and before[0] in {"ex", "co", "step"}:
        return KIN.get(f"{before[0]}-{word}") or KIN.get(f"{before[0]}{word}") or row
    if row and before == ["great"] and head.doc[head.i - 1].text == "-":
        return replace(row, predicate=None, direction=None)
    return row


def extent(head: Token) -> tuple[int, int]:
    """Give first and end token of the phrase, "-in-law" with it."""
    start, end = nominals.span(head)
    if (front := _before_hyphen(head)) and look_up(head):
        start = min(start, nominals.span(front)[0])
    if (row := look_up(head)) and row.word.endswith("-in-law"):
        while end < len(head.doc) and head.doc[end - 1].lower_ not in {"law", "laws"}:
            end += 1
    return start, end


def _before_hyphen(head: Token) -> Token | None:
    """Give "co" of "co-worker", which the tree may hang the rest of the phrase on."""
    return head.doc[head.i - 2] if head.i > 1 and head.doc[head.i - 1].text == "-" else None


def tie(register: Register, turn: int, token: Token) -> int | None:
    """Register the phrase headed by a kin word, with its owner; None where it is not one or nobody's.

    A name beside it ("my sister Beth", "Beth, my sister") is the same person.
    """
    row = look_up(token) if _is_noun(token) and not token.ent_type_ else None
    if row is None or (turn, token.i) in register.heads:
        return None
    owner = _owner(register, turn, token, row)
    beside = [index for index in _beside(register, turn, token) if index != owner]
    if token.dep_ == "compound" and not (beside and owner is not None):
        return None
    if owner is None:
        return _unowned(register, turn, (token, row), beside)
    found = _somebody(register, owner, token, row, _named(register, beside))
    for other in beside:
        found = _one(register, found, other, row)
    register.link(turn, extent(token), Link("nominal", found, "kin", TYING), head=token.i)
    return found


def adopt(register: Register, turn: int, named: int, title: Token) -> None:
    """Tie the one whose name begins with a kin word to a user who says so: "Uncle Max"."""
    index, row = register.final(named), KIN.get(title.lower_)
    found = register.referents[index]
    said_by_user = register.utterances[turn].role == "user"
    if row is not None and row.type == "person" and said_by_user and found.owner is None and found.speaker is None:
        register.referents[index] = replace(
            found, owner=register.speaker(turn), relation=row.word, gender=found.gender or row.gender
        )


def _is_noun(token: Token) -> bool:
    """Say whether it stands as a noun: "our eldest" does, "my eldest son" does not."""
    return token.pos_ in {"NOUN", "PROPN"} or (token.pos_ == "ADJ" and nominals.owner(token) is not None)


def _named(register: Register, beside: list[int]) -> int | None:
    return next((index for index in beside if register.referents[index].named), None)


def _somebody(register: Register, owner: int, token: Token, row: Kin, named: int | None) -> int:
    """Give whom an owner's kin word means: someone spoken of, someone known, else someone new.

    Who is `named` beside the word is nobody else of whom the same is said: "my sister Tess" after "my sister Runa".
    """
    words = _words(token, row)
    if named is None and any(child.lower_ == "other" for child in token.lefts):
        words = f"other {words}"
    told = _so_described(register, owner, words)
    if len(told) > 1 and not nominals.is_plural(token):
        # Nobody can tell which one is meant: somebody of whom no more is said than that.
        found = next((index for index in told if not register.referents[index].named), None)
    else:
        found = _same(register, owner, words, token)
        found = _known(register, owner, words) if found is None else found
    if found is not None and (named in {None, found} or not register.referents[found].named):
        return found
    kind: EntityType = "group" if nominals.is_plural(token) else row.type
    return register.add(Referent(words, kind, named=False, owner=owner, relation=words, gender=row.gender))


def _one(register: Register, kin: int, beside: int, row: Kin) -> int:
    """Unite a kin phrase with the name or phrase beside it, unless both have a name."""
    if kin == beside or (register.referents[kin].named and register.referents[beside].named):
        return kin
    made = register.unite(beside, kin)
    if row.type == "animal":
        register.retype(made, "animal")
    return made


def _words(token: Token, row: Kin) -> str:
    whole = "-" in row.word or row.word == f"co{token.lemma_}"
    return row.word if whole else nominals.name(token)


def _owner(register: Register, turn: int, token: Token, row: Kin) -> int | None:
    front = _before_hyphen(token)
    word = nominals.owner(token) or (front and nominals.owner(front)) or holder(token)
    if word is not None:
        return register.at(turn, word.i)
    alone = not any(child.dep_ in {"det", "nummod", "amod", "compound"} for child in token.lefts)
    return register.speaker(turn) if row.bare and alone and token.tag_ in {"NN", "NNP"} else None


def holder(token: Token) -> Token | None:
    """Give who is said to have someone: *I* of "I have a sister and two brothers"."""
    first = token
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        first = first.head
    verb = first.head
    has = verb.lemma_ == "have" or verb.lower_ == "got"
    if first.dep_ != "dobj" or not has or token.lemma_ == "twin" or any(c.lower_ == "no" for c in token.lefts):
        return None
    return next((child for child in verb.children if child.dep_ == "nsubj"), None)


def _unowned(register: Register, turn: int, said: tuple[Token, Kin], beside: list[int]) -> int | None:
    """Tie "the boss Tom" to Tom, "the kids" to the ones spoken of before, and "the dog" to the one animal there is."""
    (token, row), named = said, beside[0] if beside else None
    if named is None and nominals.is_definite(token):
        named = register.again(token.lemma_.casefold(), turn, token.i)
    if named is None and nominals.is_definite(token) and row.type == "animal" and not nominals.is_plural(token):
        animals = [index for index, referent in register.standing() if referent.type == "animal"]
        named = animals[0] if len(animals) == 1 else None
    if named is not None:
        register.link(turn, extent(token), Link("nominal", named, "register", 0.85), head=token.i)
    return named


def _beside(register: Register, turn: int, token: Token) -> list[int]:
    """Give who stands in apposition to the phrase, or is named right after it; of a list of names only the first."""
    words = [child for child in token.rights if child.dep_ in APPOSED and child.pos_ in {"PROPN", "NOUN"}]
    end = extent(token)[1]
    if end < len(token.doc) and token.doc[end].text in BEFORE_NAME:
        end += 1
    if not words and end < len(token.doc) and token.doc[end].text[:1].isupper():
        words.append(token.doc[end])
    if token.dep_ == "appos" and not (token.head.pos_ == "PROPN" and any(word.pos_ == "PROPN" for word in words)):
        words.append(token.head)
    names = [word.i for word in words if word.pos_ == "PROPN" and word.i > token.i]
    words = [word for word in words if word.i not in names[1:]]
    found = [index for word in words if (index := register.at(turn, word.i)) is not None]
    return [index for index in found if register.referents[index].speaker is None]


def _so_described(register: Register, owner: int, words: str) -> list[int]:
    """Find all whom these words of an owner describe."""
    return [
        index
        for index, referent in register.standing()
        if referent.owner is not None
        and register.final(referent.owner) == owner
        and (referent.relation or "").casefold() == words.casefold()
    ]


def _same(register: Register, owner: int, words: str, token: Token) -> int | None:
    """Find who was called so before: "my sister" again, "my sister" after "my big sister", "mother" after "mum"."""
    if nominals.is_plural(token) or words.startswith("other "):
        return register.described(words, owner)
    exact = register.described(words, owner)
    if exact is not None:
        return exact
    noun = words.casefold() if words.casefold() in KIN else token.lemma_.casefold()
    loose = [
        index
        for index, referent in register.standing()
        if referent.owner is not None
        and register.final(referent.owner) == owner
        and referent.relation
        and means(referent.relation.casefold().split()[-1], noun)
    ]
    plain = words.casefold() == noun or any(" " not in (register.referents[i].relation or "") for i in loose)
    return loose[0] if len(loose) == 1 and plain else None


def _known(register: Register, owner: int, words: str) -> int | None:
    """Find whom the memory knows as this owner's sister."""
    owner_id = register.referents[owner].known
    fits = [k for k in register.known if owner_id and (owner_id, words.casefold()) in k.owned]
    fits = fits or [k for k in register.known if any(o == owner_id and means(w, words.casefold()) for o, w in k.owned)]
    fits = [k for k in fits if k.named] or fits
    return _take(register, fits[0], owner, words) if len(fits) == 1 else None


def _take(register: Register, known: Known, owner: int, words: str) -> int:
    for index, referent in register.standing():
        if referent.known == known.id:
            register.referents[index] = replace(referent, owner=owner, relation=words)
            return index
    name = known.name if known.named else words
    return register.add(
        Referent(
            name, known.type, known.aliases, named=known.named, owner=owner, relation=words,
            gender=known.gender, known=known.id,
        )
    )  # fmt: skip
