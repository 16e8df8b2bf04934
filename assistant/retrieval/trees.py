"""Boosted regression trees, evaluated for many rows at once (pure)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.asked import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """A sum of trees whose nodes stand one tree after the other in flat arrays.

    A row goes `left` at a node when its number in column `column` is at most `threshold`, else
    `right`. A leaf leads to itself and adds `value`. `roots` are the places of the first nodes,
    `depth` the most steps from a root to a leaf, `names` what the columns are called.
    """

    names: tuple[str, ...]
    roots: NDArray[np.int32]
    column: NDArray[np.int32]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: Floats
    depth: int


def scores(trees: Trees, rows: Floats) -> Floats:
    """The sum of all trees for each of `rows` [n × columns]."""
    if not len(trees.roots):
        return np.zeros(len(rows), dtype=np.float32)
    node = np.tile(trees.roots, (len(rows), 1))
    start = np.arange(len(rows), dtype=np.int32)[:, None] * np.int32(rows.shape[1])
    flat = rows.ravel()
    for _ in range(trees.depth):
        below = flat[start + trees.column[node]] <= trees.threshold[node]
        node = np.where(below, trees.left[node], trees.right[node])
    summed: Floats = trees.value[node].sum(axis=1)
    return summed
