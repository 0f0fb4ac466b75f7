"""What an operator can set: environment variables that start with `SPECTRON_`, read once."""

import re
from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_data_path
from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

KIB = 1024
MIB = 1024 * KIB

BOLT = re.compile(r"(bolt|neo4j)(\+s(sc)?)?://(\[[0-9a-fA-F:.]+\]|[^\s/:?#@]+)(:\d{1,5})?/?(\?\S*)?")
HEAP = re.compile(r"[1-9][0-9]*[mg]")
VECTORS = ("model.safetensors", "tokenizer.json")

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]


def address(text: str) -> str:
    """The text, if a driver can go there."""
    if not BOLT.fullmatch(text):
        raise ValueError("Write the address of a server as neo4j://graph:7687 or bolt://graph:7687; +s asks for TLS.")
    return text


def heap(text: str) -> str:
    """The text, if it is an amount of memory as Java takes it."""
    if not HEAP.fullmatch(text):
        raise ValueError("Write an amount of memory as 512m or 2g.")
    return text


def with_vectors(path: Path) -> Path:
    """The path, if it is that of a folder with the files of static vectors."""
    if not path.is_dir():
        raise ValueError("There is no such folder.")
    for name in VECTORS:
        if not (path / name).is_file():
            raise ValueError(f"There is no {name} in this folder; choose one that model2vec wrote.")
    return path


class Settings(BaseSettings):
    """Each field is the variable `SPECTRON_<FIELD>`; the defaults work on a laptop, and no secret has one."""

    model_config = SettingsConfigDict(env_prefix="SPECTRON_", env_ignore_empty=True, frozen=True)

    data: Path = Field(
        default_factory=lambda: user_data_path("spectron"),
        description="Folder of the memory: the embedded engine's files and the root key, readable by its owner only.",
    )
    host: str = Field(default="127.0.0.1", description="Address that the HTTP service listens on.")
    port: int = Field(default=9090, ge=0, le=65535, description="Port that the HTTP service listens on.")
    root_key: SecretStr | None = Field(
        default=None,
        description="Key that makes and deletes contexts; unset, one is made at first start, in the data folder.",
    )
    neo4j_uri: Annotated[str, AfterValidator(address)] | None = Field(
        default=None,
        description="Neo4j server that keeps the graph, such as neo4j://graph:7687; unset, the embedded engine does.",
    )
    neo4j_user: str = Field(default="neo4j", description="User to log in to Neo4j as.")
    neo4j_password: SecretStr | None = Field(
        default=None, description="Password of that user; unset, spectron connects without logging in."
    )
    neo4j_database: str = Field(
        default="neo4j", min_length=1, description="Database of the Neo4j server that holds the graph."
    )
    log_level: LogLevel = Field(default="INFO", description="Least severe log lines to write.")
    workers: int = Field(default=8, ge=1, le=256, description="Requests worked on at the same time.")
    max_message_bytes: int = Field(default=32 * KIB, ge=1, description="Largest message, in bytes of UTF-8.")
    max_batch_messages: int = Field(default=1000, ge=1, description="Most messages in one batch.")
    max_body_bytes: int = Field(default=8 * MIB, ge=1, description="Largest request body, in bytes.")
    max_import_bytes: int = Field(
        default=1024 * MIB, ge=1, description="Largest body of an import, in bytes; it waits in a temporary file."
    )
    max_metadata_bytes: int = Field(default=16 * KIB, ge=1, description="Largest session metadata, in bytes of JSON.")
    max_in_flight: int = Field(
        default=128, ge=1, description="Requests worked on or waiting; what comes on top is told to come back."
    )
    max_imports: int = Field(default=16, ge=1, description="Imports at the same time; each may fill a temporary file.")
    rate_per_second: float = Field(
        default=100, gt=0, description="Requests a second that one key may send in the long run."
    )
    rate_burst: int = Field(default=400, ge=1, description="Requests that one key may send at once after a rest.")
    body_wait_seconds: float = Field(
        default=30, gt=0, description="Longest wait for the next part of a request's body."
    )
    idempotency_hours: int = Field(
        default=24, ge=1, description="Hours for which the reply under an Idempotency-Key is kept."
    )
    vectors: Annotated[Path, AfterValidator(with_vectors)] | None = Field(
        default=None,
        description="Folder of static vectors, as model2vec writes them; unset, those that come with spectron.",
    )
    engine_heap: Annotated[str, AfterValidator(heap)] = Field(
        default="512m", description="Java heap of the embedded engine, such as 512m or 2g."
    )
