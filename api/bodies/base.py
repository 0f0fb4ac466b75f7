"""What bodies have in common: what they do not name is refused, and each shows an example."""

from typing import Any

from pydantic import BaseModel, ConfigDict


def shown(**example: Any) -> ConfigDict:
    """A model's settings, with an example for the page of the API."""
    return ConfigDict(json_schema_extra={"examples": [example]})


class Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
