"""Free ports on loopback."""

import socket
from contextlib import ExitStack, closing

LOOPBACK = "127.0.0.1"


def free(wanted: tuple[int, ...]) -> tuple[int, ...]:
    """The wanted ports where all of them are free, else as many others. 0 wants any port."""
    try:
        return _bound(wanted)
    except OSError:
        return _bound((0,) * len(wanted))


def accepts(port: int) -> bool:
    """Whether something listens there."""
    with socket.socket() as opened:
        return opened.connect_ex((LOOPBACK, port)) == 0


def _bound(ports: tuple[int, ...]) -> tuple[int, ...]:
    with ExitStack() as stack:
        return tuple(_bind(stack.enter_context(closing(socket.socket())), port) for port in ports)


def _bind(opened: socket.socket, port: int) -> int:
    # As the engine does: a port whose last connections are still closing counts as free.
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    opened.bind((LOOPBACK, port))
    return opened.getsockname()[1]
