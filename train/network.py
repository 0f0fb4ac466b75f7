"""The network: MiniLM with one head for each thing that is read off a word."""

from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

SHAPES = 16
"""More than the fourteen shapes of `extraction.language.encoder.shape`, and 0 for the marks around a text."""


class Sizes(NamedTuple):
    """How many labels each head tells apart."""

    tag: int
    pm: int
    lem: int
    dep: int
    ner: int


class Inputs(NamedTuple):
    """One batch: a row a window. `first` and `last` point at the first and last word piece of each word."""

    ids: Tensor
    case: Tensor
    att: Tensor
    first: Tensor
    last: Tensor


class Outputs(NamedTuple):
    """Scores in the order in which the reader expects them."""

    hidden: Tensor
    tag: Tensor
    pm: Tensor
    lem: Tensor
    st: Tensor
    ner: Tensor
    arcs: Tensor
    dependents: Tensor
    heads: Tensor


class Network(nn.Module):
    """Reads windows of words. The word embeddings of MiniLM stay as they are: rare words keep their meaning."""

    def __init__(self, encoder: Any, sizes: Sizes, arc: int = 256, label: int = 128) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.case = nn.Embedding(SHAPES, width, padding_idx=0)
        nn.init.normal_(self.case.weight, std=0.01)
        self.word = nn.Linear(2 * width, width)
        self._start_as_mean(width)
        self.drop = nn.Dropout(0.15)
        self.tag, self.pm, self.lem = (nn.Linear(width, n) for n in (sizes.tag, sizes.pm, sizes.lem))
        self.st = nn.Linear(width, 2)
        self.ner = nn.Sequential(nn.Linear(width, 192), nn.GELU(), nn.Dropout(0.15), nn.Linear(192, sizes.ner))
        self.arc_dependent, self.arc_head = nn.Linear(width, arc), nn.Linear(width, arc)
        self.pair, self.alone = nn.Linear(arc, arc, bias=False), nn.Linear(arc, 1, bias=False)
        self.label_dependent, self.label_head = nn.Linear(width, label), nn.Linear(width, label)
        self.label = nn.Linear(2 * label, sizes.dep)
        self.scale = arc**0.5

    @torch.no_grad()
    def _start_as_mean(self, width: int) -> None:
        """Begin with the mean of a word's first and last piece."""
        self.word.weight.mul_(0.1)
        self.word.bias.zero_()
        self.word.weight += torch.cat([torch.eye(width), torch.eye(width)], 1) / 2

    def forward(self, x: Inputs) -> Outputs:
        """Score every word of every window."""
        embedded = self.encoder.embeddings.word_embeddings(x.ids) + self.case(x.case)
        states = self.encoder(inputs_embeds=embedded, attention_mask=x.att).last_hidden_state.float()
        return self.read(states, x.first, x.last)

    def read(self, states: Tensor, first: Tensor, last: Tensor) -> Outputs:
        """Score words from the states of their pieces; the state of the mark before the text is the root's."""
        word = self.word(torch.cat([_rows(states, first), _rows(states, last)], -1))
        w = self.drop(word)
        with_root = torch.cat([states[:, :1], w], 1)
        dependent, head = self._act(self.arc_dependent(w)), self._act(self.arc_head(with_root))
        arcs = (self.pair(dependent) @ head.transpose(1, 2) + self.alone(head).transpose(1, 2)) / self.scale
        labels = self.label_dependent(w), self.label_head(with_root)
        return Outputs(word, self.tag(w), self.pm(w), self.lem(w), self.st(w), self.ner(w), arcs, *labels)

    def _act(self, x: Tensor) -> Tensor:
        return self.drop(nn.functional.gelu(x))

    def arc_labels(self, out: Outputs, head: Tensor) -> Tensor:
        """Score the labels of the arcs from `head` (0 is the root, h + 1 the word h) to each word."""
        chosen = _rows(out.heads, head)
        both = torch.cat([torch.relu(out.dependents + chosen), out.dependents * chosen], -1)
        return self.label(self.drop(both))


def _rows(table: Tensor, places: Tensor) -> Tensor:
    return torch.gather(table, 1, places.unsqueeze(-1).expand(-1, -1, table.size(-1)))
