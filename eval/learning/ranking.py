"""The command that fits assistant/models/ranking-vi.

    python -m eval.learning.ranking --data FOLDER --work FOLDER --out assistant/models/ranking-vi

Index the articles by words; train an embedding model for each half of the training questions on
the other half; make a pool of candidates for every question; fit on all of them and write the
trees; measure by cross-validation, with all features and without each group of them. What takes
long is kept under `--work` and not made again.
"""

import argparse
import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import astuple, dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.edges.trees import save_trees
from assistant.edges.words import WordIndex
from assistant.retrieval.features import NAMES
from eval.beir import read_corpus
from eval.corpus import BATCH, Corpus, lines_of
from eval.learning import halves, lawbench
from eval.learning.boosting import Recipe, cross_validated, fitted, measured
from eval.learning.lawbench import Asked
from eval.learning.pools import Pools, Vectors, joined, load, pools_of, save

Scores = NDArray[np.float32]
SEEDS = (0,)
"""Foldings whose figures are averaged; another folding moves a figure by about half a point."""
EVERYTHING = "everything"
GROUPS: Mapping[str, tuple[str, ...]] = {
    EVERYTHING: (),
    "words, dense (their sum stays)": ("words", "dense"),
    "BM25 in the pool": ("syllables", "pairs"),
    "held": ("held", "held_in_heading", "held_in_body"),
    "pairs held": ("pairs_held", "pairs_in_heading", "pairs_in_body"),
    "heading asked": ("heading_asked", "heading_pairs_asked"),
    "windows": ("window", "window_pairs", "window_both"),
    "defined": ("defined",),
    "lengths": ("heading_length", "body_length"),
    "votes, crowd, neighbour": ("votes", "crowd", "neighbour"),
    "number of the article": ("article",),
}
"""Features that are left out together for the ablation table."""


@dataclass(frozen=True, slots=True)
class Task:
    """Questions of one kind whose pools are to be made, with the vectors that compare them."""

    name: str
    kind: int
    asked: Sequence[Asked]
    vectors: Callable[[], Vectors]


def tasks(corpus: Corpus, data: Path) -> list[Task]:
    """The two sets of dev questions, then the two halves of the training questions."""
    found = []
    for kind, name in enumerate(lawbench.DEVELOPMENT):
        asked = lawbench.questions(data, name)
        found.append(Task(name, kind, asked, partial(halves.shipped, corpus.every, asked)))
    kind, name = len(found), lawbench.TRAINING
    for number, (known, asked) in enumerate(halves.halves(lawbench.questions(data, name))):
        vectors = partial(halves.unseen, corpus.every, known, asked, data)
        found.append(Task(f"{name}_{number}", kind, asked, vectors))
    return found


def all_pools(data: Path, work: Path) -> list[Pools]:
    """The pools of every task, kept under `work`."""
    corpus = Corpus(read_corpus("corpus", lines_of(data / "corpus.jsonl.gz")))
    every = tasks(corpus, data)
    with closing(WordIndex(work, corpus)) as index:
        for task in every:
            if not (work / f"{task.name}.npz").exists():
                asyncio.run(_indexed(corpus, index))
                pools = asyncio.run(pools_of(task.asked, task.vectors(), index, kind=task.kind))
                save(pools, work / f"{task.name}.npz")
                print(f"{task.name}: {len(pools.sizes)} pools", flush=True)
    return [load(work / f"{task.name}.npz") for task in every]


async def _indexed(corpus: Corpus, index: WordIndex) -> None:
    if await index.count() < len(corpus.every):
        for start in range(0, len(corpus.every), BATCH):
            await index.upsert(corpus.every[start : start + BATCH])


def columns_without(group: Sequence[str]) -> list[int]:
    """The places in `NAMES` of the features that are not of `group`, in any form."""
    return [place for place, name in enumerate(NAMES) if name.split(" ")[0] not in group]


def table(dev: Pools, training: Pools, recipe: Recipe) -> Iterator[str]:
    """The lines of the ablation table: cross-validated figures without each group."""
    yield (
        "| without | "
        + " | ".join(f"{name} acc@1 | MRR@10 | R@10 | R@100" for name in lawbench.DEVELOPMENT)
        + " |"
    )
    yield "|---" * (1 + 4 * len(lawbench.DEVELOPMENT)) + "|"
    for name in ("words", "dense", "both"):
        yield _line(f"({name} alone)", [dev.rows[:, NAMES.index(name)]], dev)
    for name, group in GROUPS.items():
        columns = columns_without(group)
        runs = [replace(recipe, seed=seed) for seed in SEEDS]
        yield _line(name, [cross_validated(dev, training, run, columns) for run in runs], dev)


def _line(name: str, runs: Sequence[Scores], dev: Pools) -> str:
    """The figures of several runs, averaged."""
    cells = [
        f"{np.mean(values):.3f}"
        for kind in range(len(lawbench.DEVELOPMENT))
        for values in zip(*(astuple(measured(dev, run, kind)) for run in runs), strict=True)
    ]
    return f"| {name} | {' | '.join(cells)} |"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of articles and questions")
    parser.add_argument("--work", type=Path, required=True, help="folder for what takes long")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the trees to")
    options = parser.parse_args()
    recipe, pools = Recipe(), all_pools(options.data, options.work)
    dev, training = joined(pools[: len(lawbench.DEVELOPMENT)]), joined(pools[2:])
    save_trees(fitted(joined(pools), recipe, columns_without(())), options.out)
    for line in table(dev, training, recipe):
        print(line, flush=True)


if __name__ == "__main__":
    main()
