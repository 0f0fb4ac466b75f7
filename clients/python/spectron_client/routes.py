"""
What can be asked of a memory, each request made by one pure function.

`Client` and `AsyncClient` have a method for each of them. Scopes are tags such as `user=u_alice`; left out, a write
goes into the session's scope and a read sees all that the key sees. `as_of` asks what the memory knew then, `valid_at`
what was true then.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NotRequired, TypedDict, Unpack

from spectron_client import answers
from spectron_client.answers import Role
from spectron_client.calls import Call, Listing, Moment, given, route

Infer = Literal["full", "none", "preview"]


class Message(TypedDict):
    """A message to remember. `id` is your own: sent again with the same text, the message is skipped."""

    role: Role
    content: str
    id: NotRequired[str]
    speaker: NotRequired[str]
    addressees: NotRequired[list[str]]
    said_at: NotRequired[Moment]
    name: NotRequired[str]


class When(TypedDict, total=False):
    """Which past a question is about."""

    as_of: Moment | None
    valid_at: Moment | None


class Kind(TypedDict, total=False):
    """Facts of which kind; `object` is the id or name of an entity."""

    object: str | None
    kind: Literal["relation", "attribute"] | None
    category: answers.Category | None


class What(TypedDict, total=False):
    """What to forget, by exactly one of these."""

    turn_ids: Sequence[str]
    session_id: str
    entity_id: str
    scope: Sequence[str]
    query: str


def remember(
    messages: str | Message | Sequence[Message],
    session_id: str | None = None,
    scope: Sequence[str] | None = None,
    infer: Infer = "full",
    labels: Sequence[str] | None = None,
    key: str | None = None,
) -> Call[answers.Remembered]:
    """
    Remember messages, in order, all or none; a text alone is what the user says. Gives what they changed.

    Without `session_id` a session is opened. `key` is the `Idempotency-Key`; left out, each call has one of its own.
    """
    body = given(session_id=session_id, scope=scope, infer=infer, labels=labels)
    said = [given(**message) for message in _listed(messages)]
    return Call("POST", "/facts/batch", answers.Remembered, body={**body, "messages": said}, key=key or _new_key())


def create_session(
    scope: Sequence[str] = (), metadata: Mapping[str, Any] | None = None, session_id: str | None = None
) -> Call[answers.Session]:
    """Open a session. Raises SessionConflict where the id is taken."""
    body = given(scope=scope, metadata=metadata, id=session_id)
    return Call("POST", "/sessions", answers.Session, body=body, key=_new_key())


def session(session_id: str) -> Call[answers.Session]:
    """Show a session."""
    return Call("GET", route("/sessions/{id}", id=session_id), answers.Session)


def sessions(scope: Sequence[str] = ()) -> Listing[answers.Session]:
    """Every session with all these tags, oldest first."""
    return Listing("/sessions", "sessions", answers.Session, given(scope=scope))


def update_session(session_id: str, metadata: Mapping[str, Any]) -> Call[answers.Session]:
    """Replace a session's metadata."""
    return Call("PATCH", route("/sessions/{id}", id=session_id), answers.Session, body={"metadata": metadata})


def turns(
    session_id: str, include: Sequence[Literal["links", "facts"]] = (), as_of: Moment | None = None
) -> Listing[answers.Turn]:
    """Every turn of a session in order, with its links and fact ids where asked for."""
    asked = given(include=include, as_of=as_of)
    return Listing(route("/sessions/{id}/turns", id=session_id), "turns", answers.Turn, asked)


def recall(
    query: str,
    limit: int = 10,
    scope: Sequence[str] | None = None,
    session_id: str | None = None,
    include: Sequence[Literal["turns", "facts", "entities"]] | None = None,
    **when: Unpack[When],
) -> Call[answers.Recalled]:
    """Find turns, facts and entities that answer a question, best first; at most 50."""
    body = given(query=query, limit=limit, scope=scope, session_id=session_id, include=include, **when)
    return Call("POST", "/query", answers.Recalled, body=body)


def context(
    query: str,
    scope: Sequence[str] | None = None,
    session_id: str | None = None,
    limit: int = 20,
    max_chars: int = 8000,
    **when: Unpack[When],
) -> Call[answers.ContextBlock]:
    """Give what an agent needs for its next answer, as Markdown; with `session_id` that of one session."""
    asked = given(query=query, limit=limit, max_chars=max_chars, **when)
    if session_id is not None:
        return Call("GET", route("/sessions/{id}/context", id=session_id), answers.ContextBlock, asked)
    return Call("POST", "/context", answers.ContextBlock, body={**asked, **given(scope=scope)})


def state(
    scope: Sequence[str] | None = None,
    subject: str | None = None,
    categories: Sequence[answers.Category] | None = None,
    as_of: Moment | None = None,
    valid_at: Moment | None = None,
    limit: int = 100,
) -> Call[answers.State]:
    """Show what holds in a scope: facts by category, instructions in force, open doubts."""
    body = given(scope=scope, subject=subject, categories=categories, as_of=as_of, valid_at=valid_at, limit=limit)
    return Call("POST", "/state", answers.State, body=body)


def session_state(
    session_id: str, as_of: Moment | None = None, valid_at: Moment | None = None, limit: int = 100
) -> Call[answers.State]:
    """Show what holds according to one session."""
    asked = given(as_of=as_of, valid_at=valid_at, limit=limit)
    return Call("GET", route("/sessions/{id}/state", id=session_id), answers.State, asked)


def diff(session_id: str, since_turn: str | None = None, until_turn: str | None = None) -> Call[answers.Diff]:
    """Show what changed after one turn of a session and up to another."""
    asked = given(since_turn=since_turn, until_turn=until_turn)
    return Call("GET", route("/sessions/{id}/state/diff", id=session_id), answers.Diff, asked)


def diff_between(since: Moment, until: Moment, scope: Sequence[str] | None = None) -> Call[answers.Diff]:
    """Show what became known after one moment and up to another."""
    return Call("POST", "/state/diff", answers.Diff, body=given(since=since, until=until, scope=scope))


def facts(
    subject: str | None = None,
    predicate: str | None = None,
    status: answers.Status | Literal["all"] = "current",
    session_id: str | None = None,
    as_of: Moment | None = None,
    valid_at: Moment | None = None,
    **of: Unpack[Kind],
) -> Listing[answers.Fact]:
    """Every fact of a kind; `subject` is the id or name of an entity."""
    when = given(as_of=as_of, valid_at=valid_at)
    asked = given(subject=subject, predicate=predicate, status=status, session_id=session_id, **of)
    return Listing("/facts", "facts", answers.Fact, {**asked, **when})


def entities(
    name: str | None = None, kind: answers.EntityType | None = None, as_of: Moment | None = None
) -> Listing[answers.Entity]:
    """Everybody and everything that is known, or what goes by a name."""
    return Listing("/entities", "entities", answers.Entity, given(name=name, type=kind, as_of=as_of))


def instructions(as_of: Moment | None = None) -> Listing[answers.Instruction]:
    """Every rule that was given to the agent."""
    return Listing("/instructions", "instructions", answers.Instruction, given(as_of=as_of))


def uncertainties(
    status: Literal["open", "resolved"] | None = "open", as_of: Moment | None = None, session_id: str | None = None
) -> Listing[answers.Uncertainty]:
    """Every recorded doubt, or those of one session; None as status asks for those that are settled as well."""
    asked = given(status=status, as_of=as_of, session_id=session_id)
    return Listing("/uncertainties", "uncertainties", answers.Uncertainty, asked)


def resolve(uncertainty_id: str, accept: str, note: str = "", key: str | None = None) -> Call[answers.Corrected]:
    """Settle a doubt by one of the facts that it names, another value, or of a pronoun an entity."""
    path = route("/uncertainties/{id}/resolve", id=uncertainty_id)
    body = {"accept": accept, "note": note}
    return Call("POST", path, answers.Corrected, body=body, key=key or _new_key())


def forget(what: What, *, dry_run: bool = False, key: str | None = None) -> Call[answers.Receipt]:
    """Erase turns: their text, and what only they supported. A session is erased with `{"session_id": …}`."""
    body = {**what, "dry_run": dry_run}
    return Call("POST", "/forget", answers.Receipt, body=body, key=key or _new_key())


def me() -> Call[answers.Me]:
    """Tell the key's context, verbs and scope."""
    return Call("GET", "/me", answers.Me)


def _listed(messages: str | Message | Sequence[Message]) -> Sequence[Message]:
    if isinstance(messages, str):
        return [{"role": "user", "content": messages}]
    return [messages] if isinstance(messages, dict) else messages


def _new_key() -> str:
    return uuid.uuid4().hex
