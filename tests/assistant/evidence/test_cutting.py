"""Quotes that would be too long end at a whole line, and say that something is left out."""

from dataclasses import replace

from assistant.composing.rendering import cited_block
from assistant.documents.citing import Quotation, cite
from assistant.evidence.cutting import LONGEST_QUOTE, cut, is_cut
from assistant.validity.standing import standing
from tests.builders import TODAY, document_of, passages_of
from tests.fakes_web import REPLIES

LINE = "- một tiêu chuẩn trong rất nhiều tiêu chuẩn của danh hiệu này;"


def block_of(lines: int) -> str:
    text = "Điều 1. Tiêu chuẩn\n" + "\n".join([LINE] * lines)
    document = document_of("1/2022/QH15")
    whole = passages_of(document, text)[0]
    assert whole.text == text
    (citation,) = cite([Quotation(whole, cut(whole, whole.span))], {document.id: text})
    return cited_block(citation, standing([], []), TODAY, REPLIES)


def test_a_list_that_fits_is_quoted_whole() -> None:
    assert block_of(LONGEST_QUOTE // len(LINE) - 3).count("[…]") == 0


def test_a_list_that_is_too_long_says_where_it_was_cut() -> None:
    assert block_of(LONGEST_QUOTE // len(LINE) + 5).endswith(f"{LINE}\n[…]” [1]")


def test_a_sentence_of_a_passage_is_not_a_cut_passage() -> None:
    whole = passages_of(document_of("1/2022/QH15"), "Điều 1. Căn cứ\nMột câu. Câu nữa.")[0]
    first = replace(cut(whole, whole.span), text="Điều 1. Căn cứ")
    assert not is_cut(first, whole)
