from pathlib import Path

from extraction.claims.choosing.candidates import candidates_of
from extraction.language import nlp
from train.pairs import examples
from train.talk.format import conversations

TALK = """# test
U Max: my sister Beth lives in Turin
- my | sibling_of | Beth | asserted
- Beth | lives_in | Turin | asserted
U Max: does Beth adore cheese?
- Beth | adore | cheese | asked
U Max: nothing to see
"""


def test_each_pair_has_the_claims_that_the_annotation_has_of_it(tmp_path: Path) -> None:
    path = tmp_path / "test.talk"
    path.write_text(TALK, encoding="utf-8")
    english = nlp.load()
    found = examples(english, conversations(path))
    texts = [line.partition(": ")[2] for line in TALK.splitlines() if line.startswith("U")]
    pairs = [(pair.subject, pair.object.text) for text in texts for pair in candidates_of(english.read(text))]
    labels = {
        (subject.text if subject is not None else "^", object_): labels
        for (subject, object_), labels in zip(pairs, found.labels, strict=True)
    }
    assert labels["Beth", "Turin"] == ("lives_in",)
    assert labels["my", "Beth"] == ("sibling_of",)
    assert labels["Beth", "cheese"] == ("OPEN",)
    assert labels["my", "Turin"] == ()
    assert len(found.hashes) == len(found.states) == len(found.folds) == len(pairs)
