"""The talk files are well formed and speak with one voice."""

from pathlib import Path

import pytest

from train.talk.check import counts, files, voices
from train.talk.format import Conversation, conversations


def talk(tmp_path: Path, *lines: str) -> list[Conversation]:
    path = tmp_path / "a.talk"
    path.write_text("\n".join(("# one", "U: she sings. Nobody else", *lines)), encoding="utf-8")
    return conversations(path)


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_every_talk_file_is_well_formed_and_of_one_voice(path: Path) -> None:
    assert list(voices(conversations(path))) == []


def test_no_two_conversations_have_one_name() -> None:
    names = [conversation.name for path in files() for conversation in conversations(path)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("- she | has | =voice | asserted", "write `owns`"),
        ("- she | sing | =yes | asserted", "write `-`"),
        ("- she | likes | - | asserted", "only an event may do without"),
        ("- she | can | sings | negated", "write `cannot`"),
        ("- ^you | sing | - | negated", "write `ordered negated`"),
        ("- Nobody | sing | - | asserted", "write `negated`"),
    ],
)
def test_a_second_voice_is_told_what_to_write_instead(tmp_path: Path, line: str, instead: str) -> None:
    (complaint,) = voices(talk(tmp_path, line))
    assert instead in complaint


def test_the_one_voice_is_left_alone(tmp_path: Path) -> None:
    assert list(voices(talk(tmp_path, "- she | sing | - | asserted", "- she | can | sings | asserted"))) == []


def test_two_conversations_of_one_name_are_told_of(tmp_path: Path) -> None:
    (complaint,) = voices(talk(tmp_path) * 2)
    assert complaint.startswith("one is the name of 2 conversations")


def test_what_is_annotated_is_counted(tmp_path: Path) -> None:
    found = counts(talk(tmp_path, "+ she person", "- she | sing | - | asserted"))
    assert tuple(found[what] for what in ("turns", "claims", "proper names", "common nouns")) == (1, 1, 0, 1)
