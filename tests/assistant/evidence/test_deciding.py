"""Who decides: the level that a question names, and whether it asks who decides at all."""

from datetime import date

import pytest

from assistant.evidence.deciding import asks_for_local_powers, levels_asked
from assistant.types import Question
from assistant.understanding.query import understand

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("hợp tác xã được tặng giấy khen không", set()),
        ("cán bộ cơ sở ở thị xã Bình Minh", {"huyện"}),
        ("chủ tịch xã được tặng gì", {"xã"}),
        ("Sở Nội vụ có được tặng Giấy khen không?", {"sở"}),
        ("co quan nao o dia phuong tang giay khen", set()),
        ("xã hội hóa công tác khen thưởng", set()),
    ],
)
def test_a_level_is_told_from_words_that_read_alike(question: str, levels: set[str]) -> None:
    assert levels_asked(understand(Question(text=question), today=TODAY)) == levels


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("ubnd huyện tặng giấy khen được không", True),
        ("quá trình công tác ở xã thì ai quyết định tặng giấy khen", True),
        ("chủ tịch xã trình ai quyết định tặng giấy khen", False),
        ("ở xã tiêu chuẩn giấy khen là gì", False),
    ],
)
def test_who_decides_is_told_from_what_is_put_before_them(question: str, asked: bool) -> None:
    assert asks_for_local_powers(understand(Question(text=question), today=TODAY)) is asked
