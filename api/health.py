"""Whether the service lives, and whether it can work."""

from fastapi import APIRouter

from api import problems
from api.deps import BASE, MemoryDep
from api.replies import Health
from graph.engine.readiness import check_writable
from graph.engine.status import spectron_version

router = APIRouter(tags=["health"])


# Not in a thread: a full pool of long writes is no reason to be taken for dead.
@router.get("/health")
@router.get(f"{BASE}/health", operation_id="show_health_of_version")
async def show_health() -> Health:
    """Answer as long as the process lives."""
    return Health(status="ok", version=spectron_version())


@router.get("/ready", responses=problems.documented(500, 503))
def show_ready(memory: MemoryDep) -> Health:
    """Answer once a write would work."""
    check_writable(memory)
    return Health(status="ready", version=spectron_version())
