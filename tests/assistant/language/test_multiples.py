"""Multiples of the base salary, in sentences and in tables."""

from decimal import Decimal

import pytest

from assistant.language.multiples import multiples

TABLE = """Huân chương | Cá nhân (lần) | Tập thể (lần) | Căn cứ
"Huân chương Lao động" hạng Ba | 4,5 | 9,0 | điểm h khoản 1"""


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("d) “Lao động tiên tiến” được thưởng 0,3 lần mức lương cơ sở.", ["0.3"]),
        ("Bằng khen của bộ | 3 lần mức lương cơ sở |", ["3"]),
        ("tặng phẩm bằng 0.4 lần mức lương cơ sở", ["0.4"]),
        ("được thưởng 01 (một) lần lương cơ sở", ["1"]),
        ("Danh hiệu | Hệ số (lần mức lương cơ sở)\n“Cờ thi đua” | 12,0", ["12.0"]),
        ("gấp hai lần mức tiền thưởng của cá nhân", []),
        ("liên tục 02 lần được tặng danh hiệu", []),
        ("hiệu lực từ 01/7/2025 | 2.340.000", []),
    ],
)
def test_a_multiple_is_read_as_it_is_written(words: str, times: list[str]) -> None:
    found = multiples(words, asked=frozenset())
    assert [each.times for each in found] == [Decimal(each) for each in times]


def test_a_column_for_each_sort_of_recipient_says_for_whom_it_is() -> None:
    found = multiples(TABLE, asked=frozenset())
    assert [(str(each.times), each.whom) for each in found] == [
        ("4.5", "cá nhân"),
        ("9.0", "tập thể"),
    ]
    (asked,) = multiples(TABLE, asked=frozenset({"tập thể"}))
    assert (str(asked.times), asked.whom) == ("9.0", "tập thể")
