"""StateBench timelines, played to a service of our own: what replaced something is there, what it replaced is past."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from cli.service import running_service
from evaluate.inputs import Inputs
from evaluate.table import Row, Table

GOALS = {"supersession": (".90", ".25"), "environmental_freshness": (".90", ".25")}
"""The least share of what must be mentioned and the most of stale answers, of the tracks that have a goal."""
TRANSCRIPT = {
    "supersession": ".69 / .50",
    "environmental_freshness": ".97 / .94",
    "supersession_detection": "1.00 / 1.00",
}
"""What the whole transcript as context would give."""
NOTE = (
    "Share of phrases mentioned that an answer needs / share of questions with a phrase that no longer holds and is "
    "not marked as past, in the block of `POST /context`; dev timelines, of which only the words are sent."
)


def measure(inputs: Inputs) -> Iterator[Table]:
    """Play the dev timelines, each in a context of its own, and count."""
    timelines = inputs.corpora.folder("statebench") / "dev.jsonl"
    figures = _played(inputs.golden / "statebench.py", timelines)
    yield Table("StateBench", [row(track, figure) for track, figure in figures.items()], NOTE)


def _played(script: Path, timelines: Path) -> dict[str, dict[str, float | None]]:
    """The figures by track: what counts as mentioned and as stale is for the script to say."""
    with tempfile.TemporaryDirectory(prefix="spectron-evaluate-") as folder, running_service(Path(folder)) as service:
        where = ["--url", service.url, "--root-key", service.root_key]
        words = [sys.executable, str(script), "--json", *where, str(timelines)]
        return json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def row(track: str, figure: Mapping[str, float | None]) -> Row:
    """Give the figures of a track as a row; `mention` before `stale`."""
    value = " / ".join("-" if share is None else f"{share:.2f}".removeprefix("0") for share in figure.values())
    goal = " / ".join(f"{sign} {bound}" for sign, bound in zip((">=", "<="), GOALS.get(track, ()), strict=False))
    plain = TRANSCRIPT.get(track)
    return Row(track.replace("_", " "), value, goal, f"the transcript alone: {plain}" if plain else "")
