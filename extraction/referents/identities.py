"""Names that stand beside someone nameless or follow them: "a new lodger, Sky", "my niece is here. Beth is six"."""

from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from extraction.records import Gender
from extraction.referents import nominals
from extraction.referents.agreement import FORMS, GENDER, gender_of, is_person
from extraction.referents.antecedents import SUBJECTS
from extraction.referents.kin import look_up
from extraction.referents.register import Link, Register

BESIDE, AFTER = 0.85, 0.8
OPENERS = frozenset({"INTJ", "CCONJ", "PUNCT", "ADV", "SPACE", "SYM"})
"""Words before the first that matters in a sentence."""


def read(register: Register, turn: int, doc: Doc) -> None:
    """Tie nouns to the names beside them, and someone nameless to a new name that the next sentence begins with."""
    for token in doc:
        if token.pos_ == "NOUN" and (turn, token.i) not in register.heads:
            _beside(register, turn, token)
    sentences = list(doc.sents)
    for before, after in pairwise(sentences):
        _after(register, turn, before, after)
    if turn and sentences:
        _answer(register, turn, list(register.docs[turn - 1].sents)[-1:], sentences[0])
    if turn > 1 and sentences and _is_remark_between(register, turn):
        _go_on(register, turn, sentences[0])


def _beside(register: Register, turn: int, noun: Token) -> None:
    name = next((c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    opened = any(child.dep_ in {"det", "poss", "amod"} for child in noun.lefts)
    named = None if name is None or not opened or nominals.is_plural(noun) else register.at(turn, name.i)
    if name is None or named is None or not register.referents[named].named:
        return
    found = register.referents[named]
    fits = found.type == "person" if is_person(noun) else found.type != "person" and _is_next(noun, name)
    if fits and found.speaker is None and not any(child.dep_ == "neg" for child in name.lefts):
        register.link(turn, nominals.span(noun), Link("nominal", named, "apposition", BESIDE), head=noun.i)


def _is_next(noun: Token, name: Token) -> bool:
    """Say whether the name follows at once, or after a comma: "the café Husa", not "the fall, the Limes"."""
    start = nominals.span(name)[0]
    between = noun.doc[noun.i + 1 : start]
    return name.doc[start].pos_ != "DET" and (not between or between.text in {",", "“", '"', "'"})


def _after(register: Register, turn: int, before: Span, after: Span) -> None:
    named = _new_name(register, turn, after)
    nameless = [] if named is None else _new_kin(register, turn, before)
    if named is not None and len(nameless) == 1 and not before.text.rstrip().endswith("?"):
        _name(register, nameless[0], named)


def _answer(register: Register, turn: int, asked: list[Span], answer: Span) -> None:
    """Tie someone nameless of whom a question is to the new name that the answer speaks of: "Runa is five."."""
    named = _new_name(register, turn, answer)
    if named is None or not asked or not _asks_of(asked[0]) or any(FORMS.get(t.lower_) in GENDER for t in answer):
        return
    for token in asked[0]:
        whom = register.at(turn - 1, token.i) if token.dep_ in SUBJECTS and look_up(token) else None
        if whom is not None and not nominals.is_plural(token) and not register.referents[whom].named:
            _name(register, whom, named)


def _is_remark_between(register: Register, turn: int) -> bool:
    """Say whether the speaker was only interrupted by a remark that speaks of nobody: "That must be hard."."""
    first, remark, again = register.utterances[turn - 2 : turn + 1]
    told = {register.of_mention(i) for i, mention in enumerate(register.mentions) if mention.turn == turn - 1}
    nobody = told <= {register.speaker(turn), register.speaker(turn - 1)}
    return first.speaker == again.speaker != remark.speaker and nobody and "?" not in remark.content


def _go_on(register: Register, turn: int, reply: Span) -> None:
    """Tie the one nameless of whom a remark is to the new name in the reply: "it's fine, Vera is easy. She ..."."""
    about = next((t for t in reply if t.dep_ in SUBJECTS and t.lower_ in {"it", "that"} and _is_told(t)), None)
    after = reply.doc[about.i + 1 : reply.end] if about is not None else ()
    subject = next((t for t in after if t.dep_ in SUBJECTS), None)
    nameless = _new_kin(register, turn - 2, register.docs[turn - 2][:])
    if subject is None or subject.pos_ != "PROPN" or not _is_told(subject) or len(nameless) != 1:
        return
    named = _new_name(register, turn, subject.doc[subject.left_edge.i : subject.i + 1])
    if named is not None and _gender_told(register, turn, named) == register.referents[nameless[0]].gender is not None:
        register.unite(named, nameless[0])


def _is_told(subject: Token) -> bool:
    """Say whether the clause tells what its subject is like: "Vera is easy"."""
    verb = subject.head
    return verb.lemma_ in {"be", "'s", "’s"} and any(child.dep_ in {"attr", "acomp"} for child in verb.rights)


def _gender_told(register: Register, turn: int, named: int) -> Gender | None:
    """Give what the pronouns of a turn tell of someone."""
    pronouns = (m for i, m in enumerate(register.mentions) if m.turn == turn and register.of_mention(i) == named)
    return next((GENDER[form] for m in pronouns if (form := FORMS.get(m.text.casefold())) in GENDER), None)


def _asks_of(sentence: Span) -> bool:
    """Say whether it asks how, when or where, and so to be told of its subject."""
    return sentence.text.rstrip().endswith("?") and any(token.tag_ in {"WRB", "WP"} for token in sentence)


def _name(register: Register, nameless: int, named: int) -> None:
    """Make someone nameless the one of a name, unless one is a woman and the other a man."""
    if {register.referents[nameless].gender, gender_of(register, named)} != {"female", "male"}:
        register.unite(named, nameless)


def _new_name(register: Register, turn: int, sentence: Span) -> int | None:
    """Give the person of whom nothing was said before and whose name the sentence begins with."""
    first = next((token for token in sentence if token.pos_ not in OPENERS), None)
    if first is None or first.dep_ not in SUBJECTS | {"ROOT", "compound"}:
        return None
    place = register.heads.get((turn, first.i))
    named = None if place is None else register.of_mention(place)
    if named is None or place is None or register.mentions[place].kind != "name":
        return None
    found = register.referents[named]
    fresh = found.type == "person" and found.known is None and found.speaker is None
    return named if fresh and _is_first(register, place) else None


def _new_kin(register: Register, turn: int, sentence: Span) -> list[int]:
    """Give the nameless people whom the sentence is the first to speak of."""
    found = list[int]()
    for token in sentence:
        place = register.heads.get((turn, token.i))
        referent = None if place is None or look_up(token) is None else register.of_mention(place)
        if referent is None or place is None:
            continue
        told = register.referents[referent]
        if told.type == "person" and not told.named and not nominals.is_plural(token) and _is_first(register, place):
            found.append(referent)
    return list(dict.fromkeys(found))


def _is_first(register: Register, mention: int) -> bool:
    """Say whether no word before these points at the same one."""
    referent, here = register.of_mention(mention), register.mentions[mention]
    return not any(
        (one.turn, one.start) < (here.turn, here.start) and register.of_mention(place) == referent
        for place, one in enumerate(register.mentions)
    )
