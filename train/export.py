"""The trained network as the files that the reader loads: int8 ONNX, labels with a lemma lexicon, arc labels, axes."""

import json
import logging
import shutil
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from extraction.language import reader
from train.batches import Labels
from train.labels import script
from train.network import Inputs, Network, Outputs
from train.windows import Text

log = logging.getLogger(__name__)
NO_NAME = 0.5
"""Added to the score of "no name", which the loss leaves too low where other kinds may hide; chosen on EWT, GUM and
BTC's development sets, where it lifts F by a point and more."""
AXES = 96
"""Numbers a token in `doc.tensor`: what coreferee's network reads."""
EXAMPLE = Inputs(
    ids=torch.tensor([[101, 2026, 2905, 7014, 102, 0], [101, 2026, 2905, 7014, 2000, 102]]),
    case=torch.tensor([[0, 1, 2, 8, 0, 0], [0, 1, 2, 8, 2, 0]]),
    att=torch.tensor([[1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 1, 1]]),
    first=torch.tensor([[1, 2, 3, 0], [1, 2, 3, 4]]),
    last=torch.tensor([[1, 2, 3, 0], [1, 2, 3, 4]]),
)
"""Two short windows of different length, to trace with."""


class Plain(nn.Module):
    """The network with MiniLM's layers written out and an explicit mask, so that tracing sees nothing but tensors."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, *inputs: Tensor) -> Outputs:
        """Give the same as the network."""
        x, encoder = Inputs(*inputs), self.network.encoder
        places = torch.arange(x.ids.shape[1]).unsqueeze(0)
        states = encoder.embeddings.word_embeddings(x.ids) + self.network.case(x.case)
        states = states + encoder.embeddings.position_embeddings(places)
        states = encoder.embeddings.LayerNorm(states + encoder.embeddings.token_type_embeddings.weight[0])
        bias = (1.0 - x.att[:, None, None, :].to(states.dtype)) * -1e4
        for layer in encoder.encoder.layer:
            states = _layer(layer, states, bias)
        return self.network.read(states, x.first, x.last)


def _layer(layer: Any, states: Tensor, bias: Tensor) -> Tensor:
    attention = layer.attention.self
    rows, length, _ = states.shape

    def split(x: Tensor) -> Tensor:
        shape = (rows, length, attention.num_attention_heads, attention.attention_head_size)
        return x.view(shape).transpose(1, 2)

    query, key, value = (split(part(states)) for part in (attention.query, attention.key, attention.value))
    weights = torch.softmax(query @ key.transpose(-1, -2) / attention.attention_head_size**0.5 + bias, -1)
    mixed = (weights @ value).transpose(1, 2).reshape(rows, length, -1)
    states = layer.attention.output.LayerNorm(layer.attention.output.dense(mixed) + states)
    inner = nn.functional.gelu(layer.intermediate.dense(states))
    return layer.output.LayerNorm(layer.output.dense(inner) + states)


@torch.no_grad()
def to_onnx(network: Network, work: Path, out: Path) -> float:
    """Write `encoder.onnx` with int8 weights; give the largest difference that writing the layers out made.

    Weights take seven bits of the eight, a scale a channel, so that processors without VNNI do not saturate.
    """
    network.eval()
    plain = Plain(network).eval()
    pairs = zip(network(EXAMPLE), plain(*EXAMPLE), strict=True)
    apart = max(float((one[0, :3] - two[0, :3]).abs().max()) for one, two in pairs if one.shape[1] == 4)  # noqa: PLR2004
    names = ["hid", "tag", "pm", "lem", "sent", "ner", "arcs", "ld", "lh"]
    axes: dict[str, dict[int, str]] = {name: {0: "b", 1: "s"} for name in ("ids", "case", "att")}
    axes |= {name: {0: "b", 1: "w"} for name in ("first", "last", *names)}
    axes["arcs"][2] = "r"
    axes["lh"] = {0: "b", 1: "r"}
    full = work / "encoder.fp32.onnx"
    torch.onnx.export(
        plain, tuple(EXAMPLE), str(full), input_names=list(Inputs._fields), output_names=names,
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    small = out / "encoder.onnx"
    quantize_dynamic(str(full), str(small), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    log.info("encoder %.1f MB, %.1f MB with int8 weights", full.stat().st_size / 1e6, small.stat().st_size / 1e6)
    return apart


def lexicon(texts: Sequence[Text], scripts: Sequence[str]) -> dict[str, int]:
    """Give the script of each "word|POS" that was seen twice or more and has one clear script."""
    places = {name: i for i, name in enumerate(scripts)}
    seen = defaultdict[str, Counter[int]](Counter)
    for text in texts:
        for word, reading, lemma in zip(text.words, text.readings, text.lemmas, strict=True):
            made = None if lemma is None else script(word, lemma)
            if reading and made in places:
                seen[f"{word.lower()}|{reading.split('|', 1)[0]}"][places[made]] += 1
    tops = {word: (counts.most_common(1)[0], counts.total()) for word, counts in seen.items()}
    return {word: top for word, ((top, count), all_) in tops.items() if all_ > 1 and count / all_ > 0.9}  # noqa: PLR2004


def write(network: Network, labels: Labels, gold: Sequence[Text], base: Path, folders: tuple[Path, Path]) -> None:
    """Write everything but the chains into the second folder; the first is for what is only passed through."""
    work, out = folders
    out.mkdir(parents=True, exist_ok=True)
    network.ner[-1].bias.data[0] += NO_NAME
    log.info("written out, the network differs by %.1e", to_onnx(network, work, out))
    shutil.copy(base / "tokenizer.json", out)
    words = labels._asdict() | {"lexicon": lexicon(gold, labels.lem)}
    (out / "labels.json").write_text(json.dumps(words, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    heads: dict[str, NDArray[Any]] = {
        "lab_w": network.label.weight.detach().numpy().astype(np.float16),
        "lab_b": network.label.bias.detach().numpy(),
    }
    width = network.word.out_features
    _save(out, heads, pca_mean=np.zeros(width, np.float32), pca=np.eye(width, dtype=np.float32))
    mean, axes, kept = principal(_states(out, gold))
    log.info("%d of %d dimensions keep %.1f %% of the variance", AXES, width, 100 * kept)
    _save(out, heads, pca_mean=mean, pca=axes)


def _save(out: Path, heads: dict[str, NDArray[Any]], **axes: NDArray[np.float32]) -> None:
    arrays: dict[str, Any] = heads | axes
    np.savez(out / "heads.npz", **arrays)


def _states(folder: Path, gold: Sequence[Text]) -> NDArray[np.float64]:
    """Read a part of the texts; give the vectors of their words."""
    nlp = spacy.blank("en")
    component = reader.Reader(nlp.vocab).from_disk(folder)
    spelled = ("".join(" " * space + word for word, space in zip(t.words, t.spaced, strict=True)) for t in gold[::12])
    tensors = [np.asarray(component(nlp.make_doc(text.strip())).tensor) for text in spelled]
    return np.concatenate(tensors).astype(np.float64)


def principal(states: NDArray[np.float64]) -> tuple[NDArray[np.float32], NDArray[np.float32], float]:
    """Give the mean, the principal axes as columns, scaled to unit mean variance, and the share of variance kept."""
    mean = states.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov((states - mean).T))
    values, vectors = values[::-1], vectors[:, ::-1]
    axes = vectors[:, :AXES] / np.sqrt(values[:AXES].mean())
    return mean.astype(np.float32), axes.astype(np.float32), float(values[:AXES].sum() / values.sum())
