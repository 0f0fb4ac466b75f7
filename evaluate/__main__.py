"""
Measures what the reader gets right and how fast it is: `make evaluate`, or `make evaluate PART="names speed"`.

The figures go to the screen and into the section of `docs/figures.md` that belongs to them.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rich.console import Console

from evaluate import (
    badinput,
    calibration,
    chains,
    erasure,
    golden,
    names,
    order,
    rebuild,
    recall,
    slots,
    speed,
    statebench,
    stream,
    syntax,
    table,
    talktable,
)
from evaluate.inputs import BUILD, ROOT, Inputs
from evaluate.table import Table
from extraction.language import nlp

PAGE = ROOT / "docs" / "figures.md"
PARTS: dict[str, tuple[Callable[[Inputs], Iterator[Table]], str]] = {
    "syntax": (syntax.measure, "corpora"),
    "names": (names.measure, "corpora"),
    "chains": (chains.measure, "corpora"),
    "talk": (talktable.measure, ""),
    "golden": (golden.measure, "golden"),
    "calibration": (calibration.measure, "golden"),
    "statebench": (statebench.measure, "corpora golden"),
    "stream": (stream.measure, ""),
    "order": (order.measure, ""),
    "erasure": (erasure.measure, ""),
    "rebuild": (rebuild.measure, ""),
    "recall": (recall.measure, "corpora"),
    "slots": (slots.measure, "golden"),
    "speed": (speed.measure, ""),
    "badinput": (badinput.measure, ""),
}
"""The parts in the order of the page, and the folders that each needs."""
WANTED = {
    "corpora": "CORPORA=FOLDER: the archives of the corpora (ewt.tar.xz, and gum, uner, btc, litbank, gap, statebench,"
    " locomo)",
    "golden": "GOLDEN=FOLDER: golden conversations in dev/*.yaml, with score.py and statebench.py, which count",
}


def main(words: Sequence[str]) -> int:
    """Measure the parts that are asked for, all of them if none is; gives the exit status."""
    asked = _arguments(words)
    parts = [part for part in PARTS if part in asked.parts or not asked.parts]
    for need, words_for in WANTED.items():
        needing = [part for part in parts if need in PARTS[part][1].split() and not getattr(asked, need)]
        if needing:
            sys.stderr.write(f"Give {words_for}. Without it there is no {', '.join(needing)}.\n")
            parts = [part for part in parts if part not in needing]
    if not parts:
        return 2
    BUILD.mkdir(parents=True, exist_ok=True)
    inputs = Inputs(nlp.load(), asked.corpora or BUILD, asked.golden or BUILD)
    for part in parts:
        _measure(part, inputs)
    return 0


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make evaluate", description=__doc__)
    parser.add_argument("--corpora", type=_folder)
    parser.add_argument("--golden", type=_folder)
    parser.add_argument("parts", nargs="*", type=_part, metavar="PART", help=f"one of {', '.join(PARTS)}")
    return parser.parse_args(words)


def _part(text: str) -> str:
    if text not in PARTS:
        raise argparse.ArgumentTypeError(f"{text} is none of {', '.join(PARTS)}")
    return text


def _folder(text: str) -> Path | None:
    path = Path(text).expanduser()
    if text and not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text} is no folder")
    return path if text else None


def _measure(part: str, inputs: Inputs) -> None:
    """Each part is written as soon as it is there."""
    tables = list(PARTS[part][0](inputs))
    console = Console()
    for one in tables:
        table.show(console, one)
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(table.replaced(page, {part: table.markdown(tables)}, list(PARTS)), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
