"""Tags, lemmas, trees and sentences on test sets, from raw text: tokens and sentences are the reader's own."""

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.pipeline.dep_parser import parser_score
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span, Token
from spacy.training import Example

from evaluate.inputs import Inputs
from evaluate.table import Row, Table, per_cent

SETS = {"ewt_test": "EWT test", "gum_test": "GUM test, open genres"}
GOALS = {"ewt_test": "88", "gum_test": "88.5"}
LABELS = (
    "nsubj", "nsubjpass", "dobj", "pobj", "attr", "acomp", "dative", "prep", "compound", "conj", "relcl", "advcl",
    "ccomp", "xcomp", "neg", "aux", "poss", "appos",
)  # fmt: skip
PUNCTUATION = frozenset({".", ",", ":", "``", "''", "-LRB-", "-RRB-"})
NOTE = "Raw text in, predicted tokens and sentences; per cent. UAS, LAS and labels leave punctuation out, labels are F."


def measure(inputs: Inputs) -> Iterator[Table]:
    """Read the test sets, and EWT as people type in chats."""
    rows, labels = list[Row](), list[Row]()
    for name, title in SETS.items():
        found = scores(inputs, inputs.gold(name))
        rows += _rows(title, found, GOALS[name])
        labels.append(Row(f"LAS by label, {title}", _by_label(found)))
    copies = [copy for doc in inputs.gold("ewt_test") for copy in as_chat(doc)]
    rows += _rows("EWT test as chat", scores(inputs, copies))
    chat = "EWT test as chat: one sentence a text, lower case, no punctuation."
    yield Table("Tags, trees and sentences", rows + labels, f"{NOTE} {chat}")


def scores(inputs: Inputs, gold: Sequence[Doc]) -> dict[str, Any]:
    """Read the texts of gold documents and give spaCy's scores, shares of 1."""
    nlp = inputs.english.nlp
    examples = [Example(nlp(doc.text), doc) for doc in gold]
    found = parser_score(examples)
    for attribute in ("tag", "pos", "lemma"):
        found |= Scorer.score_token_attr(examples, attribute)
    return found


def as_chat(doc: Doc) -> Iterator[Doc]:
    """Give each sentence as a text of its own, in lower case and without the punctuation that nothing hangs on."""
    for sentence in doc.sents:
        heads = {token.head.i for token in sentence if token.head.i != token.i}
        kept = [
            token for token in sentence if token.tag_ not in PUNCTUATION or token.i in heads or token.dep_ == "ROOT"
        ]
        yield _copied(sentence, kept)


def _copied(sentence: Span, kept: Sequence[Token]) -> Doc:
    """A blank after words that were dropped is a blank after the word before them."""
    place = {token.i: number for number, token in enumerate(kept)}
    following = [*(token.i for token in kept[1:]), sentence.end]
    blanks = [
        any(bool(sentence.doc[i].whitespace_) for i in range(token.i, after))
        for token, after in zip(kept, following, strict=True)
    ]
    return Doc(
        sentence.doc.vocab,
        words=[token.lower_ for token in kept],
        spaces=blanks,
        tags=[token.tag_ for token in kept],
        pos=[token.pos_ for token in kept],
        lemmas=[token.lemma_ if token.lemma_ == "I" else token.lemma_.lower() for token in kept],
        heads=[place[token.head.i] for token in kept],
        deps=[token.dep_ for token in kept],
        sent_starts=[number == 0 for number in range(len(kept))],
        ents=[_bio(token) for token in kept],
    )


def _bio(token: Token) -> str:
    """Give B-ORG, I-ORG or O; nothing where nobody has looked for names."""
    return f"{token.ent_iob_}-{token.ent_type_}".strip("-")


def _rows(title: str, found: dict[str, Any], goal: str = "") -> Iterator[Row]:
    yield Row(f"LAS, {title}", per_cent(found["dep_las"]), goal and f">= {goal}", f"UAS {per_cent(found['dep_uas'])}")
    words = f"{per_cent(found['tag_acc'])} / {per_cent(found['pos_acc'])} / {per_cent(found['lemma_acc'])}"
    yield Row(f"tag / UPOS / lemma, {title}", words)
    yield Row(f"sentences F, {title}", per_cent(found["sents_f"]))


def _by_label(found: dict[str, Any]) -> str:
    labels: dict[str, dict[str, float]] = found["dep_las_per_type"]
    return ", ".join(f"{label} {per_cent(labels[label]['f'])}" for label in LABELS if label in labels)
