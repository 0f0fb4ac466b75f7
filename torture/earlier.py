"""`spectron` with a clock that was set back an hour, for this one process: `python -m torture.earlier serve`."""

import time
from datetime import datetime, timedelta

from cli.main import main
from graph import clock

BACK = timedelta(hours=1)

now, time_ns = clock.now, time.time_ns


def earlier() -> datetime:
    """The moment an hour before this one."""
    return now() - BACK


def earlier_ns() -> int:
    """The same in nanoseconds since 1970."""
    return time_ns() - int(BACK.total_seconds() * 1e9)


if __name__ == "__main__":
    clock.now, time.time_ns = earlier, earlier_ns
    main()
