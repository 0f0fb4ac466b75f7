"""What is wrong with a value, in our words: Pydantic's speak of its own workings."""

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

OTHERWISE = "This value is not allowed here."

SENTENCES = {
    "missing": "This is needed.",
    "json_invalid": "This is not JSON.",
    "extra_forbidden": "There is no field of this name here.",
    "literal_error": "Choose one of {expected}.",
    "string_type": "Send a text.",
    "string_too_short": "The text is empty.",
    "string_too_long": "The text may have at most {max_length} characters.",
    "string_pattern_mismatch": "The text does not fit the pattern {pattern}.",
    "string_unicode": "The text holds a lone surrogate, which is no character; leave it out.",
    "int_type": "Send a whole number.",
    "int_parsing": "Send a whole number.",
    "int_parsing_size": "Send a smaller number.",
    "int_from_float": "Send a whole number.",
    "float_type": "Send a number.",
    "float_parsing": "Send a number.",
    "greater_than": "Send more than {gt}.",
    "finite_number": "JSON has no NaN and no Infinity.",
    "greater_than_equal": "The least is {ge}.",
    "less_than_equal": "The most is {le}.",
    "bool_type": "Send true or false.",
    "bool_parsing": "Send true or false.",
    "list_type": "Send a list.",
    "too_short": "Send at least {min_length}.",
    "too_long": "Send at most {max_length}.",
    "dict_type": "Send an object.",
    "model_type": "Send an object.",
    "model_attributes_type": "Send an object.",
    "timezone_aware": "A time needs its zone, as in 2024-05-03T10:00:00Z.",
    "datetime_type": "A time is written as in 2024-05-03T10:00:00Z.",
    "datetime_parsing": "There is no such time.",
    "datetime_from_date_parsing": "There is no such time.",
    "datetime_object_invalid": "There is no such time.",
}
"""By the type of the error, with the limits that it names."""


def sentence_of(error: dict[str, Any]) -> str:
    """A sentence that says what to send instead."""
    if error["type"] == "value_error":
        return str(error["msg"]).removeprefix("Value error, ")
    return SENTENCES.get(error["type"], OTHERWISE).format_map(error.get("ctx", {}))


def place_of(keys: Iterable[int | str]) -> str:
    """A place in what was sent as whoever sent it would write it: `messages[0].role`; nothing for the whole."""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys).removeprefix(".")


def told(error: ValidationError, where: str) -> str:
    """The first thing that is wrong behind its place, such as `Line 2, role: This is needed.`."""
    first = error.errors()[0]
    place = place_of(first["loc"])
    return f"{where}{', ' if place else ''}{place}: {sentence_of(dict(first))}"
