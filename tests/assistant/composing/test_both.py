"""Criteria for persons and for collectives are quoted together where neither is asked for."""

from dataclasses import replace

import pytest

from assistant.composing.quoting import quotations
from assistant.types import Evidence, Kind
from ingest.splitting import split
from tests.builders import document_of, findings_of, query_of
from tests.ingest.rules import marked_down

SUMMARY = """## Khoản 1 Điều 43 Luật số 6/2022/QH15: "Huân chương Lao động" hạng Nhì cho cá nhân

Người được tặng khi đạt một trong các tiêu chuẩn:

a) Có phát minh, sáng chế.

## Khoản 2 Điều 43 Luật số 6/2022/QH15: công nhân, nông dân

Có 02 sáng kiến.

## Khoản 4 Điều 43 Luật số 6/2022/QH15: tiêu chuẩn đối với tập thể

Tập thể được tặng khi đạt một trong các tiêu chuẩn:

a) Có đóng góp lớn.
"""


def clauses_quoted(question: str) -> list[str | None]:
    query = query_of(question)
    document = document_of(title="hạng Nhì", kind=Kind.SUMMARY)
    passages = split(document, marked_down(SUMMARY))
    found = findings_of(query, passages)
    scored = [replace(each, score=1.0 - 0.5 * at) for at, each in enumerate(found)]
    chosen = quotations(query, Evidence(findings=tuple(scored)))
    return [each.passage.reference.clause for each in chosen]


@pytest.mark.parametrize(
    "question",
    [
        "Tiêu chuẩn Huân chương Lao động hạng Nhì?",
        "điều kiện tặng huân chương lao động hạng nhì",
        "Huân chương Lao động hạng Nhì cần những tiêu chuẩn gì?",
        "tiêu chuẩn HCLĐ hạng nhì",
        "Đạt gì thì được Huân chương Lao động hạng Nhì?",
    ],
)
def test_both_sorts_of_recipient_are_told_where_neither_is_named(question: str) -> None:
    assert clauses_quoted(question) == ["1", "4"]


@pytest.mark.parametrize(
    "question",
    [
        "Tiêu chuẩn Huân chương Lao động hạng Nhì cho cá nhân?",
        "Một người cần tiêu chuẩn gì để được Huân chương Lao động hạng Nhì?",
        "Tiêu chuẩn Huân chương Lao động hạng Nhì cho công nhân?",
        "Tiêu chuẩn Huân chương Lao động hạng Nhì là mấy năm?",
        "Ai quyết định tặng Huân chương Lao động hạng Nhì?",
    ],
)
def test_a_named_recipient_or_another_question_brings_no_other_section(question: str) -> None:
    assert "4" not in clauses_quoted(question)
