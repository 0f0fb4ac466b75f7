"""The page that shows the memory: files as they stand in `page/`, which ask the API with the reader's key."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

PAGE = Path(__file__).parent / "page"
FILES = {file.relative_to(PAGE).as_posix(): file for file in PAGE.rglob("*") if file.is_file()}
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".LICENSE": "text/plain",
}
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
}


def written(policy: dict[str, str]) -> str:
    """A policy as a header has it."""
    return "; ".join(f"{what} {whence}" for what, whence in policy.items())


HEADERS = {
    "Content-Security-Policy": written(POLICY),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def show_at(path: str, app: FastAPI) -> None:
    """Give the application the page, and below it the files that it is made of."""

    def show_page() -> FileResponse:
        return _file("index.html")

    def show_file(name: str) -> Response:
        # What the page names lies beside it: with a slash at its end, its address would have it look below itself.
        return _file(name) if name else RedirectResponse(f"..{path}", headers=HEADERS)

    app.add_api_route(path, show_page, include_in_schema=False)
    app.add_api_route(f"{path}/{{name:path}}", show_file, include_in_schema=False)


def _file(name: str) -> FileResponse:
    if name not in FILES:
        raise HTTPException(404)
    return FileResponse(FILES[name], media_type=KINDS[FILES[name].suffix], headers=HEADERS)
