"""Pools: the candidates of many questions as rows of features, with which of them are right (edge).

Made of what was found with the assistant's own steps (`ranking` and `features` of
`assistant.retrieval`); the profiles of articles are read from the word index.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.documents.profiles import Profile
from assistant.edges.words import WordIndex
from assistant.retrieval.asked import sought_in, wanted
from assistant.retrieval.features import features, first_features
from assistant.retrieval.ranking import candidates, shortlist
from assistant.retrieval.trees import Trees
from eval.learning.found import Found, Rows, each_found, read

BATCH = 2000
"""Profiles read at once."""


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


async def profiles_of(found: Iterable[Found], index: WordIndex) -> dict[str, Profile]:
    """The profile of every article found, read once: many are found for many questions."""
    ids = np.unique(np.concatenate([each.ids for each in found])).tolist()
    profiles: dict[str, Profile] = {}
    for start in range(0, len(ids), BATCH):
        profiles |= await index.profiles(ids[start : start + BATCH])
    return profiles


def first_pools(found: Found, profiles: Mapping[str, Profile]) -> Pools:
    """Everything found, by the features that need no text."""
    rows, right = [], []
    for _, pool, gold in each_found(found):
        rows.append(first_features(candidates(pool, profiles)))
        right.append([each.article_id in gold for each in pool])
    return _pools(found, rows, right)


async def last_pools(
    found: Found, profiles: Mapping[str, Profile], index: WordIndex, first: Trees
) -> Pools:
    """The articles that `first` chooses of what was found, by all features."""
    rows, right = [], []
    for text, everything, gold in each_found(found):
        query, pool = read(text), shortlist(everything, profiles, first)
        sought = sought_in(query, await index.rarity(wanted(query)))
        rows.append(features(sought, candidates(pool, profiles)))
        right.append([each.article_id in gold for each in pool])
    return _pools(found, rows, right)


def _pools(found: Found, rows: Sequence[Rows], right: Sequence[Sequence[bool]]) -> Pools:
    return Pools(
        rows=np.concatenate(rows),
        right=np.concatenate(right).astype(bool),
        sizes=np.array([len(each) for each in rows]),
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
