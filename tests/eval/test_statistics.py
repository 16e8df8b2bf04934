import pytest

from eval.measures import Score
from eval.statistics import difference, interval, quantile

HALF = [Score(1.0)] * 50 + [Score(0.0)] * 50


def test_an_interval_lies_around_the_figure_as_wide_as_theory_says() -> None:
    found = interval(HALF)
    assert found.low == pytest.approx(0.5 - 1.96 * 0.05, abs=0.015)
    assert found.high == pytest.approx(0.5 + 1.96 * 0.05, abs=0.015)


def test_the_same_scores_give_the_same_interval() -> None:
    assert interval(HALF) == interval(HALF)


def test_scores_that_are_all_alike_leave_no_doubt() -> None:
    found = interval([Score(1.0)] * 20)
    assert (found.low, found.high) == (1.0, 1.0)


def test_cases_without_weight_do_not_move_a_pooled_figure() -> None:
    found = interval([Score(2.0, 2.0), Score(0.0, 0.0), Score(0.0, 0.0)])
    assert (found.low, found.high) == (1.0, 1.0)


def test_a_run_does_not_differ_from_itself() -> None:
    found = difference(HALF, HALF)
    assert found.change == 0.0
    assert found.p == 1.0


def test_a_clear_gain_is_significant_and_its_interval_above_zero() -> None:
    better = [Score(1.0)] * 70 + [Score(0.0)] * 30
    found = difference(HALF, better)
    assert found.change == pytest.approx(0.2)
    assert found.p < 0.01
    assert found.interval.low > 0


def test_one_case_more_is_not_significant() -> None:
    better = [Score(1.0)] * 51 + [Score(0.0)] * 49
    assert difference(HALF, better).p > 0.5


def test_runs_of_different_length_cannot_be_paired() -> None:
    with pytest.raises(ValueError, match="100 and 1"):
        difference(HALF, HALF[:1])


def test_no_cases_give_no_difference() -> None:
    assert difference([], []).p == 1.0


def test_quantiles_are_interpolated() -> None:
    assert quantile([1.0, 2.0, 3.0], 0.5) == 2.0
    assert quantile([1.0, 2.0], 0.95) == pytest.approx(1.95)
    assert quantile([], 0.5) == 0.0
