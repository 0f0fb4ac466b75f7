"""Which conversations of talk are learned from, and which are for measuring alone."""

from zlib import crc32

FOLDS, HELD_OUT = 5, 0
"""The conversations of one fold of five are kept for measuring: no rule and no network has seen them."""
LEARNED = tuple(fold for fold in range(FOLDS) if fold != HELD_OUT)


def fold(conversation: str) -> int:
    """Give the fold of a conversation, by its name alone."""
    return crc32(conversation.encode()) % FOLDS
