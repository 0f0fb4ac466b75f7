"""Whom an answer speaks of where it names nobody: "Is Ben still at Acme?" "Left in May."."""

from spacy.tokens import Token

from extraction.claims.dialogue.questions import asked_in, asking_sentences
from extraction.claims.resolving import resolve
from extraction.clauses.subjects import subjects_of
from extraction.clauses.wording import is_question_word
from extraction.referents.register import Register


def carry(register: Register, turn: int) -> None:
    """Take whom the question before a turn asks about for the subject that the turn leaves out."""
    asked = asked_in(register, turn)
    if asked is None or len(register.docs[turn]) == 0:
        return
    subject = _asked_about(asking_sentences(register.docs[asked])[-1].root)
    who = None if subject is None or subject.lower_ == "i" else resolve(register, asked, subject)
    if who is not None and who not in {register.speaker(asked), register.speaker(turn)}:
        register.unsaid[turn] = who


def _asked_about(root: Token) -> Token | None:
    """The subject of a question; where "what" is its subject, what the question hangs on it ("happened to her")."""
    found = [word for word in subjects_of(root) if word is not None and not is_question_word(word)]
    if len(found) == 1:
        return found[0]
    after = [end for child in root.children if child.lower_ in {"to", "with"} for end in child.children]
    return after[0] if len(after) == 1 and not found else None
