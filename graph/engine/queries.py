"""
Statements as files: `run(tx, "fact/show", …)` runs `cypher/fact/show.cypher`.

Each file opens with a header, which is checked against its statement when the files are first read:

    // One sentence that says what it does.
    //
    // access:  read | write
    // params:  entity, moment                            or none
    // returns: nothing | one fact | maybe fact | many fact

No statement is built from strings, so what a user sends can only ever be a parameter.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, LiteralString, cast

import neo4j
import neo4j.time
from neo4j.exceptions import Neo4jError

CYPHER = Path(__file__).parents[2] / "cypher"
SCHEMA = CYPHER / "schema"
HEADER = re.compile(
    r"""// (?P<does>[A-Z].*\.)\n
        (?P<more>(?://\ .*\n)*)
        //\n
        //\ access:\ \ (?P<access>read|write)\n
        //\ params:\ \ (?P<params>none|\w+(?:,\ \w+)*)\n
        //\ returns:\ (?P<returns>nothing|(?:one|maybe|many)\ .+)\n
    """.replace("// (", r"//\ ("),
    re.VERBOSE,
)
COMMENT = re.compile(r"//.*")
PARAMETER = re.compile(r"\$(\w+)")
BATCH = re.compile(r"UNWIND \$(\w+) AS ")

Access = Literal["read", "write"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A file of `cypher/`, checked."""

    name: str
    does: str
    access: Access
    params: frozenset[str]
    returns: str
    batch: str | None
    """The parameter whose items the whole statement is done for, one by one; without items there is nothing to send."""
    text: LiteralString


def run(tx: neo4j.Transaction, name: str, /, **params: Any) -> list[dict[str, Any]]:
    """The rows of the statement of that name. Raises TypeError unless it is given exactly its parameters."""
    statement = _statements()[name]
    if params.keys() != statement.params:
        raise TypeError(f"{name} takes {sorted(statement.params)}, not {sorted(params)}")
    if statement.batch and not params[statement.batch]:
        return []
    try:
        return [{key: native(value) for key, value in record.items()} for record in tx.run(statement.text, params)]
    except Neo4jError as error:
        error.add_note(f"{name}.cypher")
        raise


def every() -> list[Statement]:
    """All statements, by name."""
    return list(_statements().values())


def parse(name: str, text: str) -> Statement:
    """A statement from the text of its file. Raises ValueError where the header is not as it has to be."""
    header = HEADER.match(text)
    if not header:
        raise ValueError(f"{name}.cypher: the header is not a sentence, access, params and returns")
    declared = frozenset(header["params"].split(", ")) - {"none"}
    used = frozenset(PARAMETER.findall(COMMENT.sub("", text)))
    if declared != used:
        raise ValueError(f"{name}.cypher: the header says {sorted(declared)}, the statement uses {sorted(used)}")
    # The only place where text becomes a statement; the type checker refuses a built string anywhere else.
    statement = cast("LiteralString", text)
    batch = BATCH.match(text, header.end())
    access = cast("Access", header["access"])
    return Statement(name, header["does"], access, declared, header["returns"], batch and batch[1], statement)


def native(value: Any) -> Any:
    """A value as Python has it: the driver's own times become datetimes, also inside of maps and lists."""
    convert = NATIVE.get(type(value))
    return convert(value) if convert else value


def _natives(values: list[Any]) -> list[Any]:
    return [native(value) if type(value) in NATIVE else value for value in values]


def _native_map(values: dict[str, Any]) -> dict[str, Any]:
    return {key: native(value) if type(value) in NATIVE else value for key, value in values.items()}


NATIVE: dict[type, Callable[[Any], Any]] = {
    neo4j.time.DateTime: neo4j.time.DateTime.to_native,
    dict: _native_map,
    list: _natives,
}
"""What has to be looked into, by its type: most values are nothing such, and lists can be long."""


@cache
def _statements() -> dict[str, Statement]:
    files = sorted(file for file in CYPHER.rglob("*.cypher") if SCHEMA not in file.parents)
    names = [file.relative_to(CYPHER).with_suffix("").as_posix() for file in files]
    return {name: parse(name, file.read_text()) for name, file in zip(names, files, strict=True)}
