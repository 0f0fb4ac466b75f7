"""What is said in parts."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spectron_client.parts import KINDS, NAMES, TEXTS, UNSAID, text_of

PARTS: list[tuple[dict[str, Any], str]] = [
    ({"type": "text", "text": "Look."}, "Look."),
    ({"type": "input_text", "text": "Look."}, "Look."),
    ({"type": "output_text", "text": "Look."}, "Look."),
    ({"type": "refusal", "refusal": "No."}, "No."),
    ({"type": "image", "url": "https://h/a/cat.png?x=1"}, "[image: cat.png]"),
    ({"type": "image", "base64": "AAAA", "mime_type": "image/png"}, "[image: image/png]"),
    ({"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,AAAA"}}, "[image: image/jpeg]"),
    ({"type": "image_url", "image_url": {"url": "https://h/dog.jpg"}}, "[image: dog.jpg]"),
    ({"type": "input_image", "image_url": "https://h"}, "[image: h]"),
    ({"type": "image", "source": {"type": "base64", "media_type": "image/gif", "data": "AA"}}, "[image: image/gif]"),
    ({"type": "file", "file": {"filename": "plan.pdf", "file_data": "AA"}}, "[file: plan.pdf]"),
    ({"type": "input_file", "file_id": "file-1"}, "[file: file-1]"),
    ({"type": "audio", "base64": "AA", "mime_type": "audio/wav"}, "[audio: audio/wav]"),
    ({"type": "video"}, "[video]"),
    ({"type": "image", "url": "http://[half"}, "[image: http://[half]"),
    ({"type": "hologram", "title": "Ann"}, "[hologram: Ann]"),
    ({"type": "reasoning", "reasoning": "Hm."}, ""),
    ({"type": "tool_use", "name": "search"}, ""),
    ({}, "[part]"),
]


@pytest.mark.parametrize(("part", "told"), PARTS)
def test_a_part_is_said_or_noted(part: dict[str, Any], told: str) -> None:
    assert text_of([part]) == told


def test_parts_are_lines() -> None:
    assert text_of(["Look:", {"type": "image", "file_id": "f1"}, {"type": "text", "text": "Nice."}]) == (
        "Look:\n[image: f1]\nNice."
    )


def test_a_text_is_left_as_it_is() -> None:
    assert text_of("  as it is\n") == "  as it is\n"
    assert text_of(None) == ""


@settings(max_examples=100)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["type", *NAMES]),
            st.sampled_from([*TEXTS, *KINDS, *UNSAID])
            | st.text(max_size=9)
            | st.none()
            | st.dictionaries(st.text(), st.text()),
        )
    )
)
def test_whatever_a_part_is_it_is_said_noted_or_left_out(parts: list[dict[str, Any]]) -> None:
    assert len(text_of(parts).splitlines()) >= sum(str(part.get("type") or "part") not in UNSAID for part in parts)
