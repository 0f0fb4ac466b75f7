"""The page of the API for people: drawn from its description, whole in itself, so that it works without a network."""

import json
from collections.abc import Iterable, Iterator
from html import escape
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

Described = dict[str, Any]

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
summary { cursor: pointer; padding: .3rem 0 } code, pre { font-family: ui-monospace, monospace; font-size: .9em }
pre { background: #f4f4f4; padding: .7rem; overflow-x: auto } details > div { margin-left: 1rem }
th, td { text-align: left; vertical-align: top; padding: .1rem 1rem .1rem 0 } h2 { margin-top: 2rem }
@media (prefers-color-scheme: dark) { body { background: #181818; color: #ddd } pre { background: #262626 }
  a { color: #8bf } }
"""
POLICY = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}


def show_at(path: str, app: FastAPI) -> None:
    """Give the application a page of itself."""

    def show_docs() -> HTMLResponse:
        return HTMLResponse(page(app.openapi()), headers=POLICY)

    app.add_api_route(path, show_docs, include_in_schema=False)


def page(described: Described) -> str:
    """The description of an API as HTML."""
    info, title = described["info"], escape(described["info"]["title"])
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
    top = f"<h1>{title} {escape(info['version'])}</h1>{_paragraphs(info['description'])}"
    link = '<p>For machines: <a href="openapi.json">openapi.json</a></p>'
    return "\n".join([head, top, link, *(_tag(described, tag) for tag in described["tags"])])


def _tag(described: Described, tag: Described) -> str:
    operations = [
        _operation(described, method, path, operation)
        for path, item in described["paths"].items()
        for method, operation in item.items()
        if tag["name"] in operation["tags"]
    ]
    return f"<h2>{escape(tag['name'])}</h2>{_paragraphs(tag['description'])}" + "\n".join(operations)


def _operation(described: Described, method: str, path: str, operation: Described) -> str:
    name, line = operation["operationId"], f"<code><b>{method.upper()}</b> {escape(path)}</code>"
    inner = [
        _paragraphs(operation["description"]),
        _parameters(operation.get("parameters", [])),
        *(_body(shape) for shape in _bodies(described, operation)),
        *(_example("Reply", reply["example"]) for reply in _replies(operation) if "example" in reply),
        _statuses(operation["responses"]),
    ]
    return f'<details id="{name}"><summary>{line}</summary><div>{"".join(inner)}</div></details>'


def _parameters(parameters: list[Described]) -> str:
    return _table(
        (one["name"], f"{one['in']}{', needed' if one['required'] else ''}", one.get("description", ""))
        for one in parameters
        if one["name"] != "context_id"
    )


def _body(shape: Described) -> str:
    needed = shape.get("required", [])
    fields = shape["properties"].items()
    rows = ((name, "needed" if name in needed else "", one.get("description", "")) for name, one in fields)
    return "".join(_example("Send", one) for one in shape.get("examples", [])) + _table(rows)


def _table(rows: Iterable[tuple[str, str, str]]) -> str:
    """A table of names, each with how it is sent and what it means."""
    lines = (
        f"<tr><td><code>{escape(name)}</code></td><td>{escape(how)}</td><td>{escape(what)}</td></tr>"
        for name, how, what in rows
    )
    return f"<table>{''.join(lines)}</table>"


def _bodies(described: Described, operation: Described) -> Iterator[Described]:
    """The shapes that a route takes; some take one of several."""
    schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    for shape in schema.get("oneOf", [schema]):
        if "$ref" in shape:
            yield described["components"]["schemas"][str(shape["$ref"]).rpartition("/")[2]]


def _replies(operation: Described) -> Iterator[Described]:
    for status, reply in operation["responses"].items():
        if int(status) < HTTPStatus.BAD_REQUEST:
            yield from reply.get("content", {}).values()


def _example(title: str, example: Any) -> str:
    text = example if isinstance(example, str) else json.dumps(example, indent=2, ensure_ascii=False)
    return f"<p>{title}</p><pre>{escape(text)}</pre>"


def _statuses(responses: Described) -> str:
    told = [f"{status} {HTTPStatus(int(status)).phrase}" for status in sorted(responses)]
    return f"<p>{escape(', '.join(told))}</p>"


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in text.strip().split("\n\n"))
