"""Memory inside the OpenAI Agents SDK: docs/clients/openai-agents.md shows each part in a program."""

from spectron_client.openai_agents.context import SpectronContext
from spectron_client.openai_agents.session import SpectronSession
from spectron_client.openai_agents.tools import memory_tools

__all__ = ["SpectronContext", "SpectronSession", "memory_tools"]
