"""A history that is made up: what many people say of themselves and of each other, as statements and as sentences."""

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extraction.records import Role
from tests.graph.oracle import Statement

SPOKEN: dict[str, dict[str, list[str]]] = tomllib.loads(Path(__file__).with_name("stream.toml").read_text("utf-8"))
WOMEN = ("Nora", "Lena", "Priya", "Ines", "Zofia", "Sadia", "Greta", "Maria", "Julia", "Emma")
MEN = ("Karl", "Marco", "Oscar", "Viktor", "Bruno", "Daniel", "Peter", "Simon", "Adam", "Hugo")
SURNAMES = ("Vance", "Brandt", "Okafor", "Silva", "Nair", "Lind", "Moreau", "Keller", "Rossi", "Novak")
TEAMS, SESSIONS_A_TEAM = 10, 4
WIDE = ("org=acme",)
"""The scope of one session in ten, in which everybody may be spoken of."""
ROLES: dict[Role, int] = {"user": 15, "assistant": 3, "tool": 1, "system": 1}
OPENERS = ("I talked to {name}.", "{name} called me.", "I met {name} today.")
SET, LATE, RETRIED = 0.72, 0.05, 0.05
STEP = 60
"""Seconds between messages."""
VERB = re.compile(r"\(([^|)]+)\|([^)]+)\)")


@dataclass(frozen=True, slots=True)
class Line:
    """A message that says one thing; `wording` is the template of its sentence."""

    id: str
    role: Role
    speaker: str
    text: str
    said: Statement
    wording: str


@dataclass(frozen=True, slots=True)
class Place:
    """A session, and those who may be spoken of in it."""

    session: str
    scope: tuple[str, ...]
    people: tuple[str, ...]


def people() -> tuple[str, ...]:
    """Two hundred people, no two of one name."""
    firsts = (*WOMEN, *MEN)
    return tuple(
        f"{first} {SURNAMES[(number + team) % len(SURNAMES)]}"
        for team in range(TEAMS)
        for number, first in enumerate(firsts)
    )


def places() -> list[Place]:
    """The sessions: four to a team of twenty, and a few in which all of them meet."""
    everybody, size = people(), len(WOMEN) + len(MEN)
    teams = [everybody[team * size : (team + 1) * size] for team in range(TEAMS)]
    found = [
        Place(f"s{team}{number}", (*WIDE, f"team=t{team}"), teams[team])
        for team in range(TEAMS)
        for number in range(SESSIONS_A_TEAM)
    ]
    return [*found, *(Place(f"w{number}", WIDE, everybody) for number in range(SESSIONS_A_TEAM))]


def lines(count: int, seed: int = 7) -> Iterator[Line]:
    """So many messages in the order of arrival: some said earlier than they arrive, some sent twice."""
    chance = random.Random(seed)
    told = dict[tuple[str, ...], list[str]]()
    sent = list[Line]()
    rooms = places()
    for number in range(count):
        if sent and chance.random() < RETRIED:
            yield chance.choice(sent[-500:])
        line = _line(chance, number, chance.choice(rooms), told)
        sent.append(line)
        yield line


def _line(chance: random.Random, number: int, place: Place, told: dict[tuple[str, ...], list[str]]) -> Line:
    role = chance.choices(list(ROLES), list(ROLES.values()))[0]
    subject = chance.choice(place.people)
    predicate = chance.choice(sorted(SPOKEN))
    before = told.setdefault((*place.scope, subject, predicate), [])
    modality, thing = _what(chance, predicate, before)
    said_at = number * STEP
    if chance.random() < LATE:
        said_at = chance.randrange(max(number, 1)) * STEP + 1 + number % (STEP - 1)
    said = Statement(said_at, place.session, number, role, place.scope, subject, predicate, thing, modality)
    before.append(thing)
    wording = chance.choice(SPOKEN[predicate]["set" if modality == "asserted" else modality])
    speaker, text = _spoken(chance, place, said, wording)
    return Line(f"m{number}", role, speaker, text, said, wording)


def _what(chance: random.Random, predicate: str, before: list[str]) -> tuple[str, str]:
    """Something new, or the end of something that was said."""
    taken_back = [way for way in ("ended", "ended", "negated") if way in SPOKEN[predicate]]
    if before and taken_back and chance.random() > SET:
        return chance.choice(taken_back), chance.choice(before[-3:])
    things = SPOKEN[predicate].get("things") or [str(chance.randrange(20, 80))]
    return "asserted", chance.choice(things)


def _spoken(chance: random.Random, place: Place, said: Statement, wording: str) -> tuple[str, str]:
    """Who says it, and in which words: of themselves, by name, or by a pronoun after the name."""
    if said.role != "user":
        return said.role, sentence(wording, said.subject, said)
    way = chance.choice(("self", "name", "pronoun"))
    if way == "self":
        return said.subject, sentence(wording, "I", said)
    speaker = chance.choice([one for one in place.people if one != said.subject])
    if way == "name":
        return speaker, sentence(wording, said.subject, said)
    opener = chance.choice(OPENERS).format(name=said.subject)
    return speaker, f"{opener} {sentence(wording, 'She' if _is_woman(said.subject) else 'He', said)}"


def sentence(wording: str, who: str, said: Statement) -> str:
    """A wording with a subject in it."""
    own = who == "I"
    whose = "my" if own else "her" if _is_woman(said.subject) else "his"
    text = VERB.sub(lambda verb: verb[1 if own else 2], wording)
    article = "an" if said.object[0] in "aeiouAEIOU" else "a"
    return text.format(who=who, thing=said.object, a=article, whose=whose)


def _is_woman(name: str) -> bool:
    return name.split(maxsplit=1)[0] in WOMEN
