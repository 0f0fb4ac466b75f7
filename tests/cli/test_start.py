"""A command is there at once: it loads only what it needs."""

import subprocess
import sys

HEAVY = ("spacy", "onnxruntime", "fastapi")


def test_the_reader_of_english_is_not_loaded_before_something_is_read():
    loaded = f"import sys, cli.main; print([name for name in {HEAVY} if name in sys.modules])"

    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "[]\n"
