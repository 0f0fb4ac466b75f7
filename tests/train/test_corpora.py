import tarfile
from pathlib import Path

import pytest

from train.corpora import Corpora, gum_splits


def test_an_archive_is_unpacked_when_first_asked_for_and_then_kept(tmp_path: Path) -> None:
    packed = tmp_path / "tiny"
    packed.mkdir()
    (packed / "text.txt").write_text("hello")
    with tarfile.open(tmp_path / "tiny.tar.xz", "w:xz") as archive:
        archive.add(packed, "tiny")
    corpora = Corpora(tmp_path, tmp_path / "cache")
    assert (corpora.folder("tiny") / "text.txt").read_text() == "hello"
    (tmp_path / "tiny.tar.xz").unlink()
    assert corpora.folder("tiny") == tmp_path / "cache" / "tiny"


def test_a_missing_archive_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"tiny\.tar\.xz"):
        Corpora(tmp_path, tmp_path / "cache").folder("tiny")
    assert not (tmp_path / "cache" / "tiny").exists()


def test_what_no_split_holds_out_is_for_training_and_closed_genres_are_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "dep").mkdir()
    for name in ("GUM_news_one", "GUM_news_two", "GUM_bio_three", "GUM_fiction_four", "GUM_vlog_five"):
        (tmp_path / "dep" / f"{name}.conllu").touch()
    (tmp_path / "splits.md").write_text(
        "# Splits\n\n## dev\n\n  * GUM_news_one\n  * GUM_fiction_six\n\n"
        "## test\n\n  * GUM_bio_three\n\n## test2\n\n  * GENTLE_news_seven\n"
    )
    splits = {split: [path.stem for path in paths] for split, paths in gum_splits(tmp_path).items()}
    assert splits == {
        "dev": ["GUM_news_one"],
        "test": ["GUM_bio_three"],
        "test2": [],
        "train": ["GUM_news_two", "GUM_vlog_five"],
    }
