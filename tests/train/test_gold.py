from pathlib import Path

import pytest
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from train import gold
from train.corpora import Corpora

SENTENCE = "1\tAna\tAna\tPROPN\tNNP\t_\t2\tnsubj\t_\t{}\n2\tsings\tsing\tVERB\tVBZ\t_\t0\troot\t_\t_\n\n"
NAMES = "# sent_id = {}\n1\tAna\tB-PER\t-\t-\n2\t{}\tO\t-\t-\n\n"


@pytest.fixture
def corpora(tmp_path: Path) -> Corpora:
    """Corpora that are unpacked already."""
    return Corpora(tmp_path / "none", tmp_path)


def _file(corpora: Corpora, path: str, text: str) -> None:
    place = corpora.cache / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def _names(doc: Doc) -> list[str]:
    return [token.ent_iob_ + token.ent_type_ for token in doc]


def test_web_texts_have_names_where_the_words_are_the_same(corpora: Corpora) -> None:
    text = "".join(
        f"{new}# sent_id = {i}\n" + SENTENCE for i, new in enumerate(["# newdoc id = x\n", "", "# newdoc id = y\n"])
    )
    _file(corpora, "ewt/en_ewt-dev.conllu", text.replace("{}", "_"))
    _file(corpora, "uner/dev.iob2", NAMES.format(0, "sings") + NAMES.format(1, "sang"))
    first, second = gold.ewt(corpora, "dev")
    assert _names(first) == ["BPERSON", "O", "", ""]
    assert _names(second) == ["", ""]


def test_texts_of_gum_have_the_names_of_their_mentions(corpora: Corpora) -> None:
    _file(corpora, "gum/splits.md", "## dev\n\n* GUM_news_one\n")
    _file(corpora, "gum/dep/GUM_news_one.conllu", SENTENCE.format("Entity=(1-person-new)") + SENTENCE.format("_"))
    (doc,) = gold.gum(corpora, "dev")
    assert _names(doc) == ["BPERSON", "O", "O", "O"]


def test_a_sentence_without_a_tree_is_left_out(corpora: Corpora) -> None:
    two_roots = SENTENCE.format("_").replace("2\tnsubj", "0\troot")
    _file(corpora, "eslspok/en_eslspok-ud-dev.conllu", SENTENCE.format("_") * 5 + two_roots)
    assert [len(doc) for doc in gold.eslspok(corpora, "dev")] == [8, 2]


def test_a_file_that_is_there_is_not_made_again(corpora: Corpora, tmp_path: Path) -> None:
    _file(corpora, "btc/btc.dev", "Ana\tI-PER\nsings\tO\n")
    gold.write(corpora, tmp_path / "gold", ["btc_dev"])
    _file(corpora, "btc/btc.dev", "nothing\tO\n")
    gold.write(corpora, tmp_path / "gold", ["btc_dev"])
    (doc,) = DocBin().from_disk(tmp_path / "gold" / "btc_dev.spacy").get_docs(Vocab())
    assert _names(doc) == ["BPERSON", "O"]
