"""Sentences of news that answer who, when, where and how many."""

import pytest

from assistant.evidence.prose import Aspect, aspects, quote_prose, tells_fact
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


CONGRESS = "\n\n".join(
    [
        "Hội nghị tổng kết năm 2019 tổ chức ngày 06/01/2020 tại thành phố Huế.",
        "Hội nghị nêu việc chuẩn bị Đại hội thi đua tỉnh Nghệ An lần thứ X.",
        "Đại hội thi đua tỉnh Nghệ An lần thứ IX họp ngày 12/5/2015 tại thành phố Vinh.",
    ]
)


def of_congress(question: str) -> list[str]:
    query = query_of(question)
    passages = passages_of(document_of(kind=Kind.NEWS, title="Hội nghị tổng kết"), CONGRESS)
    terms = sought(query.contents[0])
    wanted = weights(terms, dict.fromkeys(terms, 1.0))
    return [quote.excerpt.text for quote in quote_prose(query, passages, wanted)]


def test_of_an_event_only_sentences_that_name_its_marks_are_quoted() -> None:
    (only,) = of_congress("Đại hội thi đua tỉnh Nghệ An lần thứ IX tổ chức ở đâu?")
    assert "thành phố Vinh" in only
    assert of_congress("Đại hội thi đua tỉnh Lai Châu tổ chức ở đâu?") == []


@pytest.mark.parametrize(("ordinal", "told"), [("IX", True), ("X", False), ("VIII", False)])
def test_day_and_place_are_told_only_by_a_sentence_on_the_event(ordinal: str, told: bool) -> None:
    query = query_of(f"Đại hội thi đua tỉnh Nghệ An lần thứ {ordinal} tổ chức ở đâu, ngày nào?")
    document = document_of(kind=Kind.NEWS, title="Tin trong tỉnh")
    passages = passages_of(document, CONGRESS)
    assert any(tells_fact(query, each, "Tin trong tỉnh") for each in passages) is told


CHAIRED = """Sáng nay, Khối thi đua các sở phía Tây đã tổ chức hội nghị do lãnh đạo khối chủ trì.

Chủ trì hội nghị có ông Trần Văn Bình, Giám đốc Sở Tư pháp."""


def test_who_is_answered_by_the_sentence_with_a_name_not_by_the_one_before() -> None:
    query = query_of("ai chu tri hoi nghi khoi thi dua cac so phia tay")
    passages = passages_of(document_of(kind=Kind.NEWS, title="Tin trong tỉnh"), CHAIRED)
    terms = sought(query.contents[0])
    wanted = weights(terms, dict.fromkeys(terms, 1.0))
    assert "Trần Văn Bình" in quote_prose(query, passages, wanted)[0].excerpt.text
