"""A quick look at a network on gold windows: heads by argmax, with no care for trees."""

from collections import Counter
from collections.abc import Sequence

import torch

from train.batches import IGNORED, PARTIAL, Batches, batched
from train.fit import masked
from train.labels import EVERYWHERE, NAMES
from train.network import Network
from train.windows import Text, windows

Span = tuple[int, int, str]


@torch.no_grad()
def scores(network: Network, batches: Batches, texts: Sequence[Text]) -> dict[str, float]:
    """Give per cent right of tags, readings, lemmas, starts, heads (uas) and labelled heads (las), and F of names."""
    network.eval()
    right, all_ = Counter[str](), Counter[str]()
    for batch in batched([window for text in texts for window in windows(text, None)], 1500, None):
        x, gold = batches.numbers(batch)
        out = network(x)
        heads = masked(out.arcs, x).argmax(-1)
        deps = network.arc_labels(out, heads).argmax(-1)
        found = {name: getattr(out, name).argmax(-1) for name in ("tag", "pm", "lem", "st")} | {"head": heads}
        for name, labels in found.items():
            known = gold[name] != IGNORED
            right[name] += int(((labels == gold[name]) & known).sum())
            all_[name] += int(known.sum())
        known = (gold["head"] != IGNORED) & (gold["dep"] != IGNORED)
        right["las"] += int(((heads == gold["head"]) & (deps == gold["dep"]) & known).sum())
        all_["las"] += int(known.sum())
        _count_names(right, batch, out.ner.argmax(-1).tolist(), gold["ner"].tolist())
    names = 200 * right["name"] / max(1, right["gold names"] + right["found names"])
    return {name: round(100 * right[name] / all_[name], 2) for name in all_ if all_[name]} | {"names": round(names, 2)}


def _count_names(right: Counter[str], batch: Sequence[Text], found: list[list[int]], gold: list[list[int]]) -> None:
    for text, mine, theirs in zip(batch, found, gold, strict=True):
        one, two = _spans(mine[: len(text)]), _spans(theirs[: len(text)])
        right.update({"name": len(one & two), "found names": len(one), "gold names": len(two)})


def _spans(classes: Sequence[int]) -> set[Span]:
    """Give the names of the kinds that every corpus has: first word, word after the last, kind."""
    spans, begun = set[Span](), None
    for place, number in enumerate([*classes, 0]):
        label = NAMES[number] if 0 <= number < PARTIAL else "O"
        if begun and (label[0] != "I" or label[2:] != begun[1]):
            spans.add((begun[0], place, begun[1]))
            begun = None
        if label != "O" and begun is None and label[2:] in EVERYWHERE:
            begun = (place, label[2:])
    return spans
