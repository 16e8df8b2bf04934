import pytest

from eval.measures import Score
from eval.speed.results import (
    Contest,
    Ingestion,
    Latency,
    ToolRun,
    latency,
    per_second,
    ratio,
    tool_run,
)
from tests.eval.speed.samples import TOPICS, a_contest, a_run, a_size

REPORT = {
    "packages": {"txtai": "9.14.0"},
    "index_seconds": 12.0,
    "index_cpu_seconds": 20.0,
    "rankings": {"q1": ["9/2020/nđ-cp+9", "2/2020/nđ-cp+3"]},
    "seconds": [0.010, 0.030],
    "ask_cpu_seconds": 0.030,
    "peak_mb": 512.0,
}


def test_percentiles_are_in_milliseconds() -> None:
    found = latency([each / 1000 for each in range(101)])
    assert found == Latency(p50=50.0, p95=95.0, p99=99.0, questions=101)


@pytest.mark.parametrize(("a", "b"), [(None, 2.0), (2.0, None), (2.0, 0.0)])
def test_there_is_no_ratio_to_what_is_not_known_or_nothing(
    a: float | None, b: float | None
) -> None:
    assert ratio(a, b) is None


def test_a_ratio_says_how_many_times_the_second_the_first_is() -> None:
    assert ratio(3.0, 2.0) == 1.5
    assert a_size(1000, write_seconds=12.0, add_seconds=3.0).write_ratio == 4.0


def test_what_took_no_time_has_no_speed() -> None:
    assert per_second(5, 0.0) == 0.0
    assert Ingestion(documents=3, passages=30, seconds=1.5).documents_per_second == 2.0
    assert Ingestion(documents=3, passages=30, seconds=1.5).passages_per_second == 20.0


def test_a_tools_report_is_scored_and_a_question_it_left_out_scores_nothing() -> None:
    run = tool_run("txtai", REPORT, TOPICS)
    assert run.figures == {"acc@1": 0.0, "MRR@10": 0.25, "R@10": 0.5}
    assert run.latency.p50 == 20.0
    assert run.ask_cpu_ms == 15.0
    assert (run.index_seconds, run.index_cpu_seconds, run.peak_mb) == (12.0, 20.0, 512.0)


def test_costs_are_compared_with_ours() -> None:
    contest = a_contest()
    ours, theirs = (contest.ratios(run) for run in contest.runs)
    assert set(ours.values()) == {1.0}
    assert (theirs["index_seconds"], theirs["p50_ms"], theirs["peak_mb"]) == (0.5, 2.5, None)


def test_where_ours_failed_nothing_is_compared_with_it() -> None:
    theirs: ToolRun = a_run("txtai")
    contest = Contest(articles=10, questions=2, runs=(theirs,), failed=())
    assert set(contest.ratios(theirs).values()) == {None}
    assert contest.differences(theirs) == {}


def test_quality_is_compared_question_by_question() -> None:
    better = a_run("txtai", scores={**a_run("tdkt").scores, "acc@1": (Score(1.0), Score(1.0))})
    contest = Contest(articles=10, questions=2, runs=(a_run("tdkt"), better), failed=())
    found = contest.differences(better)
    assert found["acc@1"].change == 0.5
    assert found["R@10"].change == 0.0
