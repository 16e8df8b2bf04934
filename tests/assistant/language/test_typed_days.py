"""What is said of a day that was typed wrong."""

import pytest

from assistant.edges.prompt_files import load_replies
from assistant.language.typed_days import day_unread


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("31/02/2025", "tháng 2 năm 2025 có 28 ngày"),
        ("2024-02-30", "tháng 2 năm 2024 có 29 ngày"),
        ("31.4.2025", "tháng 4 năm 2025 có 30 ngày"),
        ("31 - 9 - 2025", "tháng 9 năm 2025 có 30 ngày"),
        ("ngày 31 tháng 11 năm 2025", "tháng 11 năm 2025 có 30 ngày"),
        ("0/5/2025", "tháng 5 năm 2025 có 31 ngày"),
        ("15/13/2025", "một năm có 12 tháng"),
        ("2025-00-10", "một năm có 12 tháng"),
    ],
)
def test_a_day_that_no_calendar_has_is_told_with_what_it_has(words: str, right: str) -> None:
    wrong = day_unread(words, key="input.day")
    said = load_replies().say(wrong.key, **wrong.values)
    assert f"“{words}” không có trong lịch" in said
    assert right in said


@pytest.mark.parametrize("words", ["hôm qua", "30/06", "2025", "30/06/2025", "31/02/2025 nhé"])
def test_words_that_are_written_otherwise_are_only_not_read(words: str) -> None:
    wrong = day_unread(words, key="input.day")
    assert (wrong.key, wrong.values) == ("input.day", {"value": words})
