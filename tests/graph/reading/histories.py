"""Small histories made by chance, and what the memory knew at a point of one: to be compared with diffs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from extraction.records import Aim, Modality, Reading, Referent, Rule
from graph import clock
from graph.access import Access
from graph.memory import Memory
from graph.model import Diff, Shape
from graph.reading import doubts, entities, facts
from graph.reading.doubts import NoteFilter
from graph.reading.entities import EntityFilter
from graph.reading.facts import FactFilter
from tests.graph.conversation import ACME, ALICE, BEN, PORTO, TURIN, Conversation, Told, told

MODALITIES: tuple[Modality, ...] = ("asserted", "asserted", "negated", "ended", "planned", "hedged")
SUBJECTS, PLACES = (ALICE, BEN), (PORTO, TURIN, ACME)
NAMES = ("Ally", "Benny", "Al")
HOUR = timedelta(hours=1)
FEW = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
"""Each example writes and reads a real graph: a few are tried, and one that fails is not made smaller."""


@dataclass(frozen=True)
class Step:
    """A message of one of two conversations, said in some minute, whatever was said before it."""

    things: tuple[Told, ...]
    minute: int
    conversation: int
    language: str | None = None
    """In place of things, the language in which the agent is to answer."""

    def tell(self, talk: Conversation, recorded: datetime) -> None:
        """Record it."""
        if self.language is None:
            talk.say(*self.things, minute=self.minute, recorded=recorded)
            return
        text = f"Answer in {self.language}."
        aim = Aim("language", self.language, "asks", single=True)
        reading = Reading((), (), (), rules=(Rule(0, 0, len(text), text, "language", aim),))
        talk.say(minute=self.minute, recorded=recorded, content=text, reading=reading)


def _things() -> st.SearchStrategy[Told]:
    how = st.fixed_dictionaries({"modality": st.sampled_from(MODALITIES), "confidence": st.sampled_from((0.6, 0.9))})
    subject = st.sampled_from(SUBJECTS)
    relations = st.builds(_told, subject, st.just("lives_in"), st.sampled_from(PLACES[:2]), how)
    likings = st.builds(_told, subject, st.just("likes"), st.sampled_from(PLACES), how)
    names = st.builds(_told, subject, st.just("name"), st.sampled_from(NAMES), st.just({}))
    return relations | likings | names


def _told(subject: Referent, name: str, end: Referent | str, how: dict[str, Any]) -> Told:
    return told(subject, name, end, **how)


LANGUAGES = st.sampled_from((None, None, None, "French", "Dutch"))
STEPS = st.builds(Step, st.lists(_things(), max_size=2).map(tuple), st.integers(0, 9), st.integers(0, 1), LANGUAGES)
HISTORIES = st.lists(STEPS, min_size=1, max_size=6)


def play(memory: Memory, access: Access, history: list[Step], scope: list[str]) -> list[Conversation]:
    """Record a history, an hour from one message to the next; gives the conversations."""
    talks = [Conversation(memory, access, scope) for _ in range(2)]
    start = clock.now() - 100 * HOUR
    for place, step in enumerate(history):
        step.tell(talks[step.conversation], start + place * HOUR)
    return talks


@dataclass(frozen=True)
class Known:
    """Everything that the memory knew, by kind and id, without the names inside of facts."""

    facts: dict[str, Any]
    entities: dict[str, Any]
    instructions: dict[str, Any]
    uncertainties: dict[str, Any]


def known(memory: Memory, access: Access, as_of: Any) -> Known:
    """What the memory knew at a moment."""
    held = facts.listed(memory, access, FactFilter(status="all", as_of=as_of), 500).items
    called = entities.listed(memory, access, EntityFilter(as_of=as_of), 500).items
    rules = doubts.instructions(memory, access, NoteFilter(as_of=as_of), 500).items
    doubted = doubts.uncertainties(memory, access, NoteFilter(as_of=as_of), 500).items
    return Known(
        {fact.id: _without_names(fact) for fact in held},
        {one.id: (one.name, frozenset({one.name, *one.aliases})) for one in called},
        {rule.id: _plain(rule, "active") for rule in rules},
        {doubt.id: _plain(doubt, "status") for doubt in doubted},
    )


def applied(before: Known, diff: Diff) -> Known:
    """What was known before, with a diff applied to it."""
    after = Known(*(dict(part) for part in vars(before).values()))
    for change in diff.changes():
        after.facts.pop(change.fact.id, None)
        if change.action != "erased":
            after.facts[change.fact.id] = _without_names(change.fact)
    for one in diff.entities:
        had = before.entities.get(one.id, ("", frozenset[str]()))[1] if one.action == "confirmed" else frozenset[str]()
        names = (had | {one.name, *one.aliases_added}) - set(one.aliases_removed)
        after.entities[one.id] = (one.name, names)
    for rule in diff.instructions:
        after.instructions.pop(rule.id, None)
        if rule.action != "erased":
            after.instructions[rule.id] = _plain(rule, "action")
    for doubt in diff.uncertainties:
        after.uncertainties.pop(doubt.id, None)
        if doubt.action != "erased":
            after.uncertainties[doubt.id] = _plain(doubt, "action")
    return after


def _without_names(fact: Any) -> dict[str, Any]:
    told_ = fact.model_dump()
    ends = {end: told_[end]["id"] if told_[end] else None for end in ("subject", "object")}
    return told_ | ends


def _plain(shape: Shape, *left_out: str) -> dict[str, Any]:
    return shape.model_dump(exclude=set(left_out))
