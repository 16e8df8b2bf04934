"""Sentences of news that answer who, when, where and how many."""

import pytest

from assistant.evidence.prose import Aspect, aspects, quote_prose
from assistant.language.matching import sought, weights
from assistant.types import Kind
from tests.builders import document_of, passages_of, query_of

NEWS = "\n\n".join(
    [
        "Khối thi đua các tỉnh miền Trung họp tổng kết",
        "Sáng 12/5/2023, tại thành phố Huế, Khối thi đua các tỉnh miền Trung tổ chức hội nghị "
        "tổng kết năm 2022. Hội nghị có 120 đại biểu.",
        "Đồng chí Lê Văn An, Phó Chủ tịch tỉnh, chủ trì hội nghị. Khối gồm 9 tỉnh: Huế, Quảng Trị "
        "và các tỉnh khác.",
        "Năm qua, các tỉnh trong khối đã phát động nhiều phong trào thi đua thiết thực.",
    ]
)


def answer(question: str) -> list[str]:
    query = query_of(question)
    passages = passages_of(document_of(kind=Kind.NEWS, title=NEWS.splitlines()[0]), NEWS)
    wanted = weights(terms := sought(query.contents[0]), dict.fromkeys(terms, 1.0))
    quotes = quote_prose(query, passages, wanted)
    assert all(quote.excerpt.span.of(NEWS) == quote.excerpt.text for quote in quotes)
    return [quote.excerpt.text for quote in quotes]


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Hội nghị tổng kết khối thi đua miền Trung tổ chức ngày nào, ở đâu?", "12/5/2023"),
        ("Ai chủ trì hội nghị khối thi đua miền Trung?", "Lê Văn An"),
        ("Khối thi đua miền Trung gồm mấy tỉnh?", "9 tỉnh"),
        ("Hội nghị khối thi đua có bao nhiêu đại biểu?", "120 đại biểu"),
        ("ai chu tri hoi nghi khoi thi dua mien trung", "Lê Văn An"),
    ],
)
def test_the_sentence_that_says_so_comes_first(question: str, holds: str) -> None:
    assert holds in answer(question)[0]


def test_two_things_asked_are_answered_by_two_sentences() -> None:
    quotes = answer("Hội nghị tổng kết khối thi đua tổ chức ngày nào, ai chủ trì?")
    assert any("12/5/2023" in quote for quote in quotes)
    assert any("Lê Văn An" in quote for quote in quotes)


def test_what_an_event_question_wants_is_told_by_its_words() -> None:
    query = query_of("Hội nghị tổ chức ngày nào, ở đâu, ai chủ trì, mấy đại biểu?")
    assert set(aspects(query)) == {Aspect.WHEN, Aspect.WHERE, Aspect.WHO, Aspect.COUNT}


def test_without_passages_nothing_is_quoted() -> None:
    assert quote_prose(query_of("Ai chủ trì hội nghị?"), [], {}) == []
