"""The base salary as texts state it, and the questions that ask for it."""

from datetime import date

import pytest

from assistant.language.base_salary import BaseSalary, asks_base_salary, base_salaries
from assistant.vietnamese import fold


@pytest.mark.parametrize(
    ("text", "about", "stated"),
    [
        (
            "Từ ngày 01/7/2031 mức lương cơ sở là 3.100.000 đồng, thay mức 2.900.000 đồng.",
            "",
            BaseSalary(date(2031, 7, 1), 3_100_000),
        ),
        (
            "Lương cơ sở là 2.900.000 đồng kể từ ngày 01/7/2029.",
            "",
            BaseSalary(date(2029, 7, 1), 2_900_000),
        ),
        (
            "Từ 7/2025 | 950.000 | Nghị định số 8/2025/NĐ-CP",
            "Danh mục mức lương cơ sở",
            BaseSalary(date(2025, 7, 1), 950_000),
        ),
        (
            "01/7/2027 | 30/6/2029 | 2.600.000",
            "Bảng mức lương cơ sở",
            BaseSalary(date(2027, 7, 1), 2_600_000),
        ),
    ],
)
def test_an_amount_is_read_with_the_day_since_which_it_holds(
    text: str, about: str, stated: BaseSalary
) -> None:
    assert base_salaries(text, about=about) == [stated]


@pytest.mark.parametrize(
    "text",
    [
        "Từ ngày 01/7/2031 được thưởng 3.100.000 đồng.",
        "Mức lương cơ sở là 3.100.000 đồng.",
        "Thưởng 0,3 lần mức lương cơ sở từ ngày 01/7/2031.",
        "Từ 7/2025 | 950.000 | tiền ăn",
    ],
)
def test_other_amounts_and_amounts_without_a_day_state_none(text: str) -> None:
    assert base_salaries(text, about="Chi tiêu") == []


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Lương cơ sở hiện nay là bao nhiêu?", True),
        ("muc luong co so nam 2030", True),
        ("Lao động tiên tiến được thưởng mấy lần lương cơ sở?", False),
        ("Lương cơ sở qua các năm?", False),
        ("Lương cơ sở là gì?", False),
    ],
)
def test_the_salary_itself_is_asked_for_or_a_bonus(question: str, asked: bool) -> None:
    assert asks_base_salary(fold(question)) is asked
