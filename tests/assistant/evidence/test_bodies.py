"""A commemorative medal is one body's own: the rules of another body do not answer for it."""

from dataclasses import replace

import pytest

from assistant.evidence.bodies import of_other_body
from assistant.types import Kind
from tests.builders import document_of, passages_of, query_of

MEDAL = "Điều 5. Tiền thưởng\n\nNgười được tặng Kỷ niệm chương của Bộ Nội vụ được thưởng 0,4 lần."


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("kỷ niệm chương ngành giáo dục thưởng bao nhiêu", True),
        ("kỷ niệm chương của Bộ Y tế được bao nhiêu tiền", True),
        ("tiêu chuẩn kỷ niệm chương vì sự nghiệp xây dựng", True),
        ("kỷ niệm chương của bộ nội vụ thưởng bao nhiêu", False),
        ("kỷ niệm chương thưởng bao nhiêu", False),
        ("kỷ niệm chương của bộ thưởng bao nhiêu", False),
        ("kỷ niệm chương ngành công thương thưởng bao nhiêu", True),
        ("kỷ niệm chương ngành Văn hóa, Thể thao thưởng bao nhiêu", True),
        ("kỷ niệm chương của bộ ban ngành tỉnh thưởng bao nhiêu", False),
        ("tiêu chuẩn kỷ niệm chương ngành nội vụ dành cho người công tác lâu năm", False),
    ],
)
def test_the_body_named_with_the_medal_stands_in_the_rule(question: str, other: bool) -> None:
    circular = document_of("12/2024/TT-BNV", kind=Kind.CIRCULAR)
    (passage, *_) = passages_of(circular, MEDAL)
    assert of_other_body(query_of(question), passage, "") is other


def test_the_law_answers_for_every_body_and_a_page_for_the_one_it_is_about() -> None:
    query = query_of("kỷ niệm chương ngành giáo dục thưởng bao nhiêu")
    (passage, *_) = passages_of(document_of("6/2022/QH15"), MEDAL)
    assert not of_other_body(query, passage, "")
    page = replace(passage, document=document_of(kind=Kind.NEWS, title="Một bài"))
    assert of_other_body(query, page, "")
    assert not of_other_body(query, page, "Kỷ niệm chương ngành Giáo dục")
