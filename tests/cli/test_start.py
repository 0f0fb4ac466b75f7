"""A command is there at once, and gone at once."""

import subprocess
import sys

HEAVY = ("spacy", "onnxruntime", "fastapi", "mcp")
INTERRUPTED = """
import sys
from cli.start import start

class CtrlC:
    def find_spec(self, name, *_):
        if name == "neo4j":
            raise KeyboardInterrupt

sys.meta_path.insert(0, CtrlC())
start()
"""


def python(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


def test_the_reader_of_english_is_not_loaded_before_something_is_read():
    loaded = python(f"import sys, cli.main; print([name for name in {HEAVY} if name in sys.modules])")

    assert loaded.stdout == "[]\n"


def test_ctrl_c_while_the_program_is_loaded_ends_it_without_a_word():
    ended = python(INTERRUPTED)

    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")
