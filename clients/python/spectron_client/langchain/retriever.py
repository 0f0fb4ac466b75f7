"""A retriever over the memory: turns, facts and entities as documents that say where they come from."""

from typing import Any, Literal

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from spectron_client.answers import Hit
from spectron_client.client import Client


class SpectronRetriever(BaseRetriever):
    """
    Finds what answers a question.

    The metadata of a document have the `id` and `kind` of the hit, its `score`, when it was said and whether it holds,
    and in `source` the turn, the span in its content, the words there, and who said them.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    memory: Client
    scope: list[str] | None = None
    session_id: str | None = None
    include: list[Literal["turns", "facts", "entities"]] | None = None
    limit: int = 10

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002
        found = self.memory.recall(query, self.limit, self.scope, self.session_id, self.include)
        return [document_of(hit, found["trace_id"]) for hit in found["hits"]]


def document_of(hit: Hit, trace_id: str) -> Document:
    """A hit as a document; `trace_id` tells why it was found."""
    metadata: dict[str, Any] = {name: value for name, value in hit.items() if name not in ("text", "signals")}
    return Document(hit["text"], id=hit["id"], metadata={**metadata, "trace_id": trace_id})
