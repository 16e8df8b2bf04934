"""Real questions become cases for a day on which their gold is in force."""

from datetime import date

from eval.real_questions import cases_of

TODAY = date(2026, 11, 22)
ROW = {
    "id": "q:1",
    "question": "Tiền thưởng?",
    "gold": [{"number": "98/2023/NĐ-CP", "article": "54"}],
    "primary": {"number": "98/2023/NĐ-CP", "article": "54"},
    "answerable": True,
}


def test_the_day_is_the_last_on_which_the_gold_was_in_force() -> None:
    (case,) = cases_of([ROW], {"98/2023/nd-cp": date(2025, 6, 30)}, today=TODAY)
    assert case["as_of"] == "2025-06-30"
    assert case["gold"] == [[{"number": "98/2023/NĐ-CP", "article": "54"}]]


def test_gold_that_has_not_ended_is_asked_for_today() -> None:
    (case,) = cases_of([ROW], {"98/2023/nd-cp": None}, today=TODAY)
    assert case["as_of"] == "2026-11-22"


def test_questions_without_their_gold_in_the_collection_are_left_out() -> None:
    unanswerable = {**ROW, "answerable": False}
    assert list(cases_of([ROW], {}, today=TODAY)) == []
    assert list(cases_of([unanswerable], {"98/2023/nd-cp": None}, today=TODAY)) == []
