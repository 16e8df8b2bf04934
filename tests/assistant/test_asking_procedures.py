"""Questions on how an award is proposed: its dossier and procedure, never its criteria."""

import pytest

from assistant.language.topics import Topic, asked_topics
from assistant.types import Kind
from assistant.vietnamese import fold
from tests.builders import document_of
from tests.grounded import answer_over

LAW = """Điều 44. “Huân chương Lao động” hạng Ba

1. “Huân chương Lao động” hạng Ba để tặng cho cá nhân đạt một trong các tiêu chuẩn sau đây:

a) Có thành tích xuất sắc tiêu biểu trong phong trào thi đua;

b) Có phát minh, sáng chế mang lại hiệu quả cao.

Điều 45. “Huân chương Lao động” hạng Nhì

“Huân chương Lao động” hạng Nhì để tặng cho cá nhân đạt các tiêu chuẩn sau đây.

Điều 84. Hồ sơ đề nghị xét tặng danh hiệu thi đua và hình thức khen thưởng

1. Hồ sơ đề nghị xét tặng danh hiệu thi đua gồm tờ trình và biên bản bình xét.

2. Hồ sơ đề nghị xét tặng hình thức khen thưởng gồm tờ trình và báo cáo thành tích.

Điều 85. Khen thưởng theo thủ tục đơn giản

Khen đột xuất theo thủ tục đơn giản; hồ sơ do Chính phủ quy định.
"""
DOCUMENTS = {LAW: document_of("6/2022/QH15", kind=Kind.LAW)}


@pytest.mark.parametrize(
    "question",
    [
        "Thủ tục xét tặng Huân chương Lao động hạng Ba?",
        "Huân chương Lao động hạng Ba: thủ tục đề nghị thế nào?",
        "Hồ sơ đề nghị Huân chương Lao động hạng Ba gồm gì?",
    ],
)
def test_how_an_award_is_proposed_is_told_by_the_article_for_all_awards(question: str) -> None:
    cited = [each.passage.reference.article for each in answer_over(DOCUMENTS, question).citations]
    assert cited == ["84"]


def test_criteria_are_told_by_the_article_of_the_award() -> None:
    answer = answer_over(DOCUMENTS, "Tiêu chuẩn Huân chương Lao động hạng Ba?")
    assert answer.citations[0].passage.reference.article == "44"


@pytest.mark.parametrize(
    "question", ["hồ sơ khen đột xuất gồm những gì", "khen đột xuất hồ sơ gồm những gì"]
)
def test_sudden_merit_is_commended_by_the_simplified_procedure_in_any_order(question: str) -> None:
    assert Topic.SIMPLIFIED in asked_topics(fold(question))
    assert answer_over(DOCUMENTS, question).citations[0].passage.reference.article == "85"
