"""Lemmas from scripts: how many letters to cut off a word, what to add, and in which case."""

from collections.abc import Mapping, Sequence


class Lemmas:
    """Turns words into lemmas; a lexicon of words seen in training overrules the script that was guessed."""

    def __init__(self, scripts: Sequence[str], lexicon: Mapping[str, int]) -> None:
        """Take scripts such as "L|3|y" (lower case, cut three letters, add a y) and "word|POS" -> script."""
        parts = [script.split("|", 2) for script in scripts]
        self._scripts = [(case, int(cut), ending) for case, cut, ending in parts]
        self._lexicon = lexicon

    def lemma(self, word: str, pos: str, guess: int) -> str:
        """Give the lemma of a word by the script in the lexicon, else by the guessed one."""
        known = self._lexicon.get(f"{word.lower()}|{pos}")
        case, cut, ending = self._scripts[guess if known is None else known]
        if cut > len(word):
            return word
        if known is None and ending == "y" and cut and word[-cut].lower() != "i":
            # Only "carried" and "studies" get a y; a word that was never seen may be given one wrongly.
            return regular(word.lower())
        kept = word if case == "K" else word.lower()
        made = kept[: len(kept) - cut] + ending
        if case == "T":
            made = made[:1].upper() + made[1:]
        if made == "i" and pos == "PRON":
            return "I"
        return made or word


def regular(word: str) -> str:
    """Give the lemma of a regular verb form or plural, without knowing the word: "divorced" -> "divorce"."""
    for ending in ("ed", "ing", "s"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            return stem + "e" if ending != "s" and stem[-1] in "cguvz" else stem
    return word
