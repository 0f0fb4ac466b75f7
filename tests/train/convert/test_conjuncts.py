from tests.train.snippets import converted


def test_conjuncts_hang_in_a_chain_with_what_joins_them_on_the_left() -> None:
    tree = """
    tea NOUN NN 0 root
    , PUNCT , 3 punct
    milk NOUN NN 1 conj
    , PUNCT , 6 punct
    and CCONJ CC 6 cc
    honey NOUN NN 1 conj
    """
    assert converted(tree) == [
        "tea ROOT -", ", punct tea", "milk conj tea", ", punct milk", "and cc milk", "honey conj milk",
    ]  # fmt: skip


def test_the_conjunction_of_a_phrase_hangs_on_the_phrase_before_it() -> None:
    tree = """
    sat/sit VERB VBD 0 root
    on ADP IN 3 case
    chairs NOUN NNS 1 obl
    and CCONJ CC 6 cc
    under ADP IN 6 case
    tables NOUN NNS 3 conj
    """
    assert converted(tree) == [
        "sat ROOT -", "on prep sat", "chairs pobj on", "and cc on", "under conj on", "tables pobj under",
    ]  # fmt: skip


def test_a_quotation_mark_before_a_conjunct_stays_with_it() -> None:
    tree = """
    tea NOUN NN 0 root
    or CCONJ CC 4 cc
    " PUNCT `` 4 punct
    milk NOUN NN 1 conj
    " PUNCT '' 4 punct
    """
    assert converted(tree) == ["tea ROOT -", "or cc tea", '" punct milk', "milk conj tea", '" punct milk']
