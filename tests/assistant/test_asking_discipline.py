"""Questions on those who were punished: told by what is laid down for all awards together."""

import pytest

from assistant.types import Kind
from tests.builders import document_of
from tests.grounded import answer_over

LAW = """Điều 24. Danh hiệu “Lao động tiên tiến”

Danh hiệu “Lao động tiên tiến” để tặng cho cá nhân được xét là hoàn thành tốt nhiệm vụ.

Điều 28. Danh hiệu “Tập thể lao động tiên tiến”

Danh hiệu “Tập thể lao động tiên tiến” để tặng cho tập thể có cá nhân đạt danh hiệu “Lao động tiên
tiến” và không có cá nhân bị kỷ luật từ hình thức cảnh cáo trở lên.

Điều 93. Xử lý vi phạm

Người nào vi phạm pháp luật về thi đua, khen thưởng thì bị xử lý kỷ luật.
"""
DECREE = """Điều 4. Nguyên tắc

Chưa khen thưởng cho cá nhân trong thời gian xem xét thi hành kỷ luật. Trường hợp cá nhân bị kỷ
luật thì thành tích được tính từ khi chấp hành xong.
"""
DOCUMENTS = {
    LAW: document_of("6/2022/QH15", kind=Kind.LAW),
    DECREE: document_of("152/2025/NĐ-CP", kind=Kind.DECREE),
}


@pytest.mark.parametrize(
    "question",
    [
        "bị kỷ luật có đc xét ldtt",
        "Đang bị kỷ luật có được khen thưởng không?",
        "bị khiển trách có được xét lao động tiên tiến không?",
        "dang bi ky luat co duoc khen thuong khong?",
    ],
)
def test_what_a_punishment_bars_from_is_told_by_the_rule_for_all_awards(question: str) -> None:
    first = answer_over(DOCUMENTS, question).citations[0].passage
    assert (first.document, first.reference.article) == (DOCUMENTS[DECREE], "4")


def test_an_award_whose_own_article_tells_it_is_answered_by_that() -> None:
    answer = answer_over(
        DOCUMENTS, "có người bị kỷ luật thì tập thể lao động tiên tiến được không?"
    )
    assert answer.citations[0].passage.reference.article == "28"
