"""A transcript as a page that is whole in itself: no script, no request, and what people said is only ever text."""

import base64
import hashlib
from collections.abc import Iterator
from html import escape

from api import explore, transcripts
from api.replies import Line, Transcript
from graph.model import Link, Turn

STYLE = """
:root { color-scheme: light dark }
body { font: 16px/1.6 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
article { margin: 1.2rem 0; padding-left: .8rem; border-left: 3px solid #7b8087 }
article.assistant { border-color: #b6623b } article.tool, article.system { border-color: #7a5ba6 }
h2 { font-size: 1rem; margin: 0 } h2 small { font-weight: normal }
p { margin: .2rem 0; white-space: pre-wrap; overflow-wrap: anywhere }
mark { background: none; color: inherit; text-decoration: underline 2px #3b6fb6; text-underline-offset: 4px }
mark.nominal { text-decoration-color: #3f8f5b } mark.pronoun { text-decoration-style: dotted }
ul { margin: .2rem 0; padding-left: 1.2rem; font-size: .85rem }
"""
_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = {**explore.POLICY, "script-src": "'none'", "style-src": f"'sha256-{_HASH}'", "connect-src": "'none'"}
HEADERS = {**explore.HEADERS, "Content-Security-Policy": explore.written(POLICY)}
"""As strict as that of the page at /explore; the one style is named by its hash."""


def html(transcript: Transcript) -> str:
    """A transcript as HTML: mentions underlined, below each turn its links and facts."""
    session = transcript.session
    title = escape(f"Session {session.id}")
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
    view = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    scope = escape(", ".join(session.scope) or "the whole context")
    return "\n".join([head + view, f"<h1>{title}</h1><p>scope: {scope}</p>", *map(_article, transcript.lines)])


def _article(line: Line) -> str:
    turn = line.turn
    said = f'<time datetime="{turn.said_at.isoformat()}">{turn.said_at:%Y-%m-%d %H:%M}</time>'
    head = f"<h2>{turn.seq}. {escape(turn.speaker)} <small>{turn.role}, {said}</small></h2>"
    beside = [*map(transcripts.link_in_words, turn.links or []), *map(transcripts.fact_in_words, line.facts)]
    listed = "".join(f"<li>{escape(words)}</li>" for words in beside)
    return f'<article class="{turn.role}">{head}<p>{"".join(_marked(turn))}</p><ul>{listed}</ul></article>'


def _marked(turn: Turn) -> Iterator[str]:
    """The words of a turn with each mention marked; of mentions that lie in each other, the one that ends first."""
    at = 0
    for link in sorted(turn.links or [], key=lambda link: (link.span.end, -link.span.start)):
        if link.span.start >= at:
            yield escape(turn.content[at : link.span.start]) + _mark(link)
            at = link.span.end
    yield escape(turn.content[at:])


def _mark(link: Link) -> str:
    return f'<mark class="{link.kind}" title="{escape(link.entity.name)}">{escape(link.text)}</mark>'
