"""Ten thousand requests made from the description of the API, right ones and wrong ones, checked by schemathesis."""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from prometheus_client.parser import text_string_to_metric_families as parsed

from evaluate.table import Row, Table
from torture.engines import Engine
from torture.served import Served, serving

CONFIG = """
headers = {{ API-KEY = "{key}", Authorization = "Bearer {key}" }}

[[operations]]
include-path-regex = "^/api/v1/contexts"
headers = {{ API-KEY = "{root}", Authorization = "Bearer {root}" }}
"""
BELOW = "/api/v1/{context_id}"
RUN = ("-m", "schemathesis.cli", "--config-file")
CHECKED = ("--checks", "all", "--exclude-checks", "positive_data_acceptance")
"""What a body must be beyond its schema, such as either an object or a value, is told in words alone."""
PACED = ("--phases", "examples,coverage,fuzzing", "--continue-on-failure", "--no-color")
LAST = ("delete_context", "revoke_key", "rotate_key")
"""They take away what the others need: schemathesis learns from replies which contexts and keys there are."""
FAILURE = re.compile(r"^- (ST\d+.*)$", re.MULTILINE)


def measure(engine: Engine, trials: int) -> Iterator[Table]:
    settings = {**engine.env, "RATE_PER_SECOND": "100000", "RATE_BURST": "100000", "LOG_LEVEL": "WARNING"}
    with tempfile.TemporaryDirectory(prefix="spectron-torture-") as folder, serving(Path(folder), **settings) as served:
        said = _run(served, trials)
        Path("build/torture").mkdir(parents=True, exist_ok=True)
        Path("build/torture/fuzz.txt").write_text(said)
        statuses = _statuses(served)
        faults = sum('"event": "fault"' in line for line in served.log.read_text().splitlines())
    failures = Counter(FAILURE.findall(said))
    yield Table(
        f"schemathesis, {sum(statuses.values())} requests",
        [
            Row("server errors", str(sum(n for status, n in statuses.items() if status >= "500")), "0"),
            Row("faults in the log", str(faults), "0"),
            Row("checks that failed", str(dict(failures) or "none"), "none"),
            Row("replies by status", ", ".join(f"{n} x {status}" for status, n in sorted(statuses.items()))),
        ],
    )


def _run(served: Served, examples: int) -> str:
    """What schemathesis has to say."""
    context, key = served.context()
    config = served.folder / "schemathesis.toml"
    config.write_text(CONFIG.format(key=key, root=served.root_key))
    page = served.folder / "openapi.json"
    page.write_text(json.dumps(_within(served.get("/openapi.json").json(), context)))
    words = [sys.executable, *RUN, str(config), "run", str(page), "--url", served.url, *CHECKED, *PACED]
    words += ["--max-examples", str(examples)]
    said = ""
    for how in ("--exclude-operation-id", "--include-operation-id"):
        chosen = [word for name in LAST for word in (how, name)]
        said += subprocess.run([*words, *chosen], check=False, capture_output=True, text=True).stdout
    return said


def _within(described: dict[str, Any], context: str) -> dict[str, Any]:
    """The description of what lies below one context: with made-up ones everything would be refused at the door."""
    paths = {path.replace(BELOW, f"/api/v1/{context}"): item for path, item in described["paths"].items()}
    for path, item in paths.items():
        for operation in item.values() if context in path else ():
            operation["parameters"] = [one for one in operation["parameters"] if one["name"] != "context_id"]
    return described | {"paths": paths}


def _statuses(served: Served) -> Counter[str]:
    """How many replies of each status the service has given, as it counts them itself."""
    counted = Counter[str]()
    for family in parsed(served.get("/metrics").text):
        for sample in family.samples:
            if sample.name == "spectron_requests_total":
                counted[sample.labels["status"]] += int(sample.value)
    return counted
