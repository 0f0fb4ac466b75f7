"""Third person: whom he, she, they and it point at, by a fitted ranking that coreferee's chains are part of."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.language.nlp import English
from extraction.records import Doubt, EntityType
from extraction.referents import bynames, descriptions, identities, introductions, kin, misnaming, nominals, speakers
from extraction.referents.agreement import FORMS, GENDER, agrees, is_person, is_third
from extraction.referents.antecedents import Antecedent, Pool
from extraction.referents.ranking import WEIGHTS, Keys, shares
from extraction.referents.register import Link, Register

MOST_CHAINED = 400
"""Words that coreferee is given at once: its time grows faster than they do, and a turn of talk has far fewer."""
LEANING = 0.7
"""Share from which a pronoun tells the gender of its antecedent."""
CLOSE = 0.6
"""Part of the likeliest share from which the next is as good a guess: of such links half are wrong."""
AS_CLOSE = 0.2
"""The same of two that one "and" joins, whom their places hardly tell apart."""
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
            elif free and kin.tie(register, turn, token) is None:
                descriptions.tie(pool, turn, token)
            pool.take(turn, token)
        introductions.read(register, turn, doc)
        identities.read(register, turn, doc)
        bynames.read(register, turn, doc)
        misnaming.read(register, turn, doc)


def _needs_chains(token: Token) -> bool:
    """Say whether coreferee is worth its time: what it says of "it" hardly ever decides."""
    return is_third(token) and FORMS[token.lower_] != "it"


def _relative(register: Register, turn: int, token: Token) -> None:
    """Link "who" in "the man who called" to what the clause hangs on."""
    clause = next((a for a in token.ancestors if a.dep_ == "relcl"), None)
    if clause is None or token.lower_ == "what":
        return
    head = _last_of_list(clause.head, token)
    referent = register.at(turn, head.i)
    if referent is None and head.pos_ == "NOUN" and is_person(head):
        referent = register.refer(turn, head.i, "group" if nominals.is_plural(head) else "person")
    if referent is not None:
        register.link(turn, (token.i, token.i + 1), Link("pronoun", referent, "relative", 0.95))


def _last_of_list(head: Token, relative: Token) -> Token:
    """Give the word right before "who", where it ends a list that the tree hangs the clause on: "Tom and Beth, who"."""
    last = relative.doc[max(relative.i - 1, 0)]
    last = relative.doc[max(relative.i - 2, 0)] if last.text == "," else last
    above = last
    while above.dep_ in {"conj", "appos"} and above != head:
        above = above.head
    listed = above == head and last.dep_ == "conj" and is_person(last)
    return last if listed and not nominals.is_plural(last) else head


def point(pool: Pool, turn: int, token: Token, chain: Keys) -> None:
    """Link a pronoun to the likeliest word, if that is likely enough; record a doubt between two people."""
    form, told = FORMS[token.lower_], _named_beside(pool.register, turn, token)
    if told is not None:
        pool.register.link(turn, (token.i, token.i + 1), Link("pronoun", told, "apposition", 0.95))
        return
    ranked = shares(pool, turn, token, chain)
    if not ranked:
        return
    (share, word), (next_share, runner_up) = ranked[0], _second(pool, ranked)
    close = form in GENDER and next_share >= (AS_CLOSE if _side_by_side(ranked) else CLOSE) * share
    if share < WEIGHTS[form]["floor"] or close:
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


def _named_beside(register: Register, turn: int, token: Token) -> int | None:
    """Give who is named beside the pronoun: "she (Beth)"."""
    after = token.doc[token.i + 1 : token.i + 3]
    told = register.at(turn, token.i + 2) if after.text.startswith("(") else None
    return told if told is not None and agrees(register, told, FORMS[token.lower_]) else None


def _side_by_side(ranked: list[tuple[float, Antecedent]]) -> bool:
    """Say whether the two likeliest stand in one row: "Beth and Nadia"."""
    return len(ranked) > 1 and ranked[1][1].head in ranked[0][1].head.conjuncts


def _second(pool: Pool, ranked: list[tuple[float, Antecedent]]) -> tuple[float, int | None]:
    """Give the share and the referent of the word that is next likeliest."""
    share, word = ranked[1] if len(ranked) > 1 else (0.0, None)
    return share, None if word is None else pool.referent(word)


def _mention(pool: Pool, word: Antecedent, form: str) -> int:
    """Give the mention of a word, which a plain noun gets now."""
    if word.mention is not None:
        return word.mention
    pool.register.refer(word.turn, word.head.i, _type_of(word.head, form))
    return pool.register.heads[word.turn, word.head.i]


def _type_of(head: Token, form: str) -> EntityType:
    """Give the type of a plain noun that a form of pronoun points at."""
    if form == "they":
        return "group" if is_person(head) else "other"
    row = kin.look_up(head)
    return "other" if form not in GENDER else "person" if row is None else row.type


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
    for chain in english.chains(docs):
        tokens = sorted(mention[0] for mention in chain if len(mention) == 1)
        for token in tokens:
            if token >= offset:
                found[token - offset] = [places[t] for t in reversed(tokens) if t < token]
    return found
