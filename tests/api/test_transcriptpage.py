"""A transcript as a page: what people said is text and nothing else."""

from datetime import UTC, datetime
from html.parser import HTMLParser

from api import transcriptpage
from api.replies import Line, Transcript
from graph.model import Link, Session, Turn

NOW = datetime(2025, 1, 5, tzinfo=UTC)
SCRIPT = '</p><script>alert("x")</script><img src=x onerror=alert(1)>&amp;'


class Tags(HTMLParser):
    """The tags of a page, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags, self.words = set[str](), ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags |= {tag, *(name for name, _ in attrs if name.startswith("on"))}

    def handle_data(self, data: str) -> None:
        self.words += data


def link(text: str, start: int, name: str = "Beth") -> Link:
    """A mention of somebody, where it stands."""
    span, entity = {"start": start, "end": start + len(text)}, {"id": "e", "name": name}
    told = {"id": "l", "turn_id": "t", "kind": "name", "text": text, "method": "name", "confidence": 1}
    return Link.model_validate({**told, "span": span, "entity": entity})


def page(content: str, links: list[Link], other: str = "alice") -> str:
    """The page of a session of one turn; `other` is whatever else anybody can choose."""
    session = Session(id="s", scope=[f"user={other}"], metadata={}, created_at=NOW, turn_count=1)
    told = {"id": "t", "seq": 1, "role": "user", "said_at": NOW, "recorded_at": NOW}
    turn = Turn.model_validate({**told, "speaker": other, "content": content, "links": links})
    return transcriptpage.html(Transcript(session=session, lines=[Line(turn=turn, facts=[])]))


def test_markup_in_every_field_stays_text():
    read = Tags(page(f"Hi {SCRIPT}!", [link(SCRIPT, 3, SCRIPT)], SCRIPT))

    assert read.words.count(SCRIPT) == 5
    assert not read.tags & {"script", "img", "onerror"}


def test_of_mentions_in_each_other_one_is_marked_and_no_word_is_lost():
    shown = page("Ann's sister Beth sings.", [link("Ann's sister Beth", 0), link("Ann", 0, "Ann"), link("Beth", 13)])

    assert "Ann's sister Beth sings." in Tags(shown).words
    assert shown.count("<mark") == 2
