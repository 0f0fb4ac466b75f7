import pytest

from train.conllu import sentences

ROWS = """\
# newdoc id = letter
# sent_id = letter-1
# a remark
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\tMood=Imp\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tshout\tshout\tVERB\tVB\tMood=Imp|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No
3.1\tyou\tyou\tPRON\tPRP\t_\t_\t_\t3:nsubj\t_
4\t!\t!\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = letter-2
1-2\tGonna\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tGon\tgo\tVERB\tVBG\t_\t0\troot\t_\t_
2\tna\tto\tPART\tTO\t_\t1\tmark\t_\t_
"""


def test_a_file_is_read_sentence_by_sentence_with_what_its_comments_say() -> None:
    first, second = sentences(ROWS.splitlines(keepends=True))
    assert first.about == {"newdoc id": "letter", "sent_id": "letter-1"}
    assert second.about == {"sent_id": "letter-2"}
    assert [(word.id, word.form, word.head, word.relation) for word in second.words] == [
        (1, "Gon", 0, "root"),
        (2, "na", 1, "mark"),
    ]


def test_a_word_has_lemma_tags_and_features() -> None:
    shout = next(sentences(ROWS.splitlines())).words[2]
    assert (shout.lemma, shout.pos, shout.tag, shout.features) == ("shout", "VERB", "VB", "Mood=Imp|VerbForm=Fin")


def test_words_that_were_never_said_are_skipped() -> None:
    assert [word.form for word in next(sentences(ROWS.splitlines())).words] == ["Do", "n't", "shout", "!"]


def test_a_blank_follows_a_token_and_not_the_words_inside_it() -> None:
    first, second = sentences(ROWS.splitlines())
    assert [word.spaced for word in first.words] == [False, True, False, True]
    assert [word.spaced for word in second.words] == [False, False]


def test_a_line_that_is_no_word_is_an_error() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        list(sentences(["one\tone\tone\tNUM\tCD\t_\t0\troot\t_\t_"]))
