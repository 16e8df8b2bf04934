"""The sides of an award that a question asks for."""

import pytest

from assistant.language.topics import Topic, asked_topics
from assistant.vietnamese import fold


@pytest.mark.parametrize(
    ("question", "powers"),
    [
        ("cấp xã được tặng huân chương khi nào?", False),
        ("UBND xã được tặng Huân chương Lao động khi nào", False),
        ("sở nội vụ được tặng cờ thi đua cần tiêu chuẩn gì", False),
        ("chu tich xa duoc tang huan chuong lao dong phai dat gi", False),
        ("cấp huyện được tặng giấy khen không", True),
        ("cấp xã được quyền tặng giấy khen khi nào", True),
        ("UBND xã được quyết định tặng giấy khen khi nào", True),
        ("tập thể được tặng giấy khen cần điều kiện gì và ai quyết định tặng", True),
        ("sở nội vụ ký giấy khen được không", True),
        ("giam doc so cong nhan chien si thi dua co so duoc khong", True),
        ("cấp sở có quyền công nhận lao động tiên tiến không", True),
        ("cơ sở sản xuất công nhận sáng kiến được không", False),
    ],
)
def test_who_is_given_an_award_is_told_from_who_gives_it(question: str, powers: bool) -> None:
    assert (Topic.AUTHORITY in asked_topics(fold(question))) is powers


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("thưởng kèm theo Huân chương Lao động hạng nhì", Topic.BONUS),
        ("chiến sĩ thi đua cơ sở được thưởng kèm gì", Topic.BONUS),
        ("giay to de nghi khen dot xuat", Topic.SIMPLIFIED),
        ("khen thưởng đột xuất cần những giấy tờ gì", Topic.SIMPLIFIED),
    ],
)
def test_a_side_is_told_from_how_staff_ask_for_it(question: str, topic: Topic) -> None:
    assert topic in asked_topics(fold(question))
