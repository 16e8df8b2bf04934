"""News of one case, told from news of a rule."""

import pytest

from assistant.evidence.cases import only_examples, tells_of_case
from assistant.types import Kind, Passage
from tests.builders import document_of, passages_of, query_of


def news(text: str) -> Passage:
    (first, *_) = passages_of(document_of(title="Tin", kind=Kind.NEWS), text)
    return first


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Ông Bảy chấp hành tốt pháp luật và được tặng Bằng khen.", True),
        ("Bà Tư chưa từng bị kỷ luật, được tặng Giấy khen.", True),
        ("Luật sư Trần Văn Bảy và Hội Luật gia được tặng Bằng khen.", True),
        ("Luật Thi đua, khen thưởng đặt ra danh hiệu này.", False),
        ("Theo Luật, mức thưởng do Chính phủ đặt ra.", False),
        ("Nghị định mới nâng mức thưởng.", False),
    ],
)
def test_a_sentence_that_names_a_law_tells_of_a_rule(text: str, case: bool) -> None:
    passage = news(text)
    assert tells_of_case(passage, passage.text) is case


def test_where_nothing_is_quoted_nothing_is_only_an_example() -> None:
    query = query_of("Tiêu chuẩn tặng Bằng khen của Bộ là gì?")
    passage = news("Ông Bảy được tặng Bằng khen.")
    assert only_examples(query, [(passage, passage.text)])
    assert not only_examples(query, [])
