"""Rules for the agent and doubts: listed, and decided by hand."""

from datetime import datetime

from cli.backend import PAGE, Local, operation
from graph.model import Corrected, Instruction, Page, Uncertainty
from graph.reading import doubts
from graph.reading.doubts import NoteFilter
from graph.writing import deciding
from graph.writing.deciding import Verdict


@operation("GET", "/{context_id}/instructions")
def list_instructions(here: Local, as_of: datetime | None = None, cursor: str | None = None) -> Page[Instruction]:
    return doubts.instructions(here.memory, here.access, NoteFilter(as_of=as_of), PAGE, cursor)


@operation("PATCH", "/{context_id}/instructions/{instruction_id}")
def set_instruction(here: Local, instruction_id: str, *, active: bool) -> Corrected:
    return deciding.set_active(here.memory, here.access, instruction_id, active=active).reply


@operation("GET", "/{context_id}/uncertainties")
def list_uncertainties(
    here: Local, status: str | None = None, as_of: datetime | None = None, cursor: str | None = None
) -> Page[Uncertainty]:
    return doubts.uncertainties(here.memory, here.access, NoteFilter(status, as_of=as_of), PAGE, cursor)


@operation("POST", "/{context_id}/uncertainties/{uncertainty_id}/resolve")
def resolve_uncertainty(here: Local, uncertainty_id: str, accept: str, note: str = "") -> Corrected:
    return deciding.resolve(here.memory, here.access, uncertainty_id, Verdict(accept, note)).reply
