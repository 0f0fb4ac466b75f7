"""Lemmas from scripts: how many letters to cut off a word, what to add, and in which case."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

TABLE = Path(__file__).parent.parent / "data" / "verbs.toml"
_DOUBLED = re.compile(r"([bdgklmnprtvz])\1$")
"""How a stem ends that has doubled its last letter: "scrapp" of "scrapped"."""


def _irregular() -> Mapping[str, str]:
    forms: str = tomllib.loads(TABLE.read_text(encoding="utf-8"))["forms"]
    rows = [row.split() for row in re.split(r"[|\n]", forms) if row.strip()]
    return {form: verb for verb, *own in rows for form in own}


IRREGULAR = _irregular()
"""Lemmas of the forms of irregular verbs."""


class Lemmas:
    """Turns words into lemmas; a lexicon of words seen in training overrules the script that was guessed."""

    def __init__(self, scripts: Sequence[str], lexicon: Mapping[str, int]) -> None:
        """Take scripts such as "L|3|y" (lower case, cut three letters, add a y) and "word|POS" -> script."""
        parts = [script.split("|", 2) for script in scripts]
        self._scripts = [(case, int(cut), ending) for case, cut, ending in parts]
        self._lexicon = lexicon
        self._verbs, self._nouns = self._seen("VERB"), self._seen("NOUN")

    def lemma(self, word: str, pos: str, guess: int) -> str:
        """Give the lemma of a word by the script in the lexicon, else by the guessed one."""
        known = self._lexicon.get(f"{word.lower()}|{pos}")
        if known is not None:
            made = self._scripted(word, known)
        elif pos == "VERB":
            made = self._verb(word.lower(), guess)
        else:
            made = self._unseen(word, guess)
        return "I" if made == "i" and pos == "PRON" else made

    def _seen(self, pos: str) -> frozenset[str]:
        """Give the lemmas of the words of a part of speech that training saw."""
        entries = (entry.rpartition("|") for entry in self._lexicon)
        return frozenset(
            self._scripted(word, self._lexicon[f"{word}|{pos}"]) for word, _, kind in entries if kind == pos
        )

    def _scripted(self, word: str, number: int) -> str:
        case, cut, ending = self._scripts[number]
        if cut > len(word):
            return word
        kept = word if case == "K" else word.lower()
        made = kept[: len(kept) - cut] + ending
        if case == "T":
            made = made[:1].upper() + made[1:]
        return made or word

    def _unseen(self, word: str, guess: int) -> str:
        _, cut, ending = self._scripts[guess]
        if ending == "y" and 0 < cut <= len(word) and word[-cut].lower() != "i":
            # Only "carried" and "studies" get a y; a word that was never seen may be given one wrongly.
            return regular(word.lower())
        return self._scripted(word, guess)

    def _verb(self, word: str, guess: int) -> str:
        """Give the lemma of a form that was never seen: of an irregular verb, or of a word seen in another form."""
        guessed = self._unseen(word, guess)
        if word in IRREGULAR or guessed in self._verbs:
            return IRREGULAR.get(word, guessed)
        stems = [*_stems(word)]
        return next((stem for seen in (self._verbs, self._nouns) for stem in stems if stem in seen), guessed)


def _stems(word: str) -> Iterator[str]:
    """Give the verbs that a regular form may be of: "liking" of "like" or "lik", "scrapped" of "scrap"."""
    for ending in ("ed", "ing", "es", "s"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            yield from (stem + "e", stem, _DOUBLED.sub(r"\1", stem))
            if stem.endswith("i"):
                yield stem[:-1] + "y"


def regular(word: str) -> str:
    """Give the lemma of a regular verb form or plural, without knowing the word: "divorced" -> "divorce"."""
    for ending in ("ed", "ing", "s"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            return stem + "e" if ending != "s" and stem[-1] in "cguvz" else stem
    return word
