"""Lines of JSON, one an operation: which, how it ended, how long it took. Never a user's words."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

from api.operations import Operation

log = logging.getLogger(__name__)

OURS = ("api", "graph", "extraction", "uvicorn")
"""Loggers whose lines say nothing of what a caller sent."""
STANDARD = {*vars(logging.makeLogRecord({})), "message", "asctime", "color_message"}


class JsonLine(logging.Formatter):
    """A log record as a line of JSON: the event, and the values that came with it."""

    def format(self, record: logging.LogRecord) -> str:
        line = self.told(record)
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line, default=str)

    def told(self, record: logging.LogRecord) -> dict[str, Any]:
        values = {name: value for name, value in vars(record).items() if name not in STANDARD}
        return {**_head(record), "event": record.getMessage(), **values}


class ForeignLine(JsonLine):
    """A line of a library: that it had something to say, and where. Its words may quote a statement or a message."""

    def told(self, record: logging.LogRecord) -> dict[str, Any]:
        return {
            **_head(record),
            "event": "library",
            "logger": record.name,
            "at_line": f"{record.module}:{record.lineno}",
        }


def configure(level: str) -> None:
    """Write log lines to standard error: our own from this level on, warnings of libraries without their words."""
    for name in OURS:
        _write(logging.getLogger(name), JsonLine(), level)
    _write(logging.getLogger(), ForeignLine(), "WARNING")


def tell(done: Operation) -> None:
    """Log an operation."""
    values = {"method": done.method, "route": done.route, "status": done.status, "context": done.context}
    log.info("operation", extra={**values, "key": done.key, "ms": round(done.seconds * 1000, 1)})


def _write(logger: logging.Logger, formatter: logging.Formatter, level: str) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(level)


def _head(record: logging.LogRecord) -> dict[str, Any]:
    at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    return {"at": at, "level": record.levelname.lower()}
