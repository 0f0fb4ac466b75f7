"""What the parts of the evaluation are given: the reader, and folders that are kept outside of the repository."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin

from extraction.language.nlp import English
from train import gold
from train.corpora import Corpora

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "evaluate"
"""Unpacked corpora, gold documents and lists of errors; git does not see it."""
TALK = ROOT / "train" / "talk"


@dataclass(frozen=True, slots=True)
class Inputs:
    """The reader to measure, and where data lie."""

    english: English
    archives: Path
    """A folder with the archives of the corpora."""
    golden: Path
    """A folder with golden conversations (dev/*.yaml) and the score.py that counts on them."""

    @property
    def corpora(self) -> Corpora:
        """The corpora, unpacked as they are asked for."""
        return Corpora(self.archives, BUILD / "corpora")

    def gold(self, name: str) -> list[Doc]:
        """Give the gold documents of a test set ("ewt_test"), made from the corpora if they are not yet."""
        folder = BUILD / "gold"
        gold.write(self.corpora, folder, [name])
        return list(DocBin().from_disk(folder / f"{name}.spacy").get_docs(self.english.nlp.vocab))


def keep(name: str, lines: Iterable[str]) -> None:
    """Write a list, such as of errors, into the build folder."""
    BUILD.mkdir(parents=True, exist_ok=True)
    (BUILD / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
