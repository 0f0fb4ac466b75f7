"""Words of which somebody has said whom they mean: they mean that one, whatever they were read as."""

from extraction.records import BY_HAND, SURE_BY_HAND, Meant, Mention, Referent
from extraction.referents.antecedents import FORMS, GENDER
from extraction.referents.register import Register


def bind(register: Register) -> None:
    """Tie such words, after names are found and before pronouns and descriptions are: what is tied stays so."""
    for turn, utterance in enumerate(register.utterances):
        for meant in utterance.meant:
            _bind(register, turn, meant)


def _bind(register: Register, turn: int, meant: Meant) -> None:
    whom = None if meant.referent is None else _whom(register, meant.referent)
    text = register.utterances[turn].content[meant.start : meant.end]
    mention = Mention(turn, meant.start, meant.end, text, meant.kind, whom, BY_HAND, SURE_BY_HAND)
    place = _place(register, mention)
    words = register.docs[turn].char_span(meant.start, meant.end, alignment_mode="expand")
    if words is not None:
        for token in [words.root] if meant.kind == "nominal" else words:
            register.heads[turn, token.i] = place
    form = FORMS.get(text.casefold())
    if whom is not None and form in GENDER:
        register.leanings.setdefault(whom, GENDER[form])


def _place(register: Register, mention: Mention) -> int:
    """Take a mention in, in the place of another one of the same words; give its index."""
    span = (mention.turn, mention.start, mention.end)
    for place, other in enumerate(register.mentions):
        if (other.turn, other.start, other.end) == span:
            register.mentions[place] = mention
            return place
    register.mentions.append(mention)
    return len(register.mentions) - 1


def _whom(register: Register, wanted: Referent) -> int:
    """Give the referent that is known by this id or, being new here, called exactly so; made now if there is none."""
    found = [index for index, referent in register.standing() if _is_same(referent, wanted)]
    return found[0] if found else register.add(wanted)


def _is_same(one: Referent, wanted: Referent) -> bool:
    if one.known or not wanted.named:
        return one.known is not None and one.known == wanted.known
    return one.named and (one.name.casefold(), one.type) == (wanted.name.casefold(), wanted.type)
