"""The corpora: archives in a folder of the user's, unpacked into a cache when they are first asked for."""

import tarfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

OPEN_GENRES = {
    "academic", "bio", "court", "interview", "news", "conversation", "speech", "textbook", "vlog", "voyage",
}  # fmt: skip
"""Genres of GUM whose texts may be used by anyone for anything."""
HELD_OUT = ("dev", "test", "test2")


@dataclass(frozen=True, slots=True)
class Corpora:
    """A folder of archives (`ewt.tar.xz` …), each with one folder of its own name, and where to unpack them."""

    archives: Path
    cache: Path

    def folder(self, name: str) -> Path:
        """Give the unpacked folder of a corpus. Raises FileNotFoundError where its archive is missing."""
        folder = self.cache / name
        if not folder.is_dir():
            self.cache.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=self.cache) as half, tarfile.open(self.archives / f"{name}.tar.xz") as archive:
                archive.extractall(half, filter="data")
                (Path(half) / name).rename(folder)
        return folder


def gum_splits(folder: Path) -> dict[str, list[Path]]:
    """Give the trees of GUM's open genres by split: those of `splits.md`, and "train" for all that none holds out."""
    listed, split = dict[str, list[str]](), ""
    for line in (folder / "splits.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            split = line[3:].strip()
        elif line.strip().startswith("* "):
            listed.setdefault(split, []).append(line.strip()[2:])
    held = {name for part in HELD_OUT for name in listed.get(part, ())}
    names = sorted(path.stem for path in (folder / "dep").glob("GUM_*.conllu"))
    listed["train"] = [name for name in names if name not in held]
    return {part: [folder / "dep" / f"{name}.conllu" for name in listed[part] if _is_open(name)] for part in listed}


def _is_open(name: str) -> bool:
    """Say whether a document ("GUM_news_korea") is of an open genre of GUM itself."""
    corpus, genre = name.split("_")[:2]
    return corpus == "GUM" and genre in OPEN_GENRES
