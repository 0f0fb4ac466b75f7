"""The way into the program: Ctrl-C ends it without a word even while it is loaded."""

import sys

CTRL_C = 130
"""128 and the number of the signal, as shells count."""


def start() -> None:
    """Load the program and run one command."""
    try:
        from cli.main import main  # noqa: PLC0415 - loading takes a moment, in which somebody may change their mind

        main()
    except KeyboardInterrupt:
        sys.exit(CTRL_C)


if __name__ == "__main__":
    start()
