"""Texts that nobody should send and somebody will: read in bounded time, with exact spans, and nothing made up."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

from evaluate.inputs import Inputs
from evaluate.table import Row, Table
from extraction import extract
from extraction.language.nlp import English
from extraction.records import Reading, Utterance

KIB = 1024
SIZE = 32 * KIB
"""Characters of a text."""
PROSE = "Ines moved to Lisbon in May because her sister Beth works there, and they like it very much. "
MIXED = "Ινες живёт в Москве 東京で働く Ines arbeitet في القاهرة with Beth och Тамара, 2024 年 5 月. "
ARABIC = "انتقلت إيناس إلى لشبونة في مايو وهي تعمل هناك مع أختها بيث منذ عام 2021. "
HEBREW = "\u202bאינס גרה בליסבון והיא עובדת שם\u202c "
GERMAN = "Meine Schwester Beth wohnt seit Mai in Lissabon und arbeitet dort für die Firma Acme. "
CODE = "```python\ndef live(self, city):\n    return self.sister[city].name or Beth(city='Lisbon')\n```\n"
ADDRESSES = "https://example.org/beth/lives?in=Lisbon&since=2021#sister beth@example.org "
CONTROLS = "Ines\x00 lives\x07 in\x1b[31m Lis\u200bbon\ufeff.\r\n\t\x0b"


def _long(piece: str) -> str:
    return (piece * (SIZE // len(piece) + 1))[:SIZE]


TEXTS = {
    "prose": _long(PROSE),
    "prose without an end of a sentence": _long(PROSE.replace(".", "").lower()),
    "letters without a blank": "a" * SIZE,
    "words joined by hyphens": _long("mother-in-law-"),
    "brackets": _long("(["),
    "full stops": "." * SIZE,
    "line breaks": "\n" * SIZE,
    "ten thousand emoji": "😀🏳️‍🌈👩‍👩‍👧‍👦🎉" * 2500,
    "mixed scripts": _long(MIXED),
    "Arabic, from right to left": _long(ARABIC),
    "Hebrew with marks of direction": _long(HEBREW),
    "German": _long(GERMAN),
    "code": _long(CODE),
    "addresses": _long(ADDRESSES),
    "control characters": _long(CONTROLS),
    "a list of names": _long("Beth, Ines, Tom and Ana "),
    "pronouns": _long("she told her that it was his and they took them. "),
}


def measure(inputs: Inputs) -> Iterator[Table]:
    """Read each of the texts as one turn."""
    yield Table("Bad input", list(_bad(inputs.english)), "One turn of 32 KiB, or of ten thousand emoji.")


def _bad(english: English) -> Iterator[Row]:
    for name, text in TEXTS.items():
        turn = Utterance("user", "Ines", text, datetime(2025, 1, 1, 9, tzinfo=UTC))
        began = time.perf_counter()
        reading = extract.read(english, [turn], 0, ())
        took = time.perf_counter() - began
        spans = "spans exact" if exact(reading, text) else "SPANS WRONG"
        yield Row(name, f"{took:.2f} s", "<= 3 s", f"{spans}, {len(reading.claims)} claims")


def exact(reading: Reading, text: str) -> bool:
    """Whether every mention is the words that its span says, and every claim, rule and doubt lies within the text."""
    words = all(text[mention.start : mention.end] == mention.text for mention in reading.mentions)
    spans = [(one.start, one.end) for one in (*reading.claims, *reading.rules, *reading.doubts)]
    return words and all(0 <= start < end <= len(text) for start, end in spans)
