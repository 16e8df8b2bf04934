"""Questions to whom an award is given."""

import pytest

from assistant.types import Answer, Kind
from tests.builders import document_of
from tests.grounded import answer_over

LAW = """Điều 75. Giấy khen

1. Giấy khen gồm:

a) Giấy khen của Thủ trưởng cơ quan;

b) Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện;

c) Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã.

2. Tỉnh quy định chi tiết tiêu chuẩn xét tặng giấy khen đối với cá nhân, tập thể mình quản lý.

Điều 73. Bằng khen của Thủ tướng Chính phủ

1. “Bằng khen của Thủ tướng Chính phủ” để tặng cho cá nhân gương mẫu.

2. “Bằng khen của Thủ tướng Chính phủ” để tặng cho tập thể đoàn kết.

3. Chính phủ quy định chi tiết Điều này.
"""


def of(question: str) -> Answer:
    return answer_over({LAW: document_of("1/2024/QH15", kind=Kind.LAW)}, question)


@pytest.mark.parametrize(
    "question",
    [
        "gk của ct xã tặng cho ai",
        "giấy khen của chủ tịch xã dành cho những ai?",
        "Đối tượng được tặng giấy khen của chủ tịch xã?",
        "giay khen cua chu tich xa tang cho ai",
        "Giấy khen của thủ trưởng cơ quan tặng cho đối tượng nào?",
    ],
)
def test_to_whom_an_award_is_given_is_not_told_by_who_gives_it(question: str) -> None:
    quotes = [each.quote for each in of(question).citations]
    assert [each[:2] for each in quotes] == ["2."]
    assert "huyện" not in quotes[0]


def test_an_article_that_is_on_its_recipients_throughout_stays_whole() -> None:
    answer = of("Bằng khen của Thủ tướng tặng cho ai?")
    assert [each.passage.reference.clause for each in answer.citations] == [None]
    assert "3. Chính phủ" in answer.citations[0].quote
