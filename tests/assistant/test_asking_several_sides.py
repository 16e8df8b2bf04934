"""Several sides of one award asked at once: each answered, or said to have no basis."""

import pytest

from assistant.types import Answer, Kind
from tests.builders import document_of
from tests.grounded import answer_over

LAW = """Điều 24. Danh hiệu “Lao động tiên tiến”
Danh hiệu “Lao động tiên tiến” để tặng cho cá nhân đạt các tiêu chuẩn sau:
1. Hoàn thành tốt nhiệm vụ;
2. Đoàn kết, tương trợ.
Điều 84. Hồ sơ đề nghị xét tặng danh hiệu thi đua
1. Hồ sơ đề nghị xét tặng danh hiệu thi đua gồm tờ trình và biên bản bình xét.
"""
DECREE = """Điều 50. Mức tiền thưởng danh hiệu thi đua
1. “Lao động tiên tiến” được thưởng 0,3 lần mức lương cơ sở.
2. “Chiến sĩ thi đua cơ sở” được thưởng 1,0 lần mức lương cơ sở.
"""
RULES = {
    LAW: document_of("06/2022/QH15", kind=Kind.LAW),
    DECREE: document_of("152/2025/NĐ-CP", kind=Kind.DECREE),
}


def answered(question: str) -> Answer:
    return answer_over(RULES, question)


@pytest.mark.parametrize(
    "question",
    [
        "Lao động tiên tiến: tiêu chuẩn, hồ sơ và thưởng bao nhiêu?",
        "LĐTT cần điều kiện gì, hồ sơ ra sao, tiền thưởng thế nào?",
        "Lao động tiên tiến được xét theo tiêu chuẩn nào? Hồ sơ và mức thưởng?",
    ],
)
def test_every_side_is_answered_under_its_name(question: str) -> None:
    answer = answered(question)
    assert [each.passage.reference.article for each in answer.citations] == ["24", "84", "50"]
    assert [each.marker for each in answer.citations] == [1, 2, 3]
    at = [answer.text.index(name) for name in ("Tiêu chuẩn:\n", "Hồ sơ:\n", "Tiền thưởng:\n")]
    assert at == sorted(at)


def test_a_side_that_no_rule_answers_is_said_to_have_no_basis() -> None:
    answer = answered("Lao động tiên tiến: tiêu chuẩn và thời hạn nộp hồ sơ?")
    assert answer.decision == "answer"
    assert [each.passage.reference.article for each in answer.citations] == ["24"]
    assert "Thời hạn: chưa tìm thấy căn cứ" in answer.text


def test_where_no_side_is_answered_there_is_no_basis() -> None:
    answer = answered("Huân chương Sao vàng: tiêu chuẩn và thời hạn nộp hồ sơ?")
    assert answer.decision == "refuse"


def test_a_side_on_money_is_told_in_dong_too() -> None:
    salary = (
        "Điều 3. Mức lương cơ sở\nTừ ngày 01/7/2024, mức lương cơ sở là 2.340.000 đồng/tháng.\n"
    )
    texts = {**RULES, salary: document_of("73/2024/NĐ-CP", kind=Kind.DECREE)}
    answer = answer_over(texts, "Lao động tiên tiến: tiêu chuẩn và thưởng bao nhiêu?")
    assert "0,3 × 2.340.000 = 702.000 đồng" in answer.text
