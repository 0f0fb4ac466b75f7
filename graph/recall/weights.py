"""The weights of recall: `weights.toml`, read once."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_TABLE: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
WEIGHTS: dict[str, dict[str, float]] = {kind: _TABLE[kind] for kind in ("turn", "fact", "entity")}
"""For each kind of hit what each signal counts."""


@dataclass(frozen=True, slots=True)
class Match:
    """What counts when a text says a word of the question."""

    like: float
    repeated: float
    length: float


MATCH = Match(**_TABLE["match"])
NEAR: dict[int, float] = {
    side * far: share
    for side, name in ((-1, "before"), (1, "after"))
    for far, share in enumerate(_TABLE["near"][name], start=1)
}
"""What a turn so far before (-) or after (+) one counts for it."""
