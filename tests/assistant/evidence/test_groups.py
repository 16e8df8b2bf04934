"""Criteria for workers, farmers, businessmen: in a section of their own, told first."""

from dataclasses import replace

import pytest

from assistant.evidence.groups import group_first, groups_in
from assistant.types import Kind
from ingest.splitting import split
from tests.builders import document_of, findings_of, query_of
from tests.ingest.rules import marked_down

SUMMARY = """## Khoản 1 Điều 42 Luật số 6: "Huân chương Lao động" hạng Nhất đối với cá nhân

Cá nhân có phát minh.

## Khoản 2 Điều 42 Luật số 6: công nhân, nông dân

Một trong các điểm a, b ở khoản 1.

## Khoản 4 Điều 42 Luật số 6: đối với tập thể

Tập thể có thành tích."""


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Tiêu chuẩn cho công nhân", {"công nhân"}),
        ("ai công nhận sáng kiến", set()),
        ("doanh nhân, trí thức, nhà khoa học", {"doanh nhân", "trí thức", "nhà khoa học"}),
    ],
)
def test_a_group_is_told_from_words_that_read_alike(text: str, groups: set[str]) -> None:
    assert groups_in(text) == groups


def test_the_section_on_the_group_comes_first_and_the_clause_it_refers_to_stays_beside_it() -> None:
    query = query_of("tiêu chuẩn Huân chương Lao động hạng nhất cho nông dân")
    summary = document_of(title='Tóm tắt: "Huân chương Lao động" hạng Nhất', kind=Kind.SUMMARY)
    found = findings_of(query, split(summary, marked_down(SUMMARY)))
    persons, farmers, collectives = (
        replace(each, score=s) for each, s in zip(found, (1.0, 0.2, 0.9), strict=True)
    )
    told = group_first(query, [persons, collectives, farmers], least=0.4)
    assert [each.whole.reference.clause for each in told] == ["2", "1", "4"]
    assert told[0].score == told[1].score == 1.0
    assert told[2].score < 0.8
    anyone = query_of("tiêu chuẩn Huân chương Lao động hạng nhất")
    assert group_first(anyone, [persons, farmers], least=0.4) == [persons, farmers]
