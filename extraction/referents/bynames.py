"""Another name of someone who has one: "everyone calls her Lexi", "Benedict, Ben for short", "known as Milo"."""

from spacy.tokens import Doc, Token

from extraction.records import Referent
from extraction.referents.introductions import is_doubtful
from extraction.referents.register import Register

CALLING = frozenset({"call", "nickname", "dub"})
ALSO_KNOWN = frozenset({"aka", "a.k.a.", "alias"})


def read(register: Register, turn: int, doc: Doc) -> None:
    """Make a by-name a name of the one who is said to go by it."""
    for token in doc:
        named = register.at(turn, token.i) if token.pos_ == "PROPN" else None
        holder = None if named is None else _holder(token)
        whom = None if holder is None else register.at(turn, holder.i)
        if named is None or whom is None or named == whom:
            continue
        if _may_go_by(register.referents[whom], register.referents[named]):
            register.unite(whom, named)


def _holder(name: Token) -> Token | None:
    """Give the word for the one who is said to go by a name."""
    verb, doc = name.head, name.doc
    if doc[name.i + 1 : name.i + 3].text.casefold() == "for short":
        return next((t for t in reversed(doc[name.sent.start : name.i]) if t.ent_type_ == "PERSON"), None)
    if name.dep_ == "appos" and name.i and doc[name.i - 1].lower_ in ALSO_KNOWN:
        return name.head
    if name.dep_ == "pobj" and (verb.lower_, verb.head.lemma_) in {("as", "know"), ("by", "go")}:
        return _subject(verb.head)
    if verb.lemma_ in CALLING and not is_doubtful(verb):
        return _called(verb, name)
    return None


def _called(verb: Token, name: Token) -> Token | None:
    if name.dep_ == "dobj":
        # "calls her Lexi", read like "calls her sister".
        return next((child for child in name.lefts if child.dep_ == "poss"), None)
    if name.dep_ not in {"attr", "oprd"}:
        return None
    called = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    # Who calls somebody something is not called so: "a cousin that we call Lexi".
    active = verb.dep_ != "acl" and any(child.dep_ == "nsubj" for child in verb.lefts)
    return called or (None if active and verb.dep_ != "relcl" else _subject(verb))


def _subject(verb: Token) -> Token | None:
    """Give who does it or is meant by it: the one whom the clause hangs on, or the subject."""
    if verb.dep_ in {"acl", "relcl"}:
        return verb.head
    return next((child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)


def _may_go_by(one: Referent, name: Referent) -> bool:
    """Say whether nothing speaks against it: who has a by-name is no place, and the name is nobody else's yet."""
    beings = {"person", "animal", "other"}
    free = name.named and name.speaker is None and name.owner is None and name.known is None
    return free and one.type in beings and name.type in beings
