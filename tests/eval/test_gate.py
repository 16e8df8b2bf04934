import pytest

from eval.gate import (
    NOISE,
    Floors,
    FloorsRejected,
    Regression,
    check,
    floors_json,
    parse_floors,
    pin,
)
from eval.statistics import Interval
from eval.summary import Figure


def figures(**values: float) -> list[Figure]:
    names = {"correct": "Correct", "exact": "Quote exactness", "document": "MRR@10 (document)"}
    return [
        Figure(measure=names[key], value=value, interval=Interval(value, value), cases=10)
        for key, value in values.items()
    ]


FLOORS = Floors(digest="d1", cases=10, figures={"Correct": 0.8, "Quote exactness": 1.0})


def holds(found: list[Figure]) -> dict[str, bool]:
    return {each.measure: each.holds for each in check(FLOORS, found)}


def test_a_figure_at_its_floor_holds() -> None:
    assert holds(figures(correct=0.8, exact=1.0)) == {"Correct": True, "Quote exactness": True}


def test_a_figure_within_the_noise_below_its_floor_holds() -> None:
    assert holds(figures(correct=0.8 - NOISE, exact=1.0))["Correct"]


def test_a_figure_below_floor_and_noise_fails() -> None:
    assert not holds(figures(correct=0.8 - NOISE - 0.001, exact=1.0))["Correct"]


def test_exactness_has_no_noise() -> None:
    assert not holds(figures(correct=0.8, exact=0.999))["Quote exactness"]


def test_a_figure_that_is_missing_fails() -> None:
    assert not holds(figures(exact=1.0))["Correct"]


def test_pinning_raises_floors_and_keeps_the_digest_of_the_cases() -> None:
    pinned = pin(FLOORS, figures(correct=0.9, exact=1.0), digest="d2", cases=12)
    assert pinned == Floors(digest="d2", cases=12, figures={"Correct": 0.9, "Quote exactness": 1.0})


def test_pinning_refuses_to_lower_any_floor_and_names_it() -> None:
    with pytest.raises(Regression, match=r"Correct: 0\.8000 → 0\.7900"):
        pin(FLOORS, figures(correct=0.79, exact=1.0), digest="d1", cases=10)


def test_pinning_refuses_to_lose_a_figure() -> None:
    with pytest.raises(Regression, match="Quote exactness"):
        pin(FLOORS, figures(correct=0.9), digest="d1", cases=10)


def test_pinning_anew_starts_from_what_is_reached() -> None:
    assert pin(None, figures(correct=0.5), digest="d", cases=1).figures == {"Correct": 0.5}


def test_a_pinned_run_passes_its_own_gate() -> None:
    found = figures(correct=0.123456, exact=1.0)
    assert all(each.holds for each in check(pin(None, found, digest="d", cases=1), found))


def test_figures_at_document_level_have_no_floor() -> None:
    assert pin(None, figures(document=0.9), digest="d", cases=1).figures == {}


def test_floors_are_read_back_as_they_were_written() -> None:
    assert parse_floors(floors_json({"starter": FLOORS})) == {"starter": FLOORS}


@pytest.mark.parametrize("value", [[], {"starter": 1}, {"starter": {"digest": "d"}}])
def test_floors_of_another_form_are_refused(value: object) -> None:
    with pytest.raises(FloorsRejected):
        parse_floors(value)
