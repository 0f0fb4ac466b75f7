"""New keys: their texts are shown once and kept as hashes, also where the reply that shows one is kept."""

import base64
import hmac
import secrets
from typing import TypeVar

from graph.memory import Memory
from graph.model import NewContext, NewKey
from graph.requests import Asked, Written

Shown = TypeVar("Shown", NewKey, NewContext)


def seed(key_id: str) -> str:
    """What one minting of a key is known by; of no use without the root key."""
    return f"{key_id}-{secrets.token_hex(16)}"


def mint(memory: Memory, seed: str, asked: Asked | None) -> str:
    """The text of a new key. Asked for under an Idempotency-Key, the same text can be made again for a replay.

    The secret has 256 bits that nobody can guess, random or from the root key, so one round of SHA-256 is enough
    to keep of it.
    """
    key_id = seed.partition("-")[0]
    if asked is None:
        return f"sp-{key_id}-{secrets.token_urlsafe(32)}"
    mac = hmac.digest(memory.root_key.encode(), f"{seed}|{asked.key}".encode(), "sha256")
    return f"sp-{key_id}-{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"


def sealed(reply: Shown, seed: str) -> Shown:
    """A reply as it may be stored: the seed of the key in the place of its text."""
    return reply.model_copy(update={"key": seed})


def shown(memory: Memory, asked: Asked | None, written: Written[Shown]) -> Written[Shown]:
    """A reply with the text of its key, also when it was stored without."""
    if not written.replayed:
        return written
    text = mint(memory, written.reply.key, asked)
    return Written(written.reply.model_copy(update={"key": text}), replayed=True)
