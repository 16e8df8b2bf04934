"""Every quote is compared with its source before it leaves."""

import pytest

from assistant.documents.citing import Quotation, cite, stands
from assistant.types import Excerpt, Span
from tests.builders import document_of, passages_of

TEXT = "Điều 1. Phạm vi\n\n1. Luật này quy định về thi đua:\n\na) phong trào;\n\nb) danh hiệu."
DOCUMENT = document_of("1/2022/QH15")
POINT = next(p for p in passages_of(DOCUMENT, TEXT) if p.id.endswith("#d1.k1.b"))


def quotation(text: str = POINT.text, span: Span = POINT.span) -> Quotation:
    return Quotation(POINT, Excerpt(text, span), POINT.leads)


def test_a_quote_at_its_place_is_verified() -> None:
    assert stands(quotation(), TEXT)


@pytest.mark.parametrize(
    "wrong",
    [
        quotation(text="b) danh hiệu"),
        quotation(text="b) Danh hiệu."),
        quotation(span=Span(POINT.span.start - 1, POINT.span.end - 1)),
        quotation(text="", span=Span(3, 3)),
        Quotation(POINT, Excerpt(POINT.text, POINT.span), (Excerpt("Luật", Span(0, 4)),)),
    ],
)
def test_a_quote_that_differs_by_anything_is_not(wrong: Quotation) -> None:
    assert not stands(wrong, TEXT)


def test_a_document_that_is_gone_verifies_nothing() -> None:
    assert not stands(quotation(), None)


def test_citations_are_numbered_from_one_and_each_says_whether_it_stands() -> None:
    citations = cite([quotation(), quotation(text="khác")], {DOCUMENT.id: TEXT})
    assert [(c.marker, c.verified) for c in citations] == [(1, True), (2, False)]
