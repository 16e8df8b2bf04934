"""What both searches find for many questions, kept on disk, for it takes long (edge).

Searched as the assistant does it, over a word index of the articles; the dense search is exact
here, every article's vector against the question's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.documents.profiles import Ints, Keys, key_of
from assistant.edges.words import WordIndex
from assistant.retrieval.features import Pool
from assistant.retrieval.ranking import pooled
from assistant.retrieval.retriever import DEPTH
from assistant.types import Query, Question
from assistant.understanding.query import understand
from eval.learning.lawbench import Asked

Rows = NDArray[np.float32]
_DAY = date(2026, 1, 1)
"""Articles of a benchmark are in force on any day."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Unit vectors of articles and of questions, one row each."""

    ids: Sequence[str]
    articles: Rows
    questions: Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The articles found for n questions, one question's after the other's: r articles.

    `articles`, `documents`, `numbers`, `words`, `dense` [r] are the columns of `Pool`, `right` [r]
    whether an article answers; `texts` [n] are the questions, `sizes` [n] how many articles were
    found, `golds` [n] how many answer, found or not, `kinds` [n] which set a question is of.
    """

    texts: NDArray[np.str_]
    articles: Keys
    documents: Ints
    numbers: Ints
    words: Rows
    dense: Rows
    right: NDArray[np.bool_]
    sizes: NDArray[np.int64]
    golds: NDArray[np.int64]
    kinds: NDArray[np.int64]


async def searched(
    asked: Sequence[Asked], vectors: Vectors, index: WordIndex, *, kind: int
) -> Found:
    """What is found for questions; those that no indexed article answers are left out."""
    known = set(vectors.ids)
    texts, golds = [], []
    pools: list[Pool] = []
    right: list[NDArray[np.bool_]] = []
    for question, vector in zip(asked, vectors.questions, strict=True):
        if gold := known.intersection(question.relevant):
            pools.append(await _pool(question.text, _nearest(vectors, vector), index))
            right.append(np.isin(pools[-1].article, [*map(key_of, gold)]))
            texts.append(question.text)
            golds.append(len(gold))
    return Found(
        texts=np.array(texts),
        articles=np.concatenate([each.article for each in pools]),
        documents=np.concatenate([each.document for each in pools]),
        numbers=np.concatenate([each.number for each in pools]),
        words=np.concatenate([each.words for each in pools]),
        dense=np.concatenate([each.dense for each in pools]),
        right=np.concatenate(right),
        sizes=np.array([len(each) for each in pools]),
        golds=np.array(golds),
        kinds=np.full(len(golds), kind),
    )


async def _pool(text: str, dense: Mapping[str, float], index: WordIndex) -> Pool:
    words = await index.finds(read(text), limit=DEPTH)
    return pooled(words, await index.located(dense))


def read(text: str) -> Query:
    """A question as it is understood."""
    return understand(Question(text=text), today=_DAY)


def _nearest(vectors: Vectors, vector: Rows) -> dict[str, float]:
    near = vectors.articles @ vector
    best = np.argpartition(-near, min(DEPTH, len(near) - 1))[:DEPTH]
    return {vectors.ids[n]: float(near[n]) for n in best[np.argsort(-near[best], kind="stable")]}


def each_found(found: Found) -> Iterator[tuple[str, Pool, Keys]]:
    """Of every question the text, the articles found and the keys of those that answer."""
    ends = np.cumsum(found.sizes)
    for text, end, size in zip(found.texts, ends, found.sizes, strict=True):
        own = slice(end - size, end)
        articles = found.articles[own]
        pool = Pool(
            article=articles,
            passage=articles,
            document=found.documents[own],
            number=found.numbers[own],
            words=found.words[own],
            dense=found.dense[own],
        )
        yield str(text), pool, articles[found.right[own]]


def save(found: Found, file: Path) -> None:
    """Write what was found, so that another run need not search again."""
    np.savez_compressed(file, **{each.name: getattr(found, each.name) for each in fields(found)})


def load(file: Path) -> Found:
    """What `save` wrote."""
    with np.load(file) as stored:
        return Found(**{name: stored[name] for name in stored.files})
