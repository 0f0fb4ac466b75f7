"""Whether the service lives, whether it can work, and what it has done."""

from collections.abc import Callable
from typing import TypeVar

import anyio
from anyio import to_thread
from fastapi import APIRouter, Request, Response

from api import metrics, problems
from api.deps import BASE, MemoryDep
from api.metrics import Metrics
from api.replies import Health
from graph.engine.readiness import check_answers, check_writable
from graph.engine.status import spectron_version
from graph.errors import GraphUnavailable

router = APIRouter(tags=["health"])

PROBES_AT_ONCE = 2
PROBE_SECONDS = 5.0

Answer = TypeVar("Answer")


# Not in a thread: a full pool of long writes is no reason to be taken for dead.
@router.get("/health")
@router.get(f"{BASE}/health", operation_id="show_health_of_version")
async def show_health() -> Health:
    """Answer as long as the process lives."""
    return Health(status="ok", version=spectron_version())


@router.get("/ready", responses=problems.documented(500, 503))
async def show_ready(request: Request, memory: MemoryDep) -> Health:
    """Answer once a write would work."""
    await _probed(request, lambda: check_writable(memory))
    return Health(status="ready", version=spectron_version())


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {metrics.MEDIA_TYPE: {"schema": {"type": "string"}}}}},
)
async def show_metrics(request: Request, memory: MemoryDep) -> Response:
    """Tell what was asked, how long it took, and what was remembered, in the text format of Prometheus."""
    figures: Metrics = request.app.state.metrics
    try:
        await _probed(request, lambda: check_answers(memory))
        up = True
    except GraphUnavailable:
        up = False
    return Response(figures.written(in_flight=request.state.in_flight.now, up=up), media_type=metrics.MEDIA_TYPE)


async def _probed(request: Request, ask: Callable[[], Answer]) -> Answer:
    """The answer, asked for in a thread beside those of requests. Raises GraphUnavailable where none comes in time."""
    try:
        with anyio.fail_after(PROBE_SECONDS):
            return await to_thread.run_sync(ask, abandon_on_cancel=True, limiter=request.state.probes)
    except TimeoutError as error:
        raise GraphUnavailable("The graph gives no answer.") from error
