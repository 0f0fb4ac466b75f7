"""The tools: what each is for, what it takes and gives, and the routes that answer it."""

from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from api.bodies.questions import QuestionBody, RecallBody, StateBody, StateDiffBody
from api.bodies.tools import ContextInput, DiffInput, ForgetInput, InspectInput, RememberInput, StateInput
from api.mcp.asking import Asked, Given, Route
from api.queries import ContextQuery, StateDiffQuery, StateQuery
from graph.model import ContextBlock, Diff, Inspection, Receipt, Remembered, Shape, State
from graph.recall.shapes import Recalled


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool; where it is given a `session_id` and has a route `in_session`, that one answers."""

    name: str
    title: str
    about: str
    takes: type[BaseModel]
    gives: type[Shape]
    route: Route
    in_session: Route | None = None
    defaults: Given = field(default_factory=dict[str, Any])
    reads_only: bool = True
    destroys: bool = False
    idempotent: bool = True
    text: str | None = None
    """The field of the reply that says it in words; left out, the whole reply is shown."""

    def asked(self, arguments: Given) -> Asked:
        """The request that a call stands for. Messages that all have ids make it one to be done once."""
        given = self.defaults | {name: value for name, value in arguments.items() if value is not None}
        key = given.pop("idempotency_key", None) if "idempotency_key" in self.takes.model_fields else None
        route = self.in_session if self.in_session and "session_id" in given else self.route
        return Asked(route, given, key, _all_have_ids(given.get("messages")), self._elsewhere(route))

    def gave(self, reply: Given) -> bool:
        """Whether a reply has the fields that this tool gives: another's has not."""
        fields = self.gives.model_fields
        needed = {name for name, one in fields.items() if one.is_required()}
        return bool(reply) and needed <= reply.keys() <= fields.keys()

    def _elsewhere(self, route: Route) -> frozenset[str]:
        """The arguments that belong to the tool's other route."""
        return frozenset(self.takes.model_fields) - route.names if self.in_session else frozenset()


def _all_have_ids(messages: Any) -> bool:
    some = messages if isinstance(messages, list) else []
    return bool(some) and all(isinstance(one, dict) and one.get("id") for one in some)


REMEMBER = Tool(
    name="remember",
    title="Remember messages",
    about="Store messages of a conversation word for word, and learn what they say. Call it after each exchange with "
    "the user's message and your answer, in order, each with its role, and with its speaker where you know who spoke. "
    "Keep the session_id of the first reply and send it with later messages of the same conversation. The reply "
    "tells what became known, what that replaced, and what was held back as a doubt: tell the user where it matters. "
    "Messages that have an id of yours, and calls with an idempotency_key, can be sent again and are stored once.",
    takes=RememberInput,
    gives=Remembered,
    route=Route("POST", "/facts/batch", RememberInput),
    reads_only=False,
    idempotent=False,
)
RECALL = Tool(
    name="recall",
    title="Recall",
    about="Find what answers a question in what was said and in what is known, best first, each with its source. Ask "
    "in plain words and about one thing. Where `answer.known` is false, the memory does not hold it: say so and guess "
    "nothing.",
    takes=RecallBody,
    gives=Recalled,
    route=Route("POST", "/query", RecallBody),
)
CONTEXT = Tool(
    name="context",
    title="Context for an answer",
    about="Get a block of text to read before you answer: rules that were given to you, what is known of the people "
    "and things in question, what was said about them, and open doubts. Follow the rules in it. Use it before an "
    "answer that may rest on earlier conversations; use recall for one exact question.",
    takes=ContextInput,
    gives=ContextBlock,
    route=Route("POST", "/context", QuestionBody),
    in_session=Route("GET", "/sessions/{session_id}/context", ContextQuery),
    text="context",
)
STATE = Tool(
    name="state",
    title="What holds",
    about="List what holds now, or held at another time: facts by category, rules in force, open doubts. Use it for "
    "'what do you know about me' (subject is a name or an id) rather than for a question that has one answer.",
    takes=StateInput,
    gives=State,
    route=Route("POST", "/state", StateBody),
    in_session=Route("GET", "/sessions/{session_id}/state", StateQuery),
)
FORGET = Tool(
    name="forget",
    title="Forget",
    about="Erase what was said, for good, with all that followed from it; what that had replaced holds again. Name it "
    "by exactly one of turn_ids, session_id, entity_id, scope and query. Unless dry_run is false, nothing is erased "
    "and the reply says what would be: tell the user, and erase only when they agree.",
    takes=ForgetInput,
    gives=Receipt,
    route=Route("POST", "/forget", ForgetInput),
    defaults={"dry_run": True},
    reads_only=False,
    destroys=True,
)
INSPECT = Tool(
    name="inspect",
    title="Why a fact is held",
    about="Show what one fact rests on: the words that it was read in, who was meant by them, what was decided and "
    "why, what it replaced, and the open doubts about it. Use it when somebody asks how you know, or before you "
    "correct something.",
    takes=InspectInput,
    gives=Inspection,
    route=Route("GET", "/facts/{fact_id}/inspection"),
)
DIFF = Tool(
    name="diff",
    title="What changed",
    about="Show what changed and why: in one session after a turn and up to another (session_id, since_turn, "
    "until_turn), or in all sessions between two moments (since, until).",
    takes=DiffInput,
    gives=Diff,
    route=Route("POST", "/state/diff", StateDiffBody),
    in_session=Route("GET", "/sessions/{session_id}/state/diff", StateDiffQuery),
)

TOOLS = {tool.name: tool for tool in (REMEMBER, RECALL, CONTEXT, STATE, FORGET, INSPECT, DIFF)}
