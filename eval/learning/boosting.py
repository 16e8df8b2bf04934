"""LambdaMART on pools: fitted with LightGBM, cross-validated, handed over as plain trees (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.features import FIRST_NAMES, NAMES
from assistant.retrieval.trees import Trees, scores
from eval.learning.figures import Figures
from eval.learning.pools import Pools, joined

FOLDS = 3
_SHALLOW, _DEEP = 10, 100
_APART = 100
"""From the seed of one forest to that of the next."""
HELD = (60, 80, 100, 150, 400)
"""Depths at which pools are compared; 400 is all that two searches find."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How trees are grown; chosen by cross-validation on the dev questions.

    `weights` are what a question counts by its kind (zalo, qa, the training questions): there are
    four times as many training questions, of the qa kind alone. Of each pool the `top` candidates
    by plain matching are learned from, and of the others the share `others`. `truncation` is how
    many places from the top are worth a comparison; `names` are the columns of the rows. So many
    `forests` of so many `trees`, which learn from candidates and features drawn anew, are averaged.
    """

    names: tuple[str, ...] = NAMES
    forests: int = 2
    trees: int = 170
    rate: float = 0.07
    leaves: int = 15
    depth: int = 5
    weights: tuple[float, ...] = (2.0, 1.0, 0.5)
    top: int = 30
    others: float = 0.25
    truncation: int = 20
    seed: int = 0


FIRST = Recipe(
    names=FIRST_NAMES,
    forests=1,
    trees=30,
    rate=0.15,
    leaves=8,
    depth=4,
    weights=(1.0, 1.0, 1.0),
    others=0.3,
    truncation=100,
)
"""How the trees are grown that choose what is compared: few and shallow, for they look at
everything found; 60 trees of 15 leaves held no more of what answers. They learn from the training
questions alone, so that no dev question has a say in its own pool."""


def fitted(pools: Pools, recipe: Recipe, columns: Sequence[int]) -> Trees:
    """Trees over `columns` of the features, others are never looked at."""
    seeds = [recipe.seed + _APART * number for number in range(recipe.forests)]
    grown = [_grown(pools, replace(recipe, seed=seed), columns) for seed in seeds]
    summed = _trees([tree for forest in grown for tree in forest], columns, recipe.names)
    return replace(summed, value=summed.value / np.float32(recipe.forests))


def _grown(pools: Pools, recipe: Recipe, columns: Sequence[int]) -> list[dict[str, Any]]:
    learned = _sample(pools, recipe)
    kind = np.repeat(learned.kinds, learned.sizes)
    data = lightgbm.Dataset(
        learned.rows[:, columns],
        learned.right.astype(int),
        group=learned.sizes,
        weight=np.array(recipe.weights, dtype=np.float32)[kind],
        params={"max_bin": 127},
    )
    model = lightgbm.train(_parameters(recipe), data, recipe.trees)
    grown: list[dict[str, Any]] = model.dump_model()["tree_info"]
    return grown


def _parameters(recipe: Recipe) -> dict[str, Any]:
    return {
        "objective": "lambdarank",
        "lambdarank_truncation_level": recipe.truncation,
        "label_gain": [0, 1],
        "learning_rate": recipe.rate,
        "num_leaves": recipe.leaves,
        "max_depth": recipe.depth,
        "max_bin": 127,
        "min_data_in_leaf": 40,
        "lambda_l2": 5.0,
        "feature_fraction": 0.5,
        "bagging_fraction": 0.8,
        "bagging_freq": 1,
        "num_threads": 1,
        "force_col_wise": True,
        "deterministic": True,
        "seed": recipe.seed,
        "verbose": -1,
    }


def _sample(pools: Pools, recipe: Recipe) -> Pools:
    """The best candidates by plain matching, what is right, and some of the others."""
    place = pools.rows[:, recipe.names.index("both #")]
    drawn = np.random.default_rng(recipe.seed).random(len(place)) < recipe.others
    kept = (place <= np.log1p(recipe.top)) | pools.right | drawn
    question = np.repeat(np.arange(len(pools.sizes)), pools.sizes)
    return Pools(
        rows=pools.rows[kept],
        right=pools.right[kept],
        sizes=np.bincount(question[kept], minlength=len(pools.sizes)),
        golds=pools.golds,
        kinds=pools.kinds,
    )


def _trees(
    grown: Sequence[dict[str, Any]], columns: Sequence[int], names: tuple[str, ...]
) -> Trees:
    nodes: list[tuple[int, float, int, int, float]] = []
    roots, deepest = [], 0
    for tree in grown:
        roots.append(len(nodes))
        deepest = max(deepest, _add(tree["tree_structure"], nodes, columns))
    column, threshold, left, right, value = zip(*nodes, strict=True)
    return Trees(
        names=names,
        roots=np.array(roots, np.int32),
        column=np.array(column, np.int32),
        threshold=np.array(threshold, np.float32),
        left=np.array(left, np.int32),
        right=np.array(right, np.int32),
        value=np.array(value, np.float32),
        depth=deepest,
    )


def _add(
    node: dict[str, Any],
    nodes: list[tuple[int, float, int, int, float]],
    columns: Sequence[int],
) -> int:
    """Append `node` and what is below it to `nodes`; how many steps it is to the deepest leaf."""
    here = len(nodes)
    if "leaf_value" in node:
        nodes.append((0, 0.0, here, here, node["leaf_value"]))
        return 0
    nodes.append((0, 0.0, 0, 0, 0.0))
    left = len(nodes)
    deep_left = _add(node["left_child"], nodes, columns)
    right = len(nodes)
    deep_right = _add(node["right_child"], nodes, columns)
    # In a float32 a threshold may round down past the very numbers that it was set between.
    threshold = np.nextafter(np.float32(node["threshold"]), np.float32(np.inf))
    nodes[here] = (columns[node["split_feature"]], float(threshold), left, right, 0.0)
    return 1 + max(deep_left, deep_right)


def cross_validated(
    pools: Pools, training: Pools, recipe: Recipe, columns: Sequence[int]
) -> NDArray[np.float32]:
    """The score of every row by trees that never saw its question; `training` is always seen."""
    question = np.repeat(np.arange(len(pools.sizes)), pools.sizes)
    fold = np.random.default_rng(recipe.seed).permutation(len(pools.sizes)) % FOLDS
    found = np.zeros(len(pools.rows), dtype=np.float32)
    for number in range(FOLDS):
        seen = _only(pools, fold != number)
        trees = fitted(joined([seen, training]), recipe, columns)
        unseen = fold[question] == number
        found[unseen] = scores(trees, pools.rows[unseen])
    return found


def _only(pools: Pools, chosen: NDArray[np.bool_]) -> Pools:
    rows = np.repeat(chosen, pools.sizes)
    return Pools(
        rows=pools.rows[rows],
        right=pools.right[rows],
        sizes=pools.sizes[chosen],
        golds=pools.golds[chosen],
        kinds=pools.kinds[chosen],
    )


def measured(pools: Pools, found: NDArray[np.float32], kind: int) -> Figures:
    """The figures of the questions of one kind when rows are ranked by `found`, best first."""
    ends = np.cumsum(pools.sizes)
    each = [
        _of_one(pools.right[end - size : end][np.argsort(-found[end - size : end], kind="stable")])
        / np.array([1, 1, golds, golds])
        for end, size, golds, its in zip(ends, pools.sizes, pools.golds, pools.kinds, strict=True)
        if its == kind
    ]
    return Figures(*(float(value) for value in np.mean(each, axis=0)))


def _of_one(right: NDArray[np.bool_]) -> NDArray[np.float64]:
    """First or not, one over the first right place, right ones among the first 10 and 100."""
    places = np.flatnonzero(right)
    first = int(places[0]) if len(places) else len(right)
    reciprocal = 1 / (first + 1) if first < _SHALLOW else 0.0
    within = [(places < depth).sum() for depth in (_SHALLOW, _DEEP)]
    return np.array([float(first == 0), reciprocal, *within])


def held(pools: Pools, found: NDArray[np.float32], kind: int) -> list[float]:
    """Of what answers the questions of one kind, the share that stands among the first
    `HELD` when rows are ranked by `found`."""
    ends = np.cumsum(pools.sizes)
    each = [
        [pools.right[end - size : end][order[:depth]].sum() / golds for depth in HELD]
        for end, size, golds, its in zip(ends, pools.sizes, pools.golds, pools.kinds, strict=True)
        if its == kind
        for order in [np.argsort(-found[end - size : end], kind="stable")]
    ]
    return [float(value) for value in np.mean(each, axis=0)]
