"""
Measures how long things take: `make bench`, or `make bench PART=reconcile`.

`service` is what a user waits for, and is measured where no part is named; `http` is what HTTP adds to a write;
`moving` is how fast a record goes out and comes in;
`recall` asks memories of up to 100,000 turns, `reconcile` writes into them; both take a quarter of an hour.
"""

import sys
from collections.abc import Callable, Sequence

from bench import bench, http, moving, recall, reconcile

PARTS: dict[str, Callable[[], None]] = {
    "service": bench.main,
    "http": http.main,
    "moving": moving.main,
    "recall": recall.main,
    "reconcile": reconcile.main,
}


def main(words: Sequence[str]) -> int:
    """Measure the parts that are named; gives the exit status."""
    unknown = [word for word in words if word not in PARTS]
    if unknown:
        sys.stderr.write(f"{unknown[0]} is none of {', '.join(PARTS)}.\n")
        return 2
    for part in words or ["service"]:
        PARTS[part]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
