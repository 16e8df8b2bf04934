"""The figures of a retrieval run."""

import numpy as np
import pytest

from eval.learning.figures import figures, nearest


def test_a_first_place_counts_in_full_and_a_later_one_by_its_rank() -> None:
    found = figures([["a", "b"], ["x", "y", "b"]], [["a"], ["b"]])
    assert found.accuracy_1 == 0.5
    assert found.mrr_10 == pytest.approx((1 + 1 / 3) / 2)
    assert found.recall_10 == found.recall_100 == 1.0


def test_recall_is_the_share_of_a_questions_articles() -> None:
    ranking = ["a", *(f"x{number}" for number in range(20)), "b"]
    found = figures([ranking], [["a", "b", "never found"]])
    assert found.recall_10 == pytest.approx(1 / 3)
    assert found.recall_100 == pytest.approx(2 / 3)


def test_nothing_found_scores_nothing() -> None:
    found = figures([[]], [["a"]])
    assert (found.accuracy_1, found.mrr_10, found.recall_10, found.recall_100) == (0, 0, 0, 0)


def test_the_nearest_rows_come_first() -> None:
    told = np.array([[1, 0], [0, 1], [0.8, 0.6]], dtype=np.float32)
    asked = np.array([[0, 1]], dtype=np.float32)
    assert nearest(asked, told).tolist() == [[1, 2, 0]]
