from pathlib import Path

from spacy.tokens import DocBin
from spacy.vocab import Vocab

from tests.train.snippets import words
from train.convert import convert
from train.documents import Parsed, grouped, named_doc, save, tree_doc
from train.name_labels import Labelled


def _sentence(labels: list[str] | None = None) -> Parsed:
    found = convert(words("Ana/Ana PROPN NNP 2 nsubj\nsings/sing VERB VBZ 0 root"))
    assert found is not None
    return Parsed(found, labels)


def test_sentences_come_together_as_one_document() -> None:
    doc = tree_doc([_sentence(["B-PERSON", "O"]), _sentence()])
    assert [token.head.i for token in doc] == [1, 1, 3, 3]
    assert [(token.dep_, token.tag_, token.lemma_) for token in doc][:2] == [
        ("nsubj", "NNP", "Ana"), ("ROOT", "VBZ", "sing"),
    ]  # fmt: skip
    assert [sentence.text.strip() for sentence in doc.sents] == ["Ana sings", "Ana sings"]


def test_where_nobody_looked_for_names_they_are_unknown() -> None:
    doc = tree_doc([_sentence(["B-PERSON", "O"]), _sentence()])
    assert [(name.text, name.label_) for name in doc.ents] == [("Ana", "PERSON")]
    assert [token.ent_iob_ for token in doc] == ["B", "O", "", ""]


def test_features_of_writing_and_what_is_not_known_are_left_out() -> None:
    sentence = _sentence()
    sentence.words[0].features = "Number=Sing|Typo=Yes"
    sentence.words[1].tag = sentence.words[1].lemma = "_"
    doc = tree_doc([sentence])
    assert str(doc[0].morph) == "Number=Sing"
    assert (str(doc[1].morph), doc[1].tag_, doc[1].lemma_) == ("", "", "sings")


def test_so_many_neighbours_make_a_document() -> None:
    assert [len(doc) for doc in grouped([_sentence()] * 5, size=2)] == [4, 4, 2]


def test_a_file_of_documents_gives_them_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "some.spacy"
    save([tree_doc([_sentence()]), named_doc(Labelled(["in", "Rome"], ["O", "B-LOC"]))], path)
    tree, names = DocBin().from_disk(path).get_docs(Vocab())
    assert [token.dep_ for token in tree] == ["nsubj", "ROOT"]
    assert [name.label_ for name in names.ents] == ["LOC"]
    assert not names.has_annotation("DEP")
    assert list(path.parent.iterdir()) == [path]
