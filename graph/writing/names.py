"""When two names are written differently and are still the same name."""

import re
import unicodedata

from extraction.records import EntityType

EDGES = re.compile(r"^[\W_]+|[\W_]+$")
ABBREVIATED = re.compile(r"(?<=\w)\.(?=\s)")
ARTICLE = re.compile(r"^(?:the|a|an)\s+")
BEINGS: frozenset[EntityType] = frozenset({"person", "animal"})
SUFFIX = re.compile(r"[ ,]+(?:inc|ltd|llc|plc|corp|corporation|company|co|limited|gmbh|ag|s\.?a|b\.?v|group)$")
VAGUE: frozenset[EntityType] = frozenset({"other", "topic"})


def normal(name: str) -> str:
    """A name without case, compatibility forms, doubled spaces, outer and abbreviating stops, and a leading article."""
    folded = unicodedata.normalize("NFKC", name).casefold().replace("’", "'")
    bare = _bare(ABBREVIATED.sub("", " ".join(folded.split())))
    return bare or folded.strip() or "-"


def _bare(name: str) -> str:
    """Without outer stops and a leading article, and without those that stand behind it: "the 'a"."""
    bare = EDGES.sub("", name)
    rest = ARTICLE.sub("", bare)
    return bare if rest == bare else _bare(rest) or bare


def unaccented(name: str) -> str:
    """A name as it is typed where a keyboard has no accents: "jose" for "josé"."""
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


def without_suffix(name: str) -> str:
    """A normalised name of an organisation without its legal form: "acme" for "acme ltd"."""
    return SUFFIX.sub("", name) or name


def family(kind: EntityType) -> str:
    """Names are shared inside a family of types only: Paris the person is not Paris the town."""
    return "any" if kind == "other" else "being" if kind in BEINGS else "thing"


def words(text: str, longest: int = 3) -> set[str]:
    """Every run of up to `longest` words of a text, normalised: what might be a known name."""
    tokens = re.findall(r"[\w'’.&-]+", text)
    runs = (tokens[i : i + n] for n in range(1, longest + 1) for i in range(len(tokens) - n + 1))
    names = {normal(" ".join(run)) for run in runs}
    return names | {name.removesuffix("'s") for name in names}
