"""Texts of which only summaries are at hand."""

from dataclasses import replace

from assistant.types import Kind
from assistant.validity.history import found, summaries_of
from assistant.validity.standing import standing
from tests.builders import document_of

SUMMARY = replace(
    document_of(kind=Kind.SUMMARY, title="Tóm tắt: giấy khen"), official="Luật số 91/2031/QH18"
)


def test_a_text_that_is_only_summarised_is_known_by_its_summaries() -> None:
    known = standing([SUMMARY, document_of("92/2032/QH18")], [])
    assert found("91/2031/QH18", known) is None
    assert summaries_of("91/2031/qh18", known) == [SUMMARY]
    assert summaries_of("93/2033/QH18", known) == []
