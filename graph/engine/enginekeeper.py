"""
Runs the engine and ends it when nobody uses its folder any more.

A script of its own, started as `python enginekeeper.py USERS_LOCK COMMAND...` with nothing but the standard library.
It becomes the engine, after leaving a small child behind that watches. Whoever uses the engine holds a shared lock
on the file USERS_LOCK, and the system drops that lock when the holder ends, however it ends. So an exclusive lock
can be had once the last user is gone, and then the engine is asked to stop.

The kernel's own signal on the death of a parent would not do: it fires when the thread that started the engine ends,
exists on Linux alone, and knows one parent where several processes may share the engine.
"""

import fcntl
import os
import signal
import sys
import time

POLL_SECONDS = 0.25


def main(users_lock: str, command: list[str]) -> None:
    engine = os.getpid()
    if os.fork() == 0:
        watch(engine, users_lock)
    else:
        os.execv(command[0], command)  # noqa: S606


def watch(engine: int, users_lock: str) -> None:
    """Wait until the engine has ended or has no user left; in the second case stop it."""
    lock = os.open(users_lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    while os.getppid() == engine:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(POLL_SECONDS)
        else:
            os.kill(engine, signal.SIGTERM)
            return


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
