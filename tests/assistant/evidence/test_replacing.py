"""What a text replaced, and what replaced it: only what says so answers."""

import pytest

from assistant.evidence.replacing import replaced_first
from assistant.types import Kind
from tests.builders import document_of, findings_of, passages_of, query_of

LEAST = 0.4
OWN = """Điều 59. Hiệu lực thi hành

1. Nghị định này có hiệu lực từ ngày 01/7/2045.

2. Nghị định số 12/2040/NĐ-CP hết hiệu lực từ ngày đó."""
TABLE = """Điều 3. Bảng tra văn bản

Nghị định 5/2035/NĐ-CP: hết hiệu lực, thay bằng Nghị định 12/2040/NĐ-CP."""
OTHER = """Điều 4. Lương

Nghị định 12/2040/NĐ-CP là nghị định quy định chi tiết."""


def answering(question: str) -> list[str | None]:
    """The articles that support an answer, best first."""
    query = query_of(question)
    decree = document_of("34/2045/NĐ-CP", kind=Kind.DECREE)
    circular = document_of("8/2046/TT-BNV", kind=Kind.CIRCULAR)
    found = [
        *findings_of(query, passages_of(circular, OTHER)),
        *findings_of(query, passages_of(circular, TABLE)),
        *findings_of(query, passages_of(decree, OWN)),
    ]
    ordered = replaced_first(query, found, least=LEAST)
    return [each.whole.reference.article for each in ordered if each.support]


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("Nghị định 34/2045/NĐ-CP thay thế nghị định nào?", ["59"]),
        ("nghị định 34 bãi bỏ nghị định nào", ["59"]),
        ("NĐ 34/2045 thay cho văn bản nào?", ["59"]),
        ("Nghị định 34/2045/NĐ-CP thay thế cái nào?", ["59"]),
        ("Nghị định 12/2040/NĐ-CP thay thế nghị định nào?", ["3"]),
        ("nghị định 12 đã thay thế cho văn bản nào", ["3"]),
        ("Nghị định 7/2030/NĐ-CP thay thế nghị định nào?", []),
        ("Nghị định 12/2040/NĐ-CP được thay thế bởi văn bản nào?", ["59"]),
        ("Nghị định 5/2035/NĐ-CP bị thay bằng văn bản nào?", ["3"]),
    ],
)
def test_the_provision_that_says_what_was_replaced_answers_alone(
    question: str, articles: list[str]
) -> None:
    assert answering(question) == articles


def test_another_question_on_a_text_is_left_as_it_was() -> None:
    assert answering("Nghị định 12/2040/NĐ-CP nói về gì?") == ["4", "3", "59"]
