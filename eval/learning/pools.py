"""Pools: the candidates of many questions as rows of features, with which of them are right (edge).

Made of what was found with the assistant's own steps (`ranking` and `features` of
`assistant.retrieval`); the profiles of articles are read from the word index.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.documents.profiles import Keys, Profile
from assistant.edges.words import WordIndex
from assistant.retrieval.asked import sought_in, wanted
from assistant.retrieval.features import features, first_features
from assistant.retrieval.ranking import shortlist
from assistant.retrieval.translations import Translations
from assistant.retrieval.trees import Trees
from eval.learning.found import Found, Rows, each_found, read


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


async def profiles_of(articles: Keys, index: WordIndex) -> dict[int, Profile]:
    """The profiles of articles, read once: many are found for many questions."""
    read_of = zip(articles.tolist(), await index.profiles(articles), strict=True)
    return {key: profile for key, profile in read_of if profile is not None}


def first_pools(found: Found) -> Pools:
    """Everything found, by the features that need no text."""
    every = [
        (first_features(pool), np.isin(pool.article, gold)) for _, pool, gold in each_found(found)
    ]
    return _pools(found, every)


async def last_pools(
    found: Found,
    profiles: Mapping[int, Profile],
    index: WordIndex,
    *,
    first: Trees,
    translations: Translations,
) -> Pools:
    """The articles that `first` chooses of what was found, by all features."""
    every = []
    for text, everything, gold in each_found(found):
        query, pool = read(text), shortlist(everything, first)
        sought = sought_in(query, await index.rarity(wanted(query)))
        texts = [profiles[each] for each in pool.article.tolist()]
        rows = features(sought, pool, texts, translations)
        every.append((rows, np.isin(pool.article, gold)))
    return _pools(found, every)


def _pools(found: Found, every: Sequence[tuple[Rows, NDArray[np.bool_]]]) -> Pools:
    return Pools(
        rows=np.concatenate([rows for rows, _ in every]),
        right=np.concatenate([right for _, right in every]),
        sizes=np.array([len(rows) for rows, _ in every]),
        golds=found.golds,
        kinds=found.kinds,
    )


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
