from extraction.language.nlp import KEPT_TEXTS, English, Kept


def test_a_sentence_gets_tags_lemmas_heads_and_names(english: English) -> None:
    doc = english.read("My brother Karl moved to Vienna last winter.")
    assert [token.tag_ for token in doc] == ["PRP$", "NN", "NNP", "VBD", "IN", "NNP", "JJ", "NN", "."]
    assert [token.lemma_ for token in doc][:5] == ["my", "brother", "Karl", "move", "to"]
    assert [token.dep_ for token in doc] == [
        "poss", "nsubj", "appos", "ROOT", "prep", "pobj", "amod", "npadvmod", "punct",
    ]  # fmt: skip
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Karl", "PERSON"), ("Vienna", "LOC")]


def test_a_line_break_ends_a_sentence(english: English) -> None:
    doc = english.read("two eggs\nsome flour\n\na pinch of salt")
    assert [sentence.text.strip() for sentence in doc.sents] == ["two eggs", "some flour", "a pinch of salt"]


def test_every_sentence_is_a_tree_with_one_root(english: English) -> None:
    doc = english.read("so he was like no way and I said fine, whatever, you do it then\nlol he did not, it rained")
    for sentence in doc.sents:
        assert [token for token in sentence if token.head == token] == [sentence.root]
        assert all(token.i == sentence.root.i or sentence.root in token.ancestors for token in sentence)


def test_a_text_of_many_windows_is_read_to_its_end(english: English) -> None:
    doc = english.read("Nina bought a red bike and rode it to the old mill by the river. " * 30)
    assert sum(ent.text == "Nina" for ent in doc.ents) == 30
    assert len(list(doc.sents)) == 30


def test_a_text_is_the_same_read_alone_or_after_others(english: English) -> None:
    words = "Tom and Eve run a bakery in Leeds."
    first = english.nlp(words).to_json()
    english.read_many(["A long sentence about nothing much.", "hi"])
    assert english.nlp(words).to_json() == first


def test_blank_texts_are_read(english: English) -> None:
    assert len(english.read("")) == 0
    assert [token.is_space for token in english.read(" \n ")] == [True]


def test_chains_run_across_turns_read_alone(english: English) -> None:
    docs = english.read_many(["I met Tom yesterday.", "How is he?"])
    words = [token.text for doc in docs for token in doc]
    chains = [[words[place] for mention in chain for place in mention] for chain in english.chains(docs)]
    assert chains == [["Tom", "he"]]


def test_only_so_many_texts_stay_read() -> None:
    kept = Kept[str](2)
    for key in ("a", "b", "a", "c"):
        kept.get(key, lambda key=key: key.upper())
    assert list(kept.read.items()) == [("a", "A"), ("c", "C")]
    assert KEPT_TEXTS > 0
