"""Third person: whom he, she, they and it point at, by a fitted ranking that coreferee's chains are part of."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.language.nlp import English
from extraction.records import Doubt, EntityType
from extraction.referents import introductions, kin, speakers
from extraction.referents.antecedents import FORMS, GENDER, Antecedent, Pool, is_person, is_third
from extraction.referents.ranking import WEIGHTS, Keys, shares
from extraction.referents.register import Link, Register

MOST_CHAINED = 400
"""Words that coreferee is given at once: its time grows faster than they do, and a turn of talk has far fewer."""
LEANING = 0.7
"""Share from which a pronoun tells the gender of its antecedent."""
CHAIN_TURNS, CHAIN_SENTENCES = 2, 4
"""How much before a turn coreferee sees. Its own five sentences take twice the time for no better links."""


def resolve(register: Register, english: English) -> None:
    """Link kin phrases and pronouns of the third person, left to right, turn by turn."""
    pool = Pool(register)
    for turn, token, chain in pronouns(pool, english):
        point(pool, turn, token, chain)


def pronouns(pool: Pool, english: English) -> Iterator[tuple[int, Token, Keys]]:
    """Read on to each pronoun of the third person; give its turn and the chain that coreferee has it in."""
    register = pool.register
    for turn, doc in enumerate(register.docs):
        inside = speakers.quoted(doc)
        chains = _chains(register, english, turn) if any(map(_needs_chains, doc)) else {}
        for token in doc:
            free = token.i not in inside and (turn, token.i) not in register.heads
            if free and is_third(token):
                yield turn, token, _keys(register, chains.get(token.i, []))
            elif free and token.tag_ in {"WP", "WDT", "WP$"}:
                _relative(register, turn, token)
            elif free:
                kin.tie(register, turn, token)
            pool.take(turn, token)
        introductions.read(register, turn, doc)


def _needs_chains(token: Token) -> bool:
    """Say whether coreferee is worth its time: what it says of "it" hardly ever decides."""
    return is_third(token) and FORMS[token.lower_] != "it"


def _relative(register: Register, turn: int, token: Token) -> None:
    """Link "who" in "the man who called" to what the clause hangs on."""
    clause = next((a for a in token.ancestors if a.dep_ == "relcl"), None)
    if clause is None or token.lower_ == "what":
        return
    referent = register.at(turn, clause.head.i)
    if referent is not None:
        register.link(turn, (token.i, token.i + 1), Link("pronoun", referent, "relative", 0.95))


def point(pool: Pool, turn: int, token: Token, chain: Keys) -> None:
    """Link a pronoun to the likeliest word, if that is likely enough; record a doubt between two people."""
    ranked = shares(pool, turn, token, chain)
    if not ranked:
        return
    form = FORMS[token.lower_]
    (share, word), others = ranked[0], [pool.referent(other) for _, other in ranked[1:2]]
    runner_up = others[0] if others else None
    if share < WEIGHTS[form]["floor"]:
        _doubt(pool, turn, token, (pool.referent(word), runner_up))
        return
    mention = _mention(pool, word, form)
    referent = pool.register.mentions[mention].referent
    if referent is None:
        return
    method = "agreement" if {referent, (word.turn, word.head.i)} & set(chain) else "register"
    link = Link("pronoun", referent, method, round(share, 2), runner_up, mention)
    pool.register.link(turn, (token.i, token.i + 1), link)
    if form in GENDER and share >= LEANING:
        pool.register.leanings.setdefault(pool.register.final(referent), GENDER[form])


def _mention(pool: Pool, word: Antecedent, form: str) -> int:
    """Give the mention of a word, which a plain noun gets now."""
    if word.mention is not None:
        return word.mention
    kind: EntityType = "group" if form == "they" and is_person(word.head) else "person" if form in GENDER else "other"
    pool.register.refer(word.turn, word.head.i, kind)
    return pool.register.heads[word.turn, word.head.i]


def _doubt(pool: Pool, turn: int, token: Token, candidates: tuple[int | None, int | None]) -> None:
    """Record a he or she between two people, neither of whom is likely enough."""
    one, two = candidates
    if one is not None and two is not None and FORMS[token.lower_] in GENDER:
        end = token.idx + len(token)
        doubt = Doubt(turn, token.idx, end, "ambiguous_reference", token.text, (one, two))
        pool.register.doubts.append(doubt)


def _keys(register: Register, chain: list[tuple[int, int]]) -> Keys:
    """Give whom the earlier words of a chain point at."""
    keys: Keys = []
    for place in chain:
        referent = register.at(*place)
        keys.append(place if referent is None else referent)
    return list(dict.fromkeys(keys))


def _chains(register: Register, english: English, turn: int) -> dict[int, list[tuple[int, int]]]:
    """Give, for tokens of the turn, the earlier words of their chain."""
    first, before = turn, 0
    while first > max(turn - CHAIN_TURNS, 0) and before < CHAIN_SENTENCES:
        first -= 1
        before += sum(1 for _ in register.docs[first].sents)
    docs = register.docs[first : turn + 1]
    if sum(map(len, docs)) > MOST_CHAINED:
        return {}
    places = [(first + n, i) for n, doc in enumerate(docs) for i in range(len(doc))]
    offset = len(places) - len(docs[-1])
    found: dict[int, list[tuple[int, int]]] = {}
    for chain in english.chains(docs)._.coref_chains:
        tokens = sorted(mention.root_index for mention in chain if len(mention.token_indexes) == 1)
        for token in tokens:
            if token >= offset:
                found[token - offset] = [places[t] for t in reversed(tokens) if t < token]
    return found
