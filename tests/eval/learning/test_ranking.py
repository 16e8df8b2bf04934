"""Fitting the ranking: pools made by the assistant's own steps, trees, cross-validation."""

import asyncio
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np

from assistant.edges.trees import load_trees
from assistant.edges.words import WordIndex
from assistant.retrieval.features import FIRST_NAMES, NAMES
from assistant.retrieval.trees import scores
from eval.beir import Item
from eval.corpus import Corpus
from eval.learning.boosting import FIRST, Recipe, cross_validated, fitted, held, measured
from eval.learning.found import Vectors, load, save, searched
from eval.learning.halves import halves
from eval.learning.lawbench import Asked
from eval.learning.pools import Pools, first_pools, joined, last_pools, profiles_of
from eval.learning.ranking import columns_without
from tests.fakes import FakeEmbedder
from tests.translating import TABLE

QUESTIONS, POOL = 60, 12
SMALL = Recipe(trees=8, leaves=4, depth=3, weights=(1.0, 1.0), others=1.0)


def pools_where(column: str, *, kind: int = 0, names: tuple[str, ...] = NAMES) -> Pools:
    """Pools in which the one right row is that with the greatest number in `column`."""
    chance = np.random.default_rng(kind)
    rows = chance.random((QUESTIONS * POOL, len(names)), dtype=np.float32)
    best = rows[:, names.index(column)].reshape(QUESTIONS, POOL).argmax(axis=1)
    right = np.zeros((QUESTIONS, POOL), dtype=bool)
    right[np.arange(QUESTIONS), best] = True
    return Pools(
        rows=rows,
        right=right.ravel(),
        sizes=np.full(QUESTIONS, POOL),
        golds=np.ones(QUESTIONS, dtype=np.int64),
        kinds=np.full(QUESTIONS, kind),
    )


def test_trees_learn_which_number_tells_the_right_row() -> None:
    trees = fitted(pools_where("words"), SMALL, columns_without(()))
    unseen = pools_where("words", kind=1)
    found = measured(unseen, scores(trees, unseen.rows), 1)
    assert found.mrr_10 > 0.6  # by lot: 0.26
    assert found.recall_10 > 0.9  # the order of sums differs from machine to machine


def test_forests_that_drew_anew_are_averaged() -> None:
    pools = pools_where("words")
    both, *each = (
        fitted(pools, replace(SMALL, forests=forests, seed=seed), columns_without(()))
        for forests, seed in ((2, 0), (1, 0), (1, 100))
    )
    assert len(both.roots) == 2 * SMALL.trees
    mean = sum(scores(one, pools.rows) for one in each) / 2
    assert np.allclose(scores(both, pools.rows), mean, atol=1e-5)


def test_a_feature_that_is_left_out_is_never_looked_at() -> None:
    trees = fitted(pools_where("words"), SMALL, columns_without(("words",)))
    split = trees.column[trees.left != np.arange(len(trees.left))]
    assert not {NAMES[place] for place in split} & {"words", "words ↔", "words #"}
    assert len(columns_without(("words",))) == len(NAMES) - 3


def test_no_question_is_scored_by_trees_that_saw_it() -> None:
    pools, training = pools_where("words"), pools_where("words", kind=1)
    lying = Pools(
        rows=pools.rows,
        right=~pools.right,
        sizes=pools.sizes,
        golds=pools.golds,
        kinds=pools.kinds,
    )
    alone = Recipe(trees=8, leaves=4, depth=3, weights=(0.0, 1.0), others=1.0)
    assert (
        cross_validated(pools, training, alone, columns_without(()))
        == cross_validated(lying, training, alone, columns_without(()))
    ).all()


def test_figures_count_what_the_pool_does_not_hold() -> None:
    pools = Pools(
        rows=np.zeros((3, len(NAMES)), np.float32),
        right=np.array([False, True, True]),
        sizes=np.array([3]),
        golds=np.array([4]),
        kinds=np.array([0]),
    )
    found = measured(pools, np.array([3.0, 2.0, 1.0], np.float32), 0)
    assert (found.accuracy_1, found.mrr_10, found.recall_10) == (0.0, 0.5, 0.5)


def test_questions_are_compared_by_the_half_that_did_not_see_them() -> None:
    asked = [Asked(str(number), ("a",)) for number in range(9)]
    for learned, compared in halves(asked):
        assert {each.text for each in (*learned, *compared)} == {each.text for each in asked}
        assert not {each.text for each in learned} & {each.text for each in compared}


def test_the_first_trees_learn_from_columns_of_their_own() -> None:
    wide = pools_where("neighbour", names=FIRST_NAMES)
    first = fitted(wide, replace(FIRST, weights=(1.0,)), range(len(FIRST_NAMES)))
    assert first.names == FIRST_NAMES
    assert held(wide, scores(first, wide.rows), 0)[0] == 1.0  # pools are smaller than any depth
    assert measured(wide, scores(first, wide.rows), 0).mrr_10 > 0.6  # by lot: 0.26


def test_pools_are_made_by_the_assistants_own_steps_of_what_is_kept(tmp_path: Path) -> None:
    corpus = Corpus(
        [
            Item("1/2020/nđ-cp+1", "Điều 1. Phạm vi", "Nghị định này quy định về cảng biển."),
            Item("1/2020/nđ-cp+2", "Điều 2. Giờ mở cửa", "Cảng mở cửa từ bảy giờ sáng."),
        ]
    )
    asked = [Asked("Phở?", ("không có",)), Asked("Cảng mở cửa lúc mấy giờ?", ("1/2020/nđ-cp+2",))]
    embedder = FakeEmbedder()
    vectors = Vectors(
        [each.id for each in corpus.every],
        embedder.embed_passages([each.text for each in corpus.every]),
        embedder.embed_queries([each.text for each in asked]),
    )
    with closing(WordIndex(tmp_path, corpus)) as index:
        asyncio.run(index.upsert(corpus.every))
        save(asyncio.run(searched(asked, vectors, index, kind=1)), tmp_path / "found.npz")
        found = load(tmp_path / "found.npz")
        profiles = asyncio.run(profiles_of(found.articles, index))
        wide, first = first_pools(found), load_trees().first
        made = joined(
            [asyncio.run(last_pools(found, profiles, index, first=first, translations=TABLE))]
        )
    assert found.texts.tolist() == ["Cảng mở cửa lúc mấy giờ?"]
    assert (made.sizes.tolist(), made.golds.tolist(), made.kinds.tolist()) == ([2], [1], [1])
    assert made.right[made.rows[:, NAMES.index("both")].argmax()]
    assert wide.right[wide.rows[:, FIRST_NAMES.index("both")].argmax()]
