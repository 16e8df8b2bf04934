"""A thing named alone, without a word of the field, is not answered by a text that mentions it."""

import pytest

from assistant.types import Answer, Kind
from tests.builders import document_of
from tests.grounded import answer_over

DECREE = """Điều 4. Nguyên tắc

1. Thời gian nghỉ thai sản của cá nhân theo quy định được tính để xét tặng danh hiệu thi đua.

2. Thời gian giữ chức vụ của cán bộ nữ thuộc đối tượng có tuổi nghỉ hưu cao hơn thì theo quy định
chung; tiền thưởng không tính đóng bảo hiểm y tế.

Điều 5. Hiệu lực

Quyết định này thay Quyết định số 3 của Ủy ban nhân dân tỉnh Bắc Ninh.

Điều 6. Chủ tịch tỉnh

Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh tặng bằng khen.
"""


def asked(question: str) -> Answer:
    title = "Quy định của tỉnh Bắc Ninh"
    return answer_over(
        {DECREE: document_of("4/2025/NĐ-CP", kind=Kind.DECREE, title=title)}, question
    )


@pytest.mark.parametrize(
    "question",
    [
        "tuổi nghỉ hưu",
        "tuổi nghỉ hưu của cán bộ nữ",
        "bảo hiểm y tế",
        "dân số tỉnh Bắc Ninh",
        "diện tích tỉnh Bắc Ninh",
        "Tuổi nghỉ hưu của nam là bao nhiêu?",
        "Chủ tịch tỉnh Bắc Ninh là ai?",
    ],
)
def test_what_the_rules_only_mention_is_refused(question: str) -> None:
    assert asked(question).decision == "refuse"


@pytest.mark.parametrize(
    "question",
    [
        "nghỉ thai sản",
        "nghỉ thai sản có được tính không",
        "cán bộ nữ có tuổi nghỉ hưu cao hơn thì tính thế nào",
        "chủ tịch tỉnh Bắc Ninh tặng gì",
    ],
)
def test_what_a_clause_begins_with_or_is_asked_in_a_sentence_is_answered(question: str) -> None:
    assert asked(question).decision == "answer"
