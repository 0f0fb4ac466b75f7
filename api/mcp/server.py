"""The protocol's server: lists the tools and resources, and answers with what their routes say."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
from mcp.server.caching import CacheHint
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from mcp.types import (
    CallToolRequestParams,
    CallToolResult,
    ListResourcesResult,
    ListResourceTemplatesResult,
    ListToolsResult,
    PaginatedRequestParams,
    ReadResourceRequestParams,
    ReadResourceResult,
    TextContent,
    ToolAnnotations,
)
from mcp.types import Tool as ListedTool

from api.mcp import resources
from api.mcp.asking import Asked, document_in, problem_in, sentences
from api.mcp.refusals import rpc_error
from api.mcp.tools import TOOLS, Tool
from graph.engine.status import spectron_version
from graph.errors import NotFound

Ask = Callable[[Asked], Awaitable[httpx.Response]]

INSTRUCTIONS = """\
A memory of conversations that outlives them. Before an answer that may rest on what was said before, ask `context` or \
`recall`; after an exchange, give it to `remember`. What it holds was said by somebody at some time: replies carry the \
words, the speaker and the time, and `inspect` shows them for one fact. Where it knows nothing, it says so.\
"""
SAME_FOR_ALL = CacheHint(ttl_ms=3_600_000, scope="public")
"""What a version lists of itself; another version has restarted by then, or lists more."""


def _listed(tool: Tool) -> ListedTool:
    return ListedTool(
        name=tool.name,
        title=tool.title,
        description=tool.about,
        input_schema=tool.takes.model_json_schema(),
        output_schema=tool.gives.model_json_schema(mode="serialization"),
        annotations=ToolAnnotations(
            read_only_hint=tool.reads_only,
            destructive_hint=tool.destroys,
            idempotent_hint=tool.idempotent,
            open_world_hint=False,
        ),
    )


VERSION = spectron_version()
LISTED = {name: _listed(tool) for name, tool in TOOLS.items()}


def tool_server(ask: Ask) -> Server[dict[str, Any]]:
    """A server whose tools and resources ask the routes by `ask`, with whatever rights that has."""

    async def list_tools(_: Any, __: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=list(LISTED.values()))

    async def call_tool(_: Any, params: CallToolRequestParams) -> CallToolResult:
        tool = TOOLS.get(params.name)
        if tool is None:
            told = f"There is no such tool; there are {', '.join(TOOLS)}."
            raise MCPError(**rpc_error({"status": 404, "code": NotFound.code, "detail": told}))
        return _result(tool, await ask(tool.asked(params.arguments or {})))

    async def list_resources(_: Any, params: PaginatedRequestParams | None) -> ListResourcesResult:
        return resources.listed(await ask(resources.list_asked(params.cursor if params else None)))

    async def list_templates(_: Any, __: PaginatedRequestParams | None) -> ListResourceTemplatesResult:
        return ListResourceTemplatesResult(resource_templates=resources.TEMPLATES)

    async def read_resource(_: Any, params: ReadResourceRequestParams) -> ReadResourceResult:
        return resources.read(params.uri, await ask(resources.read_asked(params.uri)))

    made = Server[dict[str, Any]](
        "spectron",
        title="Spectron",
        version=VERSION,
        instructions=INSTRUCTIONS,
        cache_hints={"tools/list": SAME_FOR_ALL, "resources/templates/list": SAME_FOR_ALL},
        get_tool_input_schema=lambda name: LISTED[name].input_schema if name in LISTED else None,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_list_resource_templates=list_templates,
        on_read_resource=read_resource,
    )
    made.middleware.clear()  # its spans hold names that a caller made up; api/spans.py makes those of the routes
    return made


def _result(tool: Tool, reply: httpx.Response) -> CallToolResult:
    """What a tool says: the reply, or the sentences of its problem document, which programs find under `_meta`."""
    found = document_in(reply) if reply.is_success else None
    if found is None or not tool.gave(found):
        problem = problem_in(reply)
        return CallToolResult(content=[TextContent(text=sentences(problem))], is_error=True, _meta={"problem": problem})
    words = str(found[tool.text]) if tool.text else reply.text
    return CallToolResult(content=[TextContent(text=words)], structured_content=found)
