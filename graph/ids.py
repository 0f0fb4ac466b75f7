"""Identifiers: sortable ones for what arrives, derived ones for what follows from it."""

import hashlib
import secrets
import time

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
FORM = "[0-9a-z]{26}"
"""What stands behind the prefix of an id, as a pattern."""


def new(prefix: str) -> str:
    """A ULID in lower case behind `prefix_`: 48 bits of milliseconds, 80 random bits (github.com/ulid/spec)."""
    number = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    return f"{prefix}_{_base32(number, 26)}"


def derived(prefix: str, *parts: str) -> str:
    """The same id for the same parts, always: 130 bits of BLAKE2b over the parts with their lengths."""
    text = "".join(f"{len(part)}:{part}" for part in parts)
    digest = hashlib.blake2b(text.encode(), digest_size=17).digest()
    return f"{prefix}_{_base32(int.from_bytes(digest), 26)}"


def listed(context: str, ms: int) -> str:
    """Where what became known at a moment stands among all of its kind in a context: lists walk an index of these.

    One text, because the embedded engine finds no stretch of moments by an index of two properties.
    """
    return f"{context}|{ms:016d}"


def addressable(name: str) -> bool:
    """Whether a name that a caller chose can be asked for in a path, which '/', '.' and '..' would lead elsewhere."""
    return "/" not in name and name not in (".", "..")


def _base32(number: int, length: int) -> str:
    return "".join(CROCKFORD[number >> 5 * place & 31] for place in reversed(range(length)))
