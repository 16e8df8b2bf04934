"""Whether a question speaks of this field."""

import pytest

from assistant.evidence.weighing import LEAST_SUPPORT, OUT_OF_FIELD, least_support
from assistant.understanding.field import of_field
from tests.builders import query_of


@pytest.mark.parametrize(
    ("asked", "within"),
    [
        ("Tiêu chuẩn Lao động tiên tiến?", True),
        ("hồ sơ khen đột xuất", True),
        ("Nghị định 152/2025 quy định gì?", True),
        ("Ai chủ trì hội nghị tổng kết?", True),
        ("nghỉ thai sản có được xét không", True),
        ("thủ tục đơn giản áp dụng khi nào", True),
        ("đăng ký kết hôn cần giấy tờ gì", False),
        ("thường trú ở đâu thì được bán hàng", False),
        ("Điều kiện cấp giấy phép lái xe?", False),
    ],
)
def test_a_question_of_the_field_has_a_word_of_it(asked: str, within: bool) -> None:
    query = query_of(asked)
    assert of_field(query) is within
    assert least_support(query) == (LEAST_SUPPORT if within else OUT_OF_FIELD)
