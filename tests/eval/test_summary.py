import pytest

from eval.measures import MEASURES
from eval.outcome import Outcome
from eval.summary import by_tag, compare, figures, latency, refusal_curve
from tests.eval.samples import DAY, a_case, a_refusal, an_outcome

CORRECT = MEASURES[0]


def test_a_measure_that_no_case_weighs_in_is_zero_and_says_so() -> None:
    found = {each.measure: each for each in figures([(a_case(), an_outcome())])}
    assert (found["Fact recall"].value, found["Fact recall"].cases) == (0.0, 0)
    assert (found["Correct"].value, found["Correct"].cases) == (1.0, 1)


def test_a_case_counts_under_each_of_its_tags() -> None:
    results = [
        (a_case("a", tags=("bonus", "typo")), an_outcome()),
        (a_case("b", tags=("bonus",)), a_refusal()),
    ]
    found = by_tag(results, CORRECT)
    assert {tag: each.value for tag, each in found.items()} == {"bonus": 0.5, "typo": 1.0}


def test_latency_leaves_out_cases_that_crashed() -> None:
    crashed = Outcome(seconds=0.0, as_of=DAY, error="Boom")
    results = [(a_case(), an_outcome(seconds=2.0)), (a_case(), crashed)]
    assert latency(results).p50 == 2.0


def test_the_refusal_curve_refuses_all_below_the_threshold() -> None:
    results = [
        (a_case(), an_outcome(confidence=0.9)),
        (a_case(), an_outcome(confidence=0.3)),
        (a_case(decision="refuse"), a_refusal(confidence=0.1)),
    ]
    curve = {round(point.threshold, 2): point for point in refusal_curve(results)}
    assert (curve[0.0].precision, curve[0.0].recall, curve[0.0].answered) == (1.0, 0.0, 1.0)
    assert (curve[0.2].precision, curve[0.2].recall) == (1.0, 1.0)
    assert curve[0.4].precision == 0.5
    assert curve[0.4].answered == pytest.approx(1 / 3)


def test_without_confidence_there_is_no_curve() -> None:
    assert refusal_curve([(a_case(), an_outcome())]) == []


def test_two_runs_are_compared_over_the_cases_they_share() -> None:
    a = [(a_case("a"), a_refusal()), (a_case("b"), an_outcome()), (a_case("c"), an_outcome())]
    b = [(a_case("b"), an_outcome()), (a_case("a"), an_outcome()), (a_case("d"), a_refusal())]
    found = compare(a, b)["Correct"]
    assert (found.a, found.b, found.cases) == (0.5, 1.0, 2)
