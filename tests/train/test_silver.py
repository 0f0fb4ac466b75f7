from pathlib import Path
from zlib import crc32

import spacy

from train import silver

TALK = """\
# {}
U Ana: met Karl and my sister in Leeds
* Karl person
* Leeds location
+ sister person
A: Esperanto, was it?
* Esperanto topic
~ it = Leeds@1
"""
NLP = spacy.blank("en")


def _name(*, held_out: bool) -> str:
    return next(name for name in map(str, range(100)) if (crc32(name.encode()) % 5 == 0) == held_out)


def test_proper_names_of_talk_are_names_and_common_nouns_are_none(tmp_path: Path) -> None:
    (tmp_path / "one.talk").write_text(TALK.format(_name(held_out=False)))
    said, _ = silver.talk_docs(NLP, tmp_path, held_out=False)
    assert [(name.text, name.label_) for name in said.ents] == [("Karl", "PERSON"), ("Leeds", "LOC")]
    assert {token.ent_iob_ for token in said if not token.ent_type_} == {"O"}


def test_a_name_of_a_type_without_a_label_is_left_open(tmp_path: Path) -> None:
    (tmp_path / "one.talk").write_text(TALK.format(_name(held_out=False)))
    _, asked = silver.talk_docs(NLP, tmp_path, held_out=False)
    assert [token.ent_iob_ for token in asked] == ["", "O", "O", "O", "O"]


def test_held_out_talk_is_kept_from_training(tmp_path: Path) -> None:
    for held_out in (True, False):
        (tmp_path / f"{held_out}.talk").write_text(TALK.format(_name(held_out=held_out)).replace("Karl", str(held_out)))
    for held_out in (True, False):
        docs = list(silver.talk_docs(NLP, tmp_path, held_out=held_out))
        assert [name.text for doc in docs for name in doc.ents][:1] == [str(held_out)]


def test_turns_of_personachat_are_texts_with_names_left_open(tmp_path: Path) -> None:
    for part, said in (("valid", "hi"), ("test", "hello Ana")):
        rows = [f'"a","b","User 1: {said}\nUser 2: "'] * silver.PERSONAS
        head = "user 1 personas,user 2 personas,Best Generated Conversation"
        (tmp_path / f"{part}.csv").write_text("\n".join([head, *rows]))
    docs = list(silver.persona_docs(NLP, tmp_path))
    assert {doc.text for doc in docs} == {"hi", "hello Ana"}
    assert len(docs) == silver.PERSONAS
    assert all(not token.ent_iob_ for doc in docs for token in doc)
