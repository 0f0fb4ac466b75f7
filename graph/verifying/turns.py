"""Sessions and turns: numbers without gaps, the chain from turn to turn, the time that a session covers."""

from collections.abc import Iterator

from graph.clock import millis
from graph.engine.queries import run
from graph.verifying.pages import Finding, Page, Records, Row
from graph.writing.turns import turn_key


def sessions(records: Records) -> Iterator[Finding]:
    """What is wrong with sessions."""
    return records.walk(lambda tx, place: run(tx, "verify/sessions", **place), _sessions, f"{records.context}|")


def turns(records: Records) -> Iterator[Finding]:
    """What is wrong with turns."""
    return records.walk(lambda tx, place: run(tx, "verify/turns", **place), _turns)


def _sessions(page: Page) -> Iterator[Finding]:
    for row in page.rows:
        session = row["record"]
        if session["key"] != f"{session['context']}|{session['id']}":
            yield Finding(check="key", id=session["id"], says="The session's key is not its context and id.")
        if session["turn_count"] != row["turns"]:
            says = f"The session counts {session['turn_count']} turns and has {row['turns']}."
            yield Finding(check="turn_count", id=session["id"], says=says)
        for name, turned in (("first_said_at", row["first_ms"]), ("last_said_at", row["last_ms"])):
            kept = session.get(name)
            if [millis(kept) if kept else None] != turned:
                says = f"The session's {name} is not that of its turns."
                yield Finding(check="said_at", id=session["id"], says=says)


def _turns(page: Page) -> Iterator[Finding]:
    for row in page.rows:
        turn = row["record"]
        yield from _keys(turn)
        yield from _place(turn, row)
        if millis(turn["said_at"]) != turn["said_ms"]:
            yield Finding(check="said_at", id=turn["id"], says="The turn's said_ms is another moment than its said_at.")
        if not row["traces"]:
            yield Finding(check="trace", id=turn["id"], says="No trace took the turn in.")


def _keys(turn: Row) -> Iterator[Finding]:
    if turn["session"] != f"{turn['context']}|{turn['session_id']}":
        yield Finding(check="key", id=turn["id"], says="The turn names a session and the key of another one.")
    if turn["key"] != turn_key(turn["session"], turn["seq"]):
        yield Finding(check="key", id=turn["id"], says="The turn's key is not that of its session and number.")
    named = turn.get("message_id")
    if turn["message_key"] != f"{turn['context']}|{f'id|{named}' if named else 'turn|' + turn['id']}":
        yield Finding(check="key", id=turn["id"], says="The turn's message_key is not that of its message.")


def _place(turn: Row, row: Row) -> Iterator[Finding]:
    """In its session and behind the turn before it."""
    keys = [session["key"] for session in row["sessions"]]
    if keys != [turn["session"]]:
        says = f"The turn is in {len(keys)} sessions, not in the one that it names."
        yield Finding(check="session", id=turn["id"], says=says)
        return
    session = row["sessions"][0]
    if not 1 <= turn["seq"] <= session["turn_count"]:
        says = f"The turn has the number {turn['seq']} in a session of {session['turn_count']} turns."
        yield Finding(check="turn_number", id=turn["id"], says=says)
    if not set(turn["scope"]) <= set(session["scope"]):
        yield Finding(check="scope", id=turn["id"], says="The turn has a tag that its session has not.")
    before = [turn_key(turn["session"], turn["seq"] - 1)] if turn["seq"] > 1 else []
    if row["before"] != before:
        yield Finding(check="chain", id=turn["id"], says="The turn does not follow the one before it in its session.")
