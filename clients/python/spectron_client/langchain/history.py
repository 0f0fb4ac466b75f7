"""The messages of a conversation, kept in a session of the memory."""

import contextlib
import logging
import uuid
from collections.abc import Sequence

from langchain_core.chat_history import BaseChatMessageHistory
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from spectron_client.answers import Role, Turn
from spectron_client.background import Writer, settle, writer_of
from spectron_client.client import Client
from spectron_client.errors import NotFound, SessionConflict, SpectronError
from spectron_client.langchain.messages import Conversation, own_id, read
from spectron_client.retrying import Patience
from spectron_client.scoping import check_scope
from spectron_client.turns import id_of
from spectron_client.writes import Unwritten, Write

log = logging.getLogger("spectron_client")

READ_SECONDS = 5.0
"""How long each answer of the service is waited for; the chat goes on without its history when nothing comes."""

WRITE_SECONDS = 5.0
"""How long messages that are added are waited for; they are written in the background after that."""

KINDS: dict[Role, type[BaseMessage]] = {"user": HumanMessage, "assistant": AIMessage, "system": SystemMessage}
"""Turns of tools are not given back: a model takes the result of a call only beside the call itself."""


class SpectronChatMessageHistory(BaseChatMessageHistory):
    """
    The history of one session, as RunnableWithMessageHistory and other chains of LangChain take it.

    Messages that have no id are given one that follows from the run, or from a message beside them that has one.
    """

    def __init__(
        self,
        memory: Client,
        session_id: str,
        scope: Sequence[str] = (),
        run_id: str | None = None,
        writer: Writer | None = None,
    ) -> None:
        """`run_id` names what is said now, so that a run that is repeated adds nothing twice."""
        super().__init__()
        self.writer = writer or writer_of(memory)
        self._memory = memory.within(READ_SECONDS, Patience(tries=1))
        self._where = Conversation(session_id)
        self._scope = list(scope)
        self._run_id = run_id
        self._added = 0

    @property
    def messages(self) -> list[BaseMessage]:  # pyright: ignore[reportIncompatibleVariableOverride] - as LangChain's own
        """
        What was said, oldest first; nothing where the service cannot be asked, which the log tells.

        Raises SessionConflict where the session is of another scope.
        """
        session_id = self._where.session_id
        try:
            turns = list(self._memory.turns(session_id)) if check_scope(self._memory, session_id, self._scope) else []
        except SessionConflict:
            raise
        except SpectronError as error:
            log.warning("the agent goes on without its history: %s", type(error).__name__)
            return []
        return [self._message(turn) for turn in turns if turn["role"] in KINDS]

    def add_messages(self, messages: Sequence[BaseMessage]) -> None:
        """Remember messages; where the service is away that goes on in the background."""
        self._name(messages)
        done = read(messages, self._where)
        for message_id, error in done.refused.items():
            self.writer.tell(Unwritten(self._where.session_id, [message_id], error))
        if done.turns:
            pending = self.writer.write(Write(self._where.session_id, done.turns, self._scope))
            pending.tried.wait(WRITE_SECONDS)

    def clear(self) -> None:
        """
        Forget the session. Raises SpectronError where that is not so.

        That is SessionConflict for the session of another scope, and Unreachable while messages of it wait to be
        written: they would come back.
        """
        settle(self.writer, self._where.session_id, WRITE_SECONDS)
        with contextlib.suppress(NotFound):
            if check_scope(self._memory, self._where.session_id, self._scope):
                self._memory.forget({"session_id": self._where.session_id})

    def _name(self, messages: Sequence[BaseMessage]) -> None:
        """Give ids to messages that have none."""
        beside = self._run_id or next((message.id for message in messages if message.id), None)
        for message in messages:
            if message.id is None:
                message.id = id_of(beside or uuid.uuid4().hex, str(self._added))
            self._added += 1

    def _message(self, turn: Turn) -> BaseMessage:
        own = own_id(turn["message_id"] or turn["id"], turn["content"], self._where)
        return KINDS[turn["role"]](turn["content"], id=own)
