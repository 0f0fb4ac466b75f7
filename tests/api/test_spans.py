"""An operation is a span, without a word of a user."""

from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.trace import INVALID_SPAN, Span, Tracer

from api import spans
from api.operations import Operation

PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
ASKED = Operation("GET", "/api/v1/{context_id}/me", 503, "acme", "01jz", PARENT, 1_000, 0.000002)


class Kept(trace.TracerProvider, Tracer):
    """A provider that keeps what its spans were started with, as an exporter would."""

    def __init__(self) -> None:
        self.started: list[dict[str, Any]] = []

    def get_tracer(self, *_: Any, **__: Any) -> Tracer:
        return self

    def start_span(self, *told: Any, **more: Any) -> Span:
        name, context, kind, attributes = told
        parent = trace.get_current_span(context).get_span_context().trace_id
        self.started.append({"name": name, "parent": parent, "kind": kind, "attributes": attributes, **more})
        return INVALID_SPAN

    def start_as_current_span(self, *_: Any, **__: Any) -> Any:
        raise NotImplementedError


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Kept:
    provider = Kept()
    monkeypatch.setattr(trace, "_TRACER_PROVIDER", provider)
    return provider


def test_an_operation_is_a_span_below_the_callers_own(kept: Kept):
    (tell,) = spans.tellers()
    tell(ASKED)

    (span,) = kept.started
    assert (span["name"], span["kind"]) == ("GET /api/v1/{context_id}/me", trace.SpanKind.SERVER)
    assert (span["parent"], span["start_time"]) == (0x0AF7651916CD43DD8448EB211C80319C, 1_000)
    assert span["attributes"]["http.response.status_code"] == 503


def test_without_an_sdk_nothing_happens():
    for tell in spans.tellers():
        tell(ASKED)
