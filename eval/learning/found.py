"""What both searches find for many questions, kept on disk, for it takes long (edge).

Searched as the assistant does it, over a word index of the articles; the dense search is exact
here, every article's vector against the question's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.edges.words import WordIndex
from assistant.retrieval.ranking import Pooled, pooled
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

    `ids`, `words`, `dense` [r] are the article and what the searches said of it, `right` [r]
    whether it answers; `texts` [n] are the questions, `sizes` [n] how many articles were found,
    `golds` [n] how many answer, found or not, `kinds` [n] which set a question is of.
    """

    texts: NDArray[np.str_]
    ids: NDArray[np.str_]
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
    texts, golds, sizes = [], [], []
    every: list[Pooled] = []
    right: list[bool] = []
    for question, vector in zip(asked, vectors.questions, strict=True):
        if gold := known.intersection(question.relevant):
            found = await _pool(question.text, _nearest(vectors, vector), index)
            every += found
            right += [each.article_id in gold for each in found]
            texts.append(question.text)
            golds.append(len(gold))
            sizes.append(len(found))
    return Found(
        texts=np.array(texts),
        ids=np.array([each.article_id for each in every]),
        words=np.array([each.words for each in every], dtype=np.float32),
        dense=np.array([each.dense for each in every], dtype=np.float32),
        right=np.array(right),
        sizes=np.array(sizes),
        golds=np.array(golds),
        kinds=np.full(len(golds), kind),
    )


async def _pool(text: str, dense: Sequence[tuple[str, float]], index: WordIndex) -> list[Pooled]:
    words = await index.find(read(text), limit=DEPTH)
    return pooled(words, dense, await index.articles([*dict(words), *dict(dense)]))


def read(text: str) -> Query:
    """A question as it is understood."""
    return understand(Question(text=text), today=_DAY)


def _nearest(vectors: Vectors, vector: Rows) -> list[tuple[str, float]]:
    near = vectors.articles @ vector
    best = np.argpartition(-near, min(DEPTH, len(near) - 1))[:DEPTH]
    return [(vectors.ids[n], float(near[n])) for n in best[np.argsort(-near[best], kind="stable")]]


def each_found(found: Found) -> Iterator[tuple[str, list[Pooled], set[str]]]:
    """Of every question the text, the articles found and the ids of those that answer."""
    ends = np.cumsum(found.sizes)
    for text, end, size in zip(found.texts, ends, found.sizes, strict=True):
        own = slice(end - size, end)
        ids, right = found.ids[own].tolist(), found.right[own]
        told = zip(ids, found.words[own].tolist(), found.dense[own].tolist(), strict=True)
        pool = [Pooled(article_id=i, passage_id=i, words=w, dense=d) for i, w, d in told]
        yield str(text), pool, {i for i, is_right in zip(ids, right, strict=True) if is_right}


def save(found: Found, file: Path) -> None:
    """Write what was found, so that another run need not search again."""
    np.savez_compressed(file, **{each.name: getattr(found, each.name) for each in fields(found)})


def load(file: Path) -> Found:
    """What `save` wrote."""
    with np.load(file) as stored:
        return Found(**{name: stored[name] for name in stored.files})
