"""
A span for each operation, where OpenTelemetry is set up.

Setting it up is the operator's: `opentelemetry-instrument spectron serve` does with the SDK installed. FastAPI's own
spans stay off, for they hold paths and queries as they were sent.
"""

from api.operations import Operation, Teller


def tellers() -> list[Teller]:
    """What tells of operations as spans; nothing where OpenTelemetry is not installed."""
    try:
        from opentelemetry import trace  # noqa: PLC0415
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator  # noqa: PLC0415
    except ImportError:
        return []

    def tell(done: Operation) -> None:
        # Without an SDK this tracer and its spans do nothing.
        span = trace.get_tracer("spectron").start_span(
            f"{done.method} {done.route or 'none'}",
            TraceContextTextMapPropagator().extract({"traceparent": done.parent or ""}),
            trace.SpanKind.SERVER,
            _attributes(done),
            start_time=done.began_ns,
        )
        if done.status >= 500:  # noqa: PLR2004 - where HTTP's faults of the server begin
            span.set_status(trace.StatusCode.ERROR)
        span.end(done.began_ns + round(done.seconds * 1e9))

    return [tell]


def _attributes(done: Operation) -> dict[str, str | int]:
    told = {
        "http.request.method": done.method,
        "http.route": done.route,
        "http.response.status_code": done.status,
        "spectron.context": done.context,
        "spectron.key": done.key,
    }
    return {name: value for name, value in told.items() if value is not None}
