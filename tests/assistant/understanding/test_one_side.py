"""What is asked of one side of a comparison."""

import pytest

from assistant.understanding.one_side import of_two_awards
from tests.builders import query_of


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "so sánh chiến sĩ thi đua cơ sở với lao động tiên tiến",
            ("tiêu chuẩn chiến sĩ thi đua cơ sở", "tiêu chuẩn lao động tiên tiến"),
        ),
        (
            "tiền thưởng bằng khen cấp tỉnh khác gì giấy khen",
            ("tiền thưởng bằng khen cấp tỉnh", "tiền thưởng giấy khen"),
        ),
        (
            "bk bộ và bk ttg khác nhau thế nào về thời gian",
            ("thời gian bằng khen bộ", "thời gian bằng khen Thủ tướng Chính phủ"),
        ),
        (
            "so sánh cờ thi đua của chính phủ và cờ thi đua tỉnh",
            ("tiêu chuẩn cờ thi đua của chính phủ", "tiêu chuẩn cờ thi đua tỉnh"),
        ),
        (
            "so sánh bằng khen tỉnh và giấy khen: ai có thẩm quyền?",
            ("ai có thẩm quyền bằng khen tỉnh", "ai có thẩm quyền giấy khen"),
        ),
        (
            "cstđcs khác ldtt ở điểm nào?",
            ("tiêu chuẩn chiến sĩ thi đua cơ sở", "tiêu chuẩn lao động tiên tiến"),
        ),
        (
            "Huân chương Lao động hạng Nhất khác gì hạng Nhì?",
            (
                "tiêu chuẩn Huân chương Lao động hạng Nhất",
                "tiêu chuẩn Huân chương Lao động hạng Nhì",
            ),
        ),
    ],
)
def test_two_awards_are_asked_for_one_by_one(question: str, asked: tuple[str, str]) -> None:
    found = of_two_awards(query_of(question))
    assert found is not None
    assert tuple(alone for _, alone in found) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Tiêu chuẩn lao động tiên tiến so với luật cũ?",
        "phân biệt danh hiệu thi đua và hình thức khen thưởng",
        "Nghị định 50/2024 khác gì Nghị định 20/2018 về bằng khen và giấy khen?",
        "Có chiến sĩ thi đua cơ sở thì có được lao động tiên tiến không?",
    ],
)
def test_other_questions_do_not_compare_two_awards(question: str) -> None:
    assert of_two_awards(query_of(question)) is None
