"""coreferee's network, trained on what the reader makes of texts with gold chains."""

import json
import logging
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, cast

import coreferee  # noqa: F401  # pyright: ignore[reportUnusedImport] - registers `doc._.coref_chains`
from coreferee.annotation import Annotator
from coreferee.data_model import FeatureTable, Mention
from coreferee.rules import RulesAnalyzerFactory
from coreferee.tendencies import (
    ENSEMBLE_SIZE,
    DocumentPairInfo,
    TendenciesAnalyzer,
    create_thinc_model,
    generate_feature_table,
)
from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from thinc.api import Adam, fix_random_seed
from thinc.loss import SequenceCategoricalCrossentropy

from train.conllu import Word, sentences

log = logging.getLogger(__name__)
Piece = tuple[int, int]
Gold = tuple[str, list[str], list[bool], list[list[Piece]]]
"""A text's name, its words, whether a blank follows each, and its chains as runs of words."""
ENTITY = re.compile(r"(\()?([^()]+)(\))?")
HELD_BOOKS = 20
CONLL_COLUMNS = 12


def ontogum(paths: Iterable[Path]) -> Iterator[Gold]:
    """Read texts of OntoGUM: CoNLL-U with `Entity=(1-person` and `1)` in the last column."""
    for path in paths:
        words, marks = list[Word](), list[tuple[int, str, str, str]]()
        for word in chain.from_iterable(s.words for s in sentences(path.read_text(encoding="utf-8").splitlines())):
            if found := re.search(r"Entity=([^|]*)", word.misc):
                marks += [(len(words), o, e.split("-")[0], c) for o, e, c in ENTITY.findall(found[1])]
            words.append(word)
        yield path.stem, [word.form for word in words], [word.spaced for word in words], _chains(marks)


def litbank(paths: Iterable[Path]) -> Iterator[Gold]:
    """Read books of LitBank: CoNLL with chains as `(12|(3)` in the last column."""
    for path in paths:
        words, marks = list[str](), list[tuple[int, str, str, str]]()
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) < CONLL_COLUMNS:
                continue
            last = columns[-1] or columns[CONLL_COLUMNS]
            if last not in {"_", "-", ""}:
                pieces = last.split("|")
                marks += [(len(words), "(" * ("(" in p), re.sub(r"\D", "", p), ")" * (")" in p)) for p in pieces]
            words.append(columns[3])
        yield path.stem, words, [True] * len(words), _chains(marks)


def _chains(marks: Iterable[tuple[int, str, str, str]]) -> list[list[Piece]]:
    """Put opening and closing marks together; chains of one mention are none."""
    found, opened = dict[str, list[Piece]](), dict[str, list[int]]()
    for place, opens, entity, closes in marks:
        if opens:
            opened.setdefault(entity, []).append(place)
        if closes and opened.get(entity):
            found.setdefault(entity, []).append((opened[entity].pop(), place + 1))
    return [pieces for pieces in found.values() if len(pieces) > 1]


def books(folder: Path) -> tuple[list[Path], list[Path]]:
    """Give LitBank's books to train on, and the twenty kept for testing."""
    paths = sorted(folder.glob("*.conll"))
    random.Random(3).shuffle(paths)
    return paths[:-HELD_BOOKS], paths[-HELD_BOOKS:]


class Teacher:
    """Prepares texts for coreferee and counts how well a network does on them."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.rules: Any = RulesAnalyzerFactory().get_rules_analyzer(nlp)

    def prepared(self, texts: Iterable[Gold]) -> list[Doc]:
        """Read texts and mark the right antecedents among coreferee's candidates."""
        docs = list[Doc]()
        for name, words, blanks, chains in texts:
            doc = self.nlp(Doc(self.nlp.vocab, words=words, spaces=blanks))
            doc.user_data["name"] = name
            self.rules.initialize(doc)
            for pieces in chains:
                self._mark([doc[start:end] for start, end in pieces])
            docs.append(doc)
        return docs

    def _mark(self, mentions: Sequence[Span]) -> None:
        """Mark the mention before and the one after each mention, as coreferee's own CoNLL loader does."""
        spans = [
            s for s in mentions if self.rules.is_independent_noun(s.root) or self.rules.is_potential_anaphor(s.root)
        ]
        spans.sort(key=lambda span: (span.start, span.end))
        for place, span in enumerate(spans):
            siblings = span.root._.coref_chains.temp_dependent_siblings
            wanted = Mention(span.root, bool(siblings) and siblings[-1] in span)
            for near in (place - 1, place + 1):
                if 0 <= near < len(spans):
                    _allow(spans[near].root, wanted)

    def score(self, annotator: Annotator, docs: Iterable[Doc]) -> tuple[int, int]:
        """Count the answered pronouns whose chain holds the right antecedent, and all that are answered."""
        right = answered = 0
        for doc in docs:
            for token in doc:
                token._.coref_chains.chains = []
            annotator.annotate(doc, used_in_training=True)
            for token in doc:
                for candidate in getattr(token._.coref_chains, "temp_potential_referreds", ()):
                    if hasattr(candidate, "true_in_training"):
                        chains = [chain for chain in token._.coref_chains if Mention(token, False) in chain]  # noqa: FBT003
                        answered += len(chains)
                        right += sum(candidate in chain for chain in chains)
        return right, answered


def _allow(anaphor: Token, wanted: Mention) -> None:
    marks = anaphor._.coref_chains
    if hasattr(marks, "temp_potential_referreds") and not Mention.number_of_training_mentions_marked_true(anaphor):
        for candidate in marks.temp_potential_referreds:
            if candidate == wanted:
                candidate.true_in_training = True


def train(teacher: Teacher, learn: Sequence[Doc], check: Sequence[Doc], out: Path, epochs: int) -> float:
    """Train for some epochs; keep the network that does best on `check` in `out`, and give its accuracy."""
    fix_random_seed(0)
    out.mkdir(parents=True, exist_ok=True)
    table = generate_feature_table(list(learn), teacher.nlp)
    tendencies = TendenciesAnalyzer(teacher.rules, teacher.nlp, table)
    pairs = [DocumentPairInfo.from_doc(doc, tendencies, ENSEMBLE_SIZE, is_train=True) for doc in learn]
    pairs = [pair for pair in pairs if len(pair.candidates.dataXd)]
    log.info("%d pronouns to learn from", sum(len(pair.referrers) for pair in pairs))
    network, best = cast("Any", create_thinc_model()), 0.0
    network.initialize(X=pairs[:1], Y=pairs[0].training_outputs)
    optimizer, annotator = Adam(0.001), Annotator(teacher.nlp, teacher.nlp, table, network)
    for epoch in range(1, epochs + 1):
        loss = _epoch(network, optimizer, pairs)
        right, answered = teacher.score(annotator, check)
        log.info("epoch %d loss %.4f right %d of %d", epoch, loss, right, answered)
        if answered and right / answered > best:
            best = right / answered
            (out / "model").write_bytes(network.to_bytes())
            (out / "feature_table.json").write_text(json.dumps(vars(table)), encoding="utf-8")
    return best


def _epoch(network: Any, optimizer: Any, pairs: Sequence[Any]) -> float:
    """Learn once from every text, one at a time; give the mean loss."""
    losses, lossy = list[float](), SequenceCategoricalCrossentropy(normalize=True)
    for batch in network.ops.minibatch(1, pairs, shuffle=True):
        wanted = [output for pair in batch for output in pair.training_outputs]
        found, back = network.begin_update(batch)
        slope, loss = lossy(found, wanted)
        losses.append(float(loss))
        back(slope)
        network.finish_update(optimizer)
    return sum(losses) / len(losses)


def load(teacher: Teacher, folder: Path) -> Annotator:
    """Load a trained network."""
    network = create_thinc_model()
    network.from_bytes((folder / "model").read_bytes())
    table = FeatureTable(**json.loads((folder / "feature_table.json").read_text(encoding="utf-8")))
    return Annotator(teacher.nlp, teacher.nlp, table, network)
