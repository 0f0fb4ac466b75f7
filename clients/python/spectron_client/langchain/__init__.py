"""Memory inside LangChain and LangGraph: docs/clients/langchain.md shows each in a program."""

from spectron_client.langchain.history import SpectronChatMessageHistory
from spectron_client.langchain.middleware import SpectronMiddleware
from spectron_client.langchain.retriever import SpectronRetriever
from spectron_client.langchain.store import SpectronStore

__all__ = ["SpectronChatMessageHistory", "SpectronMiddleware", "SpectronRetriever", "SpectronStore"]
