"""Figures for Prometheus: what was asked and how long it took, what was remembered, whether the graph answers."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics, generate_latest
from prometheus_client.core import CounterMetricFamily, SummaryMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from api.operations import Operation
from graph import tally

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
disable_created_metrics()  # a second row for each figure, which tells nothing that is asked here


class Remembered(Collector):
    """What the process wrote, as `graph.tally` counts it."""

    def collect(self) -> Iterator[Metric]:
        yield _counted("turns", "Turns remembered.")
        yield _counted("claims", "Claims read in turns, or stated.")
        yield _counted("retries", "Units of work that the graph had to be asked again for.")
        yield _counted("facts", "Facts that writes changed, by what they did.", "action")
        steps = SummaryMetricFamily("spectron_step_seconds", "Time of the steps of writes.", labels=["step"])
        counts = tally.figures("step")
        for step, milliseconds in sorted(tally.figures("step_ms").items()):
            steps.add_metric([step], int(counts[step]), milliseconds / 1000)
        yield steps


class Metrics:
    """The figures of one service."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.registry.register(Remembered())
        named = ("method", "route")
        self._requests = Counter("spectron_requests", "Requests answered.", (*named, "status"), registry=self.registry)
        self._seconds = Histogram(
            "spectron_request_seconds", "Time until a reply.", named, registry=self.registry, buckets=SECONDS
        )
        self._in_flight = Gauge("spectron_requests_in_flight", "Requests worked on or waiting.", registry=self.registry)
        self._up = Gauge("spectron_engine_up", "1 while the graph answers, else 0.", registry=self.registry)

    def tell(self, done: Operation) -> None:
        """Count an operation. Routes that there are not share one name: anybody can invent them."""
        route = done.route or "none"
        self._requests.labels(done.method, route, str(done.status)).inc()
        self._seconds.labels(done.method, route).observe(done.seconds)

    def written(self, *, in_flight: int, up: bool) -> bytes:
        """All figures as Prometheus reads them."""
        self._in_flight.set(in_flight)
        self._up.set(up)
        return generate_latest(self.registry)


def _counted(name: str, about: str, label: str | None = None) -> Metric:
    family = CounterMetricFamily(f"spectron_{name}", about, labels=[label] if label else [])
    figures = tally.figures(name)
    for kind, count in sorted(figures.items() if label else [("", figures.get("", 0.0))]):
        family.add_metric([kind] if label else [], count)
    return family
