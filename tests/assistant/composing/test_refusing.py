"""Refusals: near sources where there are some, and no word of days where there are none."""

import pytest

from assistant.composing.refusing import refusal
from assistant.language.matching import sought, weights
from assistant.types import Answer, Evidence, Hit, Ranking
from assistant.validity.standing import standing
from tests.builders import document_of, passages_of, query_of
from tests.fakes_web import REPLIES

DECREE = document_of("07/2025/TT-BTP", title="Thông tư")
TEXT = """Điều 1. Hồ sơ đề nghị tặng Kỷ niệm chương
1. Hồ sơ gồm tờ trình và danh sách.
Điều 2. Quỹ khen thưởng
1. Quỹ do ngân sách cấp.
"""


def refused(question: str, *, outside: bool = False) -> Answer:
    query = query_of(question)
    hits = tuple(Hit(each, 1.0) for each in passages_of(DECREE, TEXT) if each.id == each.article_id)
    terms = sought(query.contents[0])
    ranking = Ranking(
        in_force=() if outside else hits,
        outside=hits if outside else (),
        wordings=(weights(terms, dict.fromkeys(terms, 1.0)),),
    )
    known = standing([DECREE], [])
    return refusal(query, ranking, Evidence(findings=()), known, REPLIES)


def test_a_source_that_speaks_of_what_is_asked_is_named() -> None:
    answer = refused("Hồ sơ Kỷ niệm chương nộp trực tuyến ở cổng nào?")
    assert [each.reference.article for each in answer.nearest] == ["1"]
    assert "Điều 1" in answer.text
    assert "Điều 2" not in answer.text


def test_sources_that_hold_nothing_of_it_are_not_near_in_force_or_not() -> None:
    for outside in (False, True):
        answer = refused("Giá vàng ngày 01/03/2024 bao nhiêu?", outside=outside)
        assert answer.nearest == ()
        assert answer.warnings == ()


def test_rules_are_near_for_a_question_of_the_field_alone() -> None:
    assert refused("Hồ sơ Kỷ niệm chương nộp trực tuyến ở cổng nào?").nearest
    assert refused("Hồ sơ Kỷ niệm chương nộp trực tuyến ở cổng nào?", outside=True).nearest
    for outside in (False, True):
        assert refused("Hồ sơ đăng ký kết hôn gồm tờ trình nào?", outside=outside).nearest == ()


@pytest.mark.parametrize(
    "question",
    [
        "giá vàng hôm nay",
        "gia vang hom nay bao nhieu",
        "Thời tiết Hà Nội ngày mai?",
        "cách nấu phở bò",
        "Hồ sơ đăng ký kết hôn gồm tờ trình nào?",
    ],
)
def test_a_question_on_something_else_is_told_what_is_answered_here(question: str) -> None:
    answer = refused(question)
    assert answer.text == REPLIES.say("answer.refuse_outside")
    assert answer.text.startswith(REPLIES.say("answer.refuse"))


def test_without_near_sources_nothing_is_said_of_the_day() -> None:
    answer = refused("Giá vàng ngày 01/03/2024 bao nhiêu?")
    assert answer.text == REPLIES.say("answer.refuse_outside")


def test_a_day_that_does_not_exist_is_named_in_a_refusal_too() -> None:
    assert "31/02/2024" in refused("Giá vàng ngày 31/02/2024 bao nhiêu?").text
