"""
Puts the service through what should never happen: `make torture`, or `make torture PART="crash once" ENGINE=neo4j`.

Takes an hour for each engine; `TRIALS=2` makes it short. The results of the last run are in docs/figures.md.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence

from rich.console import Console

from evaluate import table
from evaluate.table import Table
from graph.engine.faults import EngineName
from torture import away, backup, canary, crash, faults, fuzz, memory, messages, once, relink, replicas, stop
from torture.engines import Engine, engine

PARTS: dict[str, tuple[Callable[[Engine, int], Iterator[Table]], int]] = {
    "fuzz": (fuzz.measure, 160),
    "messages": (messages.measure, 5_000),
    "canary": (canary.measure, 20),
    "once": (once.measure, 20),
    "replicas": (replicas.measure, 10),
    "crash": (crash.measure, 20),
    "away": (away.measure, 1),
    "faults": (faults.measure, 5),
    "backup": (backup.measure, 10),
    "stop": (stop.measure, 5),
    "memory": (memory.measure, 10_000),
    "relink": (relink.measure, 20),
}
"""Each part with its number of trials: of tenants, rounds, blows, or examples and requests."""
ENGINES: tuple[EngineName, ...] = ("arcadedb", "neo4j")


def main(words: Sequence[str]) -> int:
    """Run the parts that are asked for, all of them if none is; gives the exit status."""
    parser = argparse.ArgumentParser(prog="make torture", description=__doc__)
    parser.add_argument("--engine", choices=ENGINES, action="append")
    parser.add_argument("--trials", type=int, help="in the place of each part's own number")
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], metavar="PART", help=f"of {', '.join(PARTS)}")
    asked = parser.parse_args(words)
    for name in asked.engine or ENGINES:
        for part in asked.parts or PARTS:
            measure, trials = PARTS[part]
            with engine(name) as under:
                for one in measure(under, asked.trials or trials):
                    table.show(Console(), Table(f"{one.title}, {name}", one.rows, one.note))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
