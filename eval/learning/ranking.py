"""The command that fits assistant/models/ranking-vi.

    python -m eval.learning.ranking --data FOLDER --work FOLDER --out assistant/models/ranking-vi

Index the articles by words; train an embedding model for each half of the training questions on
the other half; search for every question; learn which terms of articles stand for which of
questions, for either half from the other half as well; fit the trees that choose what is compared,
on the training questions alone; compare what they choose; fit the trees that put it in order, on
all questions; write all three; measure by cross-validation, with all features and without each
group of them. What the searches find takes long: it is kept under `--work` and not made again.
"""

import argparse
import asyncio
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import astuple, dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.documents.profiles import Profile, key_of, numbered
from assistant.documents.terms import Vocabulary
from assistant.edges.trees import save_trees
from assistant.edges.words import WordIndex
from assistant.retrieval.features import FIRST_NAMES, NAMES
from assistant.retrieval.translations import Translations
from assistant.retrieval.trees import Forests, Trees, scores
from assistant.vietnamese import tokens
from eval.beir import read_corpus
from eval.corpus import BATCH, Corpus, lines_of
from eval.learning import halves, lawbench
from eval.learning.boosting import FIRST, HELD, Recipe, cross_validated, fitted, held, measured
from eval.learning.found import Found, Vectors, load, read, save, searched
from eval.learning.lawbench import Asked
from eval.learning.pools import Pools, first_pools, joined, last_pools, profiles_of
from eval.learning.translating import HEADING, QUESTION, Articles, Lessons, articles_of, lessons_of
from eval.learning.translating import fitted as translations

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
    "translations": ("likelier", "brought"),
    "lengths": ("heading_length", "body_length"),
    "votes, crowd, neighbour": ("votes", "crowd", "neighbour"),
    "number of the article": ("article",),
}
"""Features that are left out together for the ablation table."""
_UNKNOWN = Vocabulary(terms=np.zeros(0, np.uint32), rarity=np.zeros(0, np.float32))
"""The articles are indexed before it is known which terms they may be known by."""


@dataclass(frozen=True, slots=True)
class Task:
    """Questions of one kind whose pools are to be made, the questions that may be learned from
    for that, and the vectors, learned from those, that compare them."""

    name: str
    kind: int
    asked: Sequence[Asked]
    known: tuple[Asked, ...]
    vectors: Callable[[], Vectors]


def tasks(corpus: Corpus, data: Path) -> list[Task]:
    """The two sets of dev questions, then the two halves of the training questions."""
    found, training = [], lawbench.questions(data, lawbench.TRAINING)
    for kind, name in enumerate(lawbench.DEVELOPMENT):
        asked = lawbench.questions(data, name)
        vectors = partial(halves.shipped, corpus.every, asked)
        found.append(Task(name, kind, asked, tuple(training), vectors))
    kind, name = len(found), lawbench.TRAINING
    for number, (known, asked) in enumerate(halves.halves(training)):
        vectors = partial(halves.unseen, corpus.every, known, asked, data)
        found.append(Task(f"{name}_{number}", kind, asked, tuple(known), vectors))
    return found


def all_found(every: Sequence[Task], corpus: Corpus, index: WordIndex, work: Path) -> list[Found]:
    """What is found for every task, kept under `work`."""
    for task in every:
        if not (work / f"{task.name}.npz").exists():
            asyncio.run(_indexed(corpus, index))
            found = asyncio.run(searched(task.asked, task.vectors(), index, kind=task.kind))
            save(found, work / f"{task.name}.npz")
            _tell(f"{task.name}: {len(found.sizes)} questions searched")
    return [load(work / f"{task.name}.npz") for task in every]


def all_translations(
    every: Sequence[Task], corpus: Corpus, profiles: Sequence[Profile], articles: Articles
) -> list[Translations]:
    """For every task what stands for what, learned from the questions it may learn from; the
    `profiles` of all articles of the corpus, in its order."""
    headings = [each.heading for each in profiles]
    named = lessons_of(headings, ([place] for place in range(len(headings))), HEADING)
    places = {each.id: place for place, each in enumerate(corpus.every)}
    learned = {
        known: translations(articles, named, _lessons(known, places))
        for known in dict.fromkeys(task.known for task in every)
    }
    return [learned[task.known] for task in every]


def _lessons(asked: Sequence[Asked], places: Mapping[str, int]) -> Lessons:
    texts = (numbered(tokens(read(each.text).text)) for each in asked)
    answers = ([places[one] for one in each.relevant if one in places] for each in asked)
    return lessons_of(texts, answers, QUESTION)


async def _indexed(corpus: Corpus, index: WordIndex) -> None:
    if await index.count() < len(corpus.every):
        for start in range(0, len(corpus.every), BATCH):
            await index.upsert(corpus.every[start : start + BATCH])


def columns_without(group: Sequence[str]) -> list[int]:
    """The places in `NAMES` of the features that are not of `group`, in any form."""
    return [place for place, name in enumerate(NAMES) if name.split(" ")[0] not in group]


def first_table(dev: Pools, first: Trees) -> Iterator[str]:
    """How much of what answers is among the first articles found, by matching and by `first`."""
    yield (
        "| ordered by | "
        + " | ".join(f"{name}, first {depth}" for name in lawbench.DEVELOPMENT for depth in HELD)
        + " |"
    )
    yield "|---" * (1 + len(HELD) * len(lawbench.DEVELOPMENT)) + "|"
    plain = dev.rows[:, FIRST_NAMES.index("both")]
    for name, found in (("both", plain), ("the first trees", scores(first, dev.rows))):
        cells = [v for kind in range(len(lawbench.DEVELOPMENT)) for v in held(dev, found, kind)]
        yield f"| {name} | {' | '.join(f'{value:.3f}' for value in cells)} |"


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


def fit(data: Path, work: Path, out: Path) -> None:
    """Fit all that ranks, write it, and tell how good it is on questions it did not see."""
    corpus, development = _corpus(data), len(lawbench.DEVELOPMENT)
    with closing(WordIndex(work, corpus, vocabulary=_UNKNOWN)) as index:
        every = tasks(corpus, data)
        found = all_found(every, corpus, index, work)
        profiles, learned = _learned(every, corpus, index)
        _tell("translations learned")
        wide = [first_pools(each) for each in found]
        first = fitted(joined(wide[development:]), FIRST, range(len(FIRST_NAMES)))
        pools = [
            asyncio.run(last_pools(each, profiles, index, first=first, translations=its))
            for each, its in zip(found, learned, strict=True)
        ]
    _tell("pools made")
    dev, training, recipe = joined(pools[:development]), joined(pools[development:]), Recipe()
    last = fitted(joined(pools), recipe, columns_without(()))
    save_trees(Forests(first=first, last=last, translations=learned[0]), out)
    for line in chain(first_table(joined(wide[:development]), first), table(dev, training, recipe)):
        print(line, flush=True)
    _tell("measured")


def _learned(
    every: Sequence[Task], corpus: Corpus, index: WordIndex
) -> tuple[dict[int, Profile], list[Translations]]:
    """The profiles of all articles with their telling terms, by key, and what stands for what."""
    asyncio.run(_indexed(corpus, index))
    keys = np.array([key_of(each.id) for each in corpus.every], dtype=np.uint64)
    kept = asyncio.run(profiles_of(keys, index))
    bare = [kept[key] for key in keys.tolist()]
    articles = articles_of(bare)
    whole = map(articles.known_by, bare, range(len(bare)))
    learned = all_translations(every, corpus, bare, articles)
    return dict(zip(keys.tolist(), whole, strict=True)), learned


def _corpus(data: Path) -> Corpus:
    return Corpus(read_corpus("corpus", lines_of(data / "corpus.jsonl.gz")))


def _tell(what: str) -> None:
    print(f"{time.process_time():.0f} s of processor time: {what}", flush=True)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of articles and questions")
    parser.add_argument("--work", type=Path, required=True, help="folder for what takes long")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the trees to")
    options = parser.parse_args()
    fit(options.data, options.work, options.out)


if __name__ == "__main__":
    main()
