"""Pools: the candidates of many questions as rows of features, with which of them are right (edge).

Made with the assistant's own steps (`ranking` and `features` of `assistant.retrieval`) over a word
index of the articles; the dense search is exact here, every article's vector against the
question's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.edges.words import WordIndex
from assistant.retrieval.asked import sought_in, wanted
from assistant.retrieval.features import features
from assistant.retrieval.ranking import candidates, pooled
from assistant.retrieval.retriever import DEPTH
from assistant.types import Query, Question
from assistant.understanding.query import understand
from eval.learning.lawbench import Asked

Rows = NDArray[np.float32]
_DAY = date(2026, 1, 1)
"""Articles of a benchmark are in force on any day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pools:
    """The pools of n questions, one after the other: r rows of features.

    `right` [r] says which answer, `sizes` [n] how many rows a question has, `golds` [n] how many
    articles answer it, in the pool or not, `kinds` [n] which set a question is of.
    """

    rows: Rows
    right: NDArray[np.bool_]
    sizes: NDArray[np.int64]
    golds: NDArray[np.int64]
    kinds: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Vectors:
    """Unit vectors of articles and of questions, one row each."""

    ids: Sequence[str]
    articles: Rows
    questions: Rows


async def pools_of(
    asked: Sequence[Asked], vectors: Vectors, index: WordIndex, *, kind: int
) -> Pools:
    """The pools of questions; those that no indexed article answers are left out."""
    known = set(vectors.ids)
    rows, right, golds = [], [], []
    for question, vector in zip(asked, vectors.questions, strict=True):
        if gold := known.intersection(question.relevant):
            found, ids = await _pool(question, _nearest(vectors, vector), index)
            rows.append(found)
            right += [each in gold for each in ids]
            golds.append(len(gold))
    return Pools(
        rows=np.concatenate(rows),
        right=np.array(right),
        sizes=np.array([len(each) for each in rows]),
        golds=np.array(golds),
        kinds=np.full(len(golds), kind),
    )


async def _pool(
    question: Asked, dense: Sequence[tuple[str, float]], index: WordIndex
) -> tuple[Rows, list[str]]:
    query = _read(question)
    words, rarity = await index.find(query, limit=DEPTH), await index.rarity(wanted(query))
    pool = pooled(words, dense, await index.articles([*dict(words), *dict(dense)]))
    profiles = await index.profiles([each.article_id for each in pool])
    rows = features(sought_in(query, rarity), candidates(pool, profiles))
    return rows, [each.article_id for each in pool]


def _read(question: Asked) -> Query:
    return understand(Question(text=question.text), today=_DAY)


def _nearest(vectors: Vectors, vector: Rows) -> list[tuple[str, float]]:
    near = vectors.articles @ vector
    best = np.argpartition(-near, min(DEPTH, len(near) - 1))[:DEPTH]
    return [(vectors.ids[n], float(near[n])) for n in best[np.argsort(-near[best], kind="stable")]]


def joined(pools: Iterable[Pools]) -> Pools:
    """Several pools as one, in order."""
    every = list(pools)
    return Pools(
        rows=np.concatenate([each.rows for each in every]),
        right=np.concatenate([each.right for each in every]),
        sizes=np.concatenate([each.sizes for each in every]),
        golds=np.concatenate([each.golds for each in every]),
        kinds=np.concatenate([each.kinds for each in every]),
    )


def save(pools: Pools, file: Path) -> None:
    """Write pools, so that another run need not make them again."""
    fields = ("rows", "right", "sizes", "golds", "kinds")
    np.savez(file, **{name: getattr(pools, name) for name in fields})


def load(file: Path) -> Pools:
    """The pools that `save` wrote."""
    with np.load(file) as stored:
        return Pools(**{name: stored[name] for name in stored.files})
