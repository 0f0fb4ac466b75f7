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
        known = self._lexicon.get(f"{word.lower()}|{pos}", guess)
        case, cut, ending = self._scripts[known]
        if cut > len(word):
            return word
        kept = word if case == "K" else word.lower()
        made = kept[: len(kept) - cut] + ending
        if case == "T":
            made = made[:1].upper() + made[1:]
        if made == "i" and pos == "PRON":
            return "I"
        return made or word
