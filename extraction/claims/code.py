"""Code in what people and agents write: blocks between fences, indented blocks, and words in backticks."""

import re

from extraction.records import Utterance

_BLOCK = re.compile(
    r"(?P<fence>```+|~~~+).*?(?:(?P=fence)|\Z)"
    r"|(?:\A|(?<=\n\n))(?:(?: {4}|\t)(?!\s*(?:[-*+•]|\d+[.)])\s)[^\n]*(?:\n|\Z))+",
    re.DOTALL,
)
"""A fenced block, open to the end of the text where nothing closes it; or indented lines after an empty one."""
_INLINE = re.compile(r"(?<!`)`[^`\n]+`(?!`)")
_WRITERS = frozenset({"user", "assistant"})


def blocks(utterance: Utterance) -> list[tuple[int, int]]:
    """Give the offsets of the blocks of code in a turn; the answer of a tool is data as a whole and has none."""
    if utterance.role not in _WRITERS:
        return []
    return [found.span() for found in _BLOCK.finditer(utterance.content)]


def without(utterance: Utterance) -> str:
    """Give the text of a turn with spaces where there is code, so that every offset stays."""
    text = utterance.content
    if utterance.role not in _WRITERS:
        return text
    return _INLINE.sub(_spaces, _BLOCK.sub(_spaces, text))


def _spaces(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
