"""Who gives a state title: told by the rule on the President's powers."""

import pytest

from assistant.evidence.deciding import gives
from assistant.evidence.state_titles import asks_for_state_title, tells_state_titles
from tests.builders import query_of

PRESIDENT = "Chủ tịch nước quyết định tặng huân chương, huy chương, danh hiệu vinh dự nhà nước."


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("anh hùng lao động ai phong tặng", True),
        ("nhà giáo ưu tú do ai quyết định tặng", True),
        ("ai tặng huy chương", True),
        ("huân chương lao động hạng ba do ai tặng", True),
        ("cơ quan nào quyết định tặng huân chương", True),
        ("ai được tặng huy chương", False),
        ("chủ tịch tỉnh có được tặng huy chương không", False),
        ("tiêu chuẩn anh hùng lao động", False),
        ("ai quyết định tặng lao động tiên tiến", False),
    ],
)
def test_who_gives_a_state_title_is_asked_of_nobody_in_particular(
    question: str, asked: bool
) -> None:
    assert asks_for_state_title(query_of(question)) is asked


def test_the_rule_that_names_their_class_gives_all_of_them() -> None:
    assert tells_state_titles(PRESIDENT)
    assert gives(PRESIDENT, ["nhà giáo ưu tú"])
    assert not gives(PRESIDENT, ["lao động tiên tiến"])
