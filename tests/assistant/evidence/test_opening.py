"""What a text is about is told by its first article, or by the words it opens with."""

import pytest

from assistant.evidence.opening import asks_of_the_whole, opening_first
from assistant.types import Kind
from tests.builders import document_of, findings_of, passages_of, query_of


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("công điện 229 nói gì", True),
        ("Nghị định 152/2025 quy định gì?", True),
        ("nghị định 152 nói về gì", True),
        ("luật 06/2022/QH15 nói những gì", True),
        ("nghị định 152 quy định gì về hồ sơ", False),
        ("nghị định 152 còn hiệu lực không", False),
        ("thông tư nói gì", False),
    ],
)
def test_a_text_is_asked_for_as_a_whole_by_no_other_word(question: str, whole: bool) -> None:
    assert asks_of_the_whole(query_of(question)) is whole


def test_the_scope_of_a_law_and_the_head_of_a_letter_say_what_they_are_about() -> None:
    asked = query_of("Nghị định 12/2030 quy định gì?")
    decree = document_of("12/2030/NĐ-CP", kind=Kind.DECREE)
    articles = "Điều 7. Hiệu lực\n\nTừ hôm nay.\n\nĐiều 1. Phạm vi điều chỉnh\n\nVề thi đua."
    late, scope = findings_of(asked, passages_of(decree, articles))
    assert [each.whole for each in opening_first(asked, [late, scope])] == [scope.whole, late.whole]
    other = findings_of(asked, passages_of(document_of("9/2030/NĐ-CP", kind=Kind.DECREE), articles))
    assert [each.support for each in opening_first(asked, other)] == [0.0, 0.0]
    further = query_of("Nghị định 12/2030 quy định gì về hiệu lực?")
    assert opening_first(further, [late, scope]) == [late, scope]


def test_an_article_found_by_chance_does_not_stand_for_the_text() -> None:
    asked = query_of("Nghị định 12/2030 quy định gì?")
    decree = document_of("12/2030/NĐ-CP", kind=Kind.DECREE)
    found = findings_of(asked, passages_of(decree, "Điều 17. Hồ sơ\n\nHồ sơ gồm tờ trình."))
    assert [each.support for each in opening_first(asked, found)] == [0.0]
