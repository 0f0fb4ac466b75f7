"""The labels that training and reading share: kinds of names, lemma scripts, what is not known."""

NAME_TYPES = ("PERSON", "ORG", "LOC", "PRODUCT", "EVENT", "WORK", "ANIMAL", "PROJECT")
EVERYWHERE = NAME_TYPES[:3]
"""The kinds that every corpus with names annotates. Elsewhere "no name" may still hide one of the other kinds."""
NAMES = ("O", *(f"{mark}-{kind}" for kind in NAME_TYPES for mark in "BI"))
UNSURE = "?"
"""The label of a word that is no person, organisation or place, and perhaps a name of another kind."""


def script(form: str, lemma: str) -> str | None:
    """Give how to make a lemma of a form: case, letters to cut, letters to add ("L|3|y"); None if no script does.

    >>> script("Studies", "study")
    'L|3|y'
    """
    low, wanted = form.lower(), lemma.lower()
    same = 0
    while same < min(len(low), len(wanted)) and low[same] == wanted[same]:
        same += 1
    cut, add = len(low) - same, wanted[same:]
    for case, made in (("L", low), ("K", form), ("T", low)):
        result = made[: len(made) - cut] + add
        if case == "T":
            result = result[:1].upper() + result[1:]
        if result == (lemma if form != low else wanted):
            return f"{case}|{cut}|{add}"
    return None
