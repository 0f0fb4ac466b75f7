"""
Measures how long things take: `make bench`, or `make bench PART=reconcile`.

`service` is what a user waits for, and is measured where no part is named; `http` is what HTTP adds to a write,
`tools` what a tool call adds to the request of its route;
`explore` opens large things on the page at /explore, in a Chromium;
`moving` is how fast a record goes out and comes in;
`recall` asks memories of up to 100,000 turns, on either engine and of other sizes where these are named, `reconcile`
writes into them; both take a quarter of an hour.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from bench import bench, explore, http, moving, recall, reconcile, tools
from graph.engine.faults import EngineName

PARTS: dict[str, Callable[[], None]] = {
    "service": bench.main,
    "http": http.main,
    "tools": tools.main,
    "explore": explore.main,
    "moving": moving.main,
    "recall": recall.main,
    "reconcile": reconcile.main,
}
ENGINES: tuple[EngineName, ...] = ("arcadedb", "neo4j")


def main(words: Sequence[str]) -> int:
    """Measure the parts that are named; gives the exit status."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--engine", choices=ENGINES, default="arcadedb", help="of recall")
    parser.add_argument("--sizes", type=int, nargs="+", default=recall.SIZES, help="of the memories of recall")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=["service"], metavar="PART")
    asked = parser.parse_args(words)
    for part in asked.parts:
        if part == "recall":
            recall.main(asked.engine, sorted(asked.sizes))
        else:
            PARTS[part]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
