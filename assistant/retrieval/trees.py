"""Boosted regression trees, evaluated for many rows at once (pure)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.asked import Floats
from assistant.retrieval.translations import Translations


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Forests:
    """`first` chooses which of the articles found are compared with the question, `last` puts
    those in order; it looks at `translations` too."""

    first: Trees
    last: Trees
    translations: Translations


def scores(trees: Trees, rows: Floats) -> Floats:
    """The sum of all trees for each of `rows` [n × columns]."""
    if not len(trees.roots):
        return np.zeros(len(rows), dtype=np.float32)
    below = np.column_stack([trees.left, trees.right]).ravel()
    node = np.tile(trees.roots, (len(rows), 1))
    start = np.arange(len(rows), dtype=np.int32)[:, None] * np.int32(rows.shape[1])
    flat = rows.ravel()
    for _ in range(trees.depth):
        number = flat.take(start + trees.column.take(node))
        node = below.take(2 * node + (number > trees.threshold.take(node)))
    summed: Floats = trees.value.take(node).sum(axis=1)
    return summed
