"""The kit for Neo4j Browser: a style, a guide and saved queries, served so that a Browser may load them."""

import io
import zipfile
from html import escape
from pathlib import Path

from fastapi import FastAPI, Response
from starlette.exceptions import HTTPException

KIT = Path(__file__).parent / "browser"
QUERIES = {file.stem: file.read_text() for file in sorted((KIT / "queries").glob("*.cypher"))}
HEADERS = {
    # Nothing here is anybody's: a Browser at another address may read it, and asks first whether it may.
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "*",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


def show_at(path: str, app: FastAPI) -> None:
    """Give the application the files of the kit, each below `path`."""

    def show_file(name: str) -> Response:
        return _file(name)

    app.add_api_route(f"{path}/{{name}}", show_file, methods=["GET", "OPTIONS"], include_in_schema=False)


def style() -> str:
    """How nodes and edges are drawn, as GraSS."""
    return (KIT / "style.grass").read_text()


def guide() -> str:
    """The guide with the saved queries in their places, each to be run by a click."""
    page = (KIT / "guide.html").read_text()
    for name, query in QUERIES.items():
        page = page.replace(f"{{{name}}}", escape(query.partition("\n")[2].strip()))
    return page


def saved_queries() -> bytes:
    """The saved queries as a zip archive, whose folder becomes a folder of favourites."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, query in QUERIES.items():
            archive.writestr(f"Spectron/{name}.cypher", query)
    return packed.getvalue()


def _file(name: str) -> Response:
    match name:
        case "style.grass":
            return Response(style(), media_type="text/plain", headers=HEADERS)
        case "guide.html":
            return Response(guide(), media_type="text/html", headers=HEADERS)
        case "queries.zip":
            return Response(saved_queries(), media_type="application/zip", headers=HEADERS)
        case _:
            raise HTTPException(404)
