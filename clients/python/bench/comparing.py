"""Ways to the same end that take turns over one service, so that what else the machine does falls on all alike."""

import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from service import Service
from spectron_client import Client

ROUNDS = 60
SCOPE = ["user=u_ann"]
QUESTION = "Where does my sister Beth live now?"
ANSWER = "She lives in Porto."

Ways = dict[str, Callable[[], float]]
"""Each gives the milliseconds that it took."""


def compare(ways: Callable[[Client], Ways]) -> None:
    """Measure each over a memory that knows the answer, and print it; the first round warms up and is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        service = Service(Path(folder))
        service.start()
        try:
            with Client(service.context()) as memory:
                earlier = memory.create_session(SCOPE)["id"]
                memory.remember("My sister Beth lives in Lisbon.", earlier)
                memory.remember("Beth moved to Porto.", earlier)
                measured = ways(memory)
                rounds = [{name: way() for name, way in measured.items()} for _ in range(ROUNDS + 1)]
        finally:
            service.stop()
    for name in rounds[0]:
        times = [one[name] for one in rounds[1:]]
        p95 = statistics.quantiles(times, n=20)[-1]
        print(f"{name:26} median {statistics.median(times):6.1f} ms   p95 {p95:6.1f} ms")
