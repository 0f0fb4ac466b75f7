"""Check the talk files and count what is in them: `python -m train.talk.check`."""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from extraction.vocabulary import PREDICATES
from train.talk.format import Claim, Conversation, Malformed, conversations
from train.talk.words import ADDRESSEE, Argument

FILES = Path(__file__).parent

SAY_INSTEAD = {
    "has": "`owns` for a thing, `has_pet` for an animal, a relation of the vocabulary, else `have`",
    "have_name": "`name`",
    "own": "`owns`",
    "like": "`likes`",
    "love": "`likes`",
    "dislike": "`dislikes`",
    "hate": "`dislikes`",
    "use": "`uses`",
    "want": "`wants`",
    "live_in": "`lives_in`",
    "work_for": "`works_for`",
    "work_at": "`works_for`",
    "employ": "`works_for`, the other way round",
    "owned_by": "`owns`, the other way round",
    "child_of": "`parent_of`, the other way round",
}
"""Second words for what the vocabulary has a word for."""
TRUTHS = {"=yes", "=no", "=true", "=false"}
NOBODY = re.compile(r"(?:nobody|no one|none|neither)\b", re.IGNORECASE)


def files() -> list[Path]:
    """Give the talk files that stand beside this one."""
    return sorted(FILES.glob("*.talk"))


def main() -> None:
    """Print the counts of each file; on complaints print them and leave with status 1."""
    complaints, everything = list[str](), list[Conversation]()
    for path in files():
        try:
            found = conversations(path)
        except Malformed as error:
            complaints += error.complaints
            continue
        everything += found
        sys.stdout.write(f"{path.stem:9} {', '.join(f'{count} {what}' for what, count in counts(found).items())}\n")
    complaints += voices(everything)
    sys.stderr.writelines(f"{complaint}\n" for complaint in complaints)
    sys.exit(bool(complaints))


def voices(found: Sequence[Conversation]) -> Iterator[str]:
    """Give what is not said in the one voice of the corpus: where, and what to write instead."""
    for name, count in Counter(conversation.name for conversation in found).items():
        if count > 1:
            yield f"{name} is the name of {count} conversations: rename one"
    for conversation in found:
        for turn in conversation.turns:
            for claim in turn.claims:
                yield from (f"{conversation.name}, {turn.text[:40]!r}: {complaint}" for complaint in _voice(claim))


def _voice(claim: Claim) -> Iterator[str]:
    subject, predicate, said = _text(claim.subject), claim.predicate, _text(claim.object)
    nobody = NOBODY.match(subject or "")
    if predicate in SAY_INSTEAD:
        yield f"{predicate}: write {SAY_INSTEAD[predicate]}"
    if said in TRUTHS:
        yield f"{predicate} {said}: write `-` for no object, and `negated` for no"
    if said is None and predicate in PREDICATES and PREDICATES[predicate].kind != "action":
        yield f"{predicate} has no object: only an event may do without"
    if predicate == "can" and claim.modality == "negated" and not nobody:
        yield f"can {said} negated: write `cannot` and `asserted`"
    if subject == ADDRESSEE and claim.modality == "negated":
        yield f"^you {predicate} negated: write `ordered negated` for what is not to be done"
    if nobody and claim.modality == "asserted":
        yield f"{subject} {predicate} asserted: write `negated`, for nobody does"


def _text(argument: Argument | None) -> str | None:
    return argument.text if argument else None


def counts(found: Sequence[Conversation]) -> dict[str, int]:
    """Count conversations, turns, and what is annotated in them."""
    turns = [turn for conversation in found for turn in conversation.turns]
    names = [name for turn in turns for name in turn.names]
    return {
        "conversations": len(found),
        "turns": len(turns),
        "claims": sum(len(turn.claims) for turn in turns),
        "proper names": sum(name.proper for name in names),
        "common nouns": sum(not name.proper for name in names),
        "links": sum(len(turn.links) for turn in turns),
        "instructions": sum(len(turn.instructions) for turn in turns),
        "retractions": sum(len(turn.retracted) for turn in turns),
    }


if __name__ == "__main__":
    main()
