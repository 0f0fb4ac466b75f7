"""Golden conversations, played to a service of our own and judged by their own score."""

import importlib.util
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from cli.service import running_service


def scoring(folder: Path) -> ModuleType:
    """Load the score.py of a folder of golden conversations: what counts as right is for it to say."""
    path = folder / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def played(
    score: Any, folder: Path, watch: Callable[[Any], None] | None = None
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Play every conversation of dev/ in a context of its own; each with what the memory holds after it.

    `watch` is shown the client of the service before the first one.
    """
    with tempfile.TemporaryDirectory(prefix="spectron-evaluate-") as data, running_service(Path(data)) as service:
        server = score.Server(service.url, service.root_key)
        if watch:
            watch(server)
        for path in sorted((folder / "dev").glob("*.yaml")):
            for case in yaml.safe_load(path.read_text(encoding="utf-8")):
                # A batch for each session, as the script does.
                yield case, server.play(case, False)  # noqa: FBT003


def judged(score: Any, case: dict[str, Any], seen: dict[str, Any], fact: dict[str, Any]) -> Counter[str]:
    """What the score counts of one fact alone: whether it is `stored`, and whether it is `good`."""
    facts_only = {name: case.get(name) for name in ("id", "facts", "fine")}
    counts, _ = score.judge(facts_only, {**seen, "facts": [fact]})
    return counts
