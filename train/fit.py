"""Train the network on everything at once: tags, readings, lemmas, sentence starts, trees and names."""

import logging
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from train.batches import IGNORED, MAYBE, PARTIAL, Batches, batched
from train.network import Inputs, Network, Outputs
from train.noise import noisy
from train.windows import Text, windows

log = logging.getLogger(__name__)
WEIGHTS = {"lem": 0.5}
"""What a head's loss counts, where it is not 1: lemmas are easy and have a lexicon beside them."""
WARM = 0.06
"""The share of all steps over which the rate of learning rises; then it falls to nothing."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to train."""

    passes: int = 10
    words: int = 1100
    """Words of a batch."""
    encoder_rate: float = 2.5e-4
    head_rate: float = 1.2e-3
    decay: float = 0.999
    """Of the moving average of the weights, which is what is kept."""
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """Texts of one origin, and how much of them each pass sees."""

    texts: Sequence[Text]
    share: float = 1.0


def passes_of(shares: Sequence[Share], plan: Plan, number: int) -> list[list[Text]]:
    """Give the batches of one pass: another cut, another noise and another order for each number."""
    chance = random.Random(f"{plan.seed}/{number}")
    rows = [
        noisy(window, chance)
        for share in shares
        for text in share.texts
        if share.share >= 1 or chance.random() < share.share
        for window in windows(text, chance)
    ]
    return batched(rows, plan.words, chance)


def losses(network: Network, out: Outputs, x: Inputs, gold: dict[str, Tensor]) -> dict[str, Tensor]:
    """Give the loss of each head that has gold labels in this batch."""
    found = dict[str, Tensor]()
    for name in ("tag", "pm", "lem", "st"):
        if (gold[name] != IGNORED).any():
            scores = getattr(out, name).float()
            found[name] = cross_entropy(scores.flatten(0, 1), gold[name].flatten(), ignore_index=IGNORED)
    if (gold["ner"] != IGNORED).any():
        found["ner"] = _name_loss(out.ner.float(), gold["ner"])
    head = gold["head"]
    if (head != IGNORED).any():
        arcs = masked(out.arcs.float(), x)
        found["arc"] = cross_entropy(arcs.flatten(0, 1), head.flatten(), ignore_index=IGNORED)
        labels = network.arc_labels(out, head.clamp(min=0)).float()
        wanted = torch.where(head == IGNORED, IGNORED, gold["dep"])
        found["dep"] = cross_entropy(labels.flatten(0, 1), wanted.flatten(), ignore_index=IGNORED)
    return found


def masked(arcs: Tensor, x: Inputs) -> Tensor:
    """Rule out the heads beyond the end of a window."""
    words = x.first > 0
    heads = torch.cat([torch.ones_like(words[:, :1]), words], 1)
    return arcs.masked_fill(~heads.unsqueeze(1), -1e9)


def _name_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Cross entropy; a word that may yet be a name of another kind counts the sum of what it may be."""
    logs = torch.log_softmax(scores, -1)
    known = (gold != IGNORED) & (gold != PARTIAL)
    picked = torch.gather(logs, -1, gold.clamp(0, scores.size(-1) - 1).unsqueeze(-1)).squeeze(-1)
    maybe = torch.logsumexp(logs[..., MAYBE], -1)
    chosen = torch.where(known, picked, torch.where(gold == PARTIAL, maybe, torch.zeros_like(maybe)))
    return -chosen.sum() / (gold != IGNORED).sum()


@dataclass(slots=True)
class Trainer:
    """Trains a network, keeps where it is after each pass, and goes on from there."""

    network: Network
    batches: Batches
    plan: Plan
    folder: Path
    _average: AveragedModel = field(init=False)
    _optimizer: AdamW = field(init=False)
    _schedule: LambdaLR = field(init=False)
    _pass: int = 0

    def start(self, steps: int) -> None:
        """Prepare for so many steps in all; go on where an earlier run was cut off."""
        torch.manual_seed(self.plan.seed)
        self.network.encoder.embeddings.word_embeddings.weight.requires_grad = False
        encoder = {id(p) for p in self.network.encoder.parameters()}
        groups = [
            {"params": self._trained(lambda p: id(p) in encoder), "lr": self.plan.encoder_rate},
            {"params": self._trained(lambda p: id(p) not in encoder), "lr": self.plan.head_rate},
        ]
        self._optimizer = AdamW(groups, weight_decay=0.01, fused=True)
        self._schedule = LambdaLR(self._optimizer, lambda step: rate(step / steps))
        self._average = AveragedModel(self.network, multi_avg_fn=get_ema_multi_avg_fn(self.plan.decay))
        if self._kept.exists():
            self._resume(torch.load(self._kept, weights_only=False))

    def _trained(self, wanted: Any) -> list[Tensor]:
        return [p for p in self.network.parameters() if p.requires_grad and wanted(p)]

    def run(self, shares: Sequence[Share]) -> Iterator[Network]:
        """Train pass by pass; give the averaged network after each."""
        self.start(self.plan.passes * len(passes_of(shares, self.plan, 0)))
        while self._pass < self.plan.passes:
            self._one_pass(passes_of(shares, self.plan, self._pass))
            self._pass += 1
            self._keep()
            yield self.averaged

    @property
    def averaged(self) -> Network:
        """The network with the moving average of its weights."""
        return self._average.module

    def _one_pass(self, batches: Sequence[Sequence[Text]]) -> None:
        self.network.train()
        began, words, sums = time.monotonic(), 0, Counter[str]()
        for number, batch in enumerate(batches, 1):
            found = self._step(batch)
            words += sum(map(len, batch))
            sums.update({name: float(loss) for name, loss in found.items()} | {f"{name}#": 1 for name in found})
            if number % 50 == 0:
                means = {name: round(sums[name] / sums[f"{name}#"], 3) for name in sums if name[-1] != "#"}
                speed = words / (time.monotonic() - began)
                log.info("pass %d step %d/%d %s %.0f words/s", self._pass, number, len(batches), means, speed)
                sums.clear()

    def _step(self, batch: Sequence[Text]) -> dict[str, Tensor]:
        x, gold = self.batches.numbers(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = losses(self.network, self.network(x), x, gold)
        loss = torch.stack([WEIGHTS.get(name, 1.0) * value for name, value in found.items()]).sum()
        self._optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self._optimizer.step()
        self._schedule.step()
        self._average.update_parameters(self.network)
        return {name: value.detach() for name, value in found.items()}

    @property
    def _kept(self) -> Path:
        return self.folder / "training.pt"

    def _keep(self) -> None:
        state = {
            "pass": self._pass,
            "network": self.network.state_dict(),
            "average": self._average.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "schedule": self._schedule.state_dict(),
            "chance": torch.get_rng_state(),
        }
        torch.save(state, self._kept.with_suffix(".new"))
        self._kept.with_suffix(".new").replace(self._kept)

    def _resume(self, state: dict[str, Any]) -> None:
        self._pass = state["pass"]
        self.network.load_state_dict(state["network"])
        self._average.load_state_dict(state["average"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._schedule.load_state_dict(state["schedule"])
        torch.set_rng_state(state["chance"])
        log.info("going on after pass %d", self._pass)


def rate(done: float) -> float:
    """Give the rate of learning as a share of the highest, `done` being the share of the steps made."""
    return max(0.0, min((done + 1e-3) / WARM, (1 - done) / (1 - WARM)))
