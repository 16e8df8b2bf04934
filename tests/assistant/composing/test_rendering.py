"""What an answer says of the day it is for."""

from datetime import date

from assistant.composing.rendering import echo
from assistant.types import Kind, Question
from assistant.understanding.query import understand
from tests.builders import TODAY, document_of
from tests.fakes_web import REPLIES
from tests.grounded import answer_over


def said(question: str, as_of: date | None = None) -> list[str]:
    return echo(understand(Question(text=question, as_of=as_of), today=TODAY), REPLIES)


def test_nothing_is_said_of_today() -> None:
    assert said("Thưởng bao nhiêu?") == []


def test_a_day_beyond_its_month_is_named_and_the_last_of_the_month_taken() -> None:
    assert said("Mức lương cơ sở ngày 31/2/2024?") == [
        "Câu hỏi nêu “31/2/2024”, không có trong lịch. Xin kiểm tra lại.",
        "Trả lời theo quy định có hiệu lực ngày 29/02/2024.",
    ]


def test_a_month_that_does_not_exist_is_named_and_today_taken() -> None:
    assert said("Thưởng tháng 13/2025 bao nhiêu?") == [
        "Câu hỏi nêu “tháng 13/2025”, không có trong lịch. Xin kiểm tra lại.",
        "Trả lời theo quy định có hiệu lực ngày 22/11/2026.",
    ]


def test_of_an_event_only_the_mistake_is_named() -> None:
    assert len(said("Hội nghị ngày 31/4/2025 do ai chủ trì?")) == 1


def test_news_is_not_quoted_as_the_rule_of_a_day() -> None:
    news = document_of(title="Hội nghị", kind=Kind.NEWS)
    text = "Năm 2017, cụm có 6 tỉnh tham gia thi đua khen thưởng.\n"
    answer = answer_over({text: news}, "năm 2017 cụm có mấy tỉnh tham gia thi đua khen thưởng")
    assert answer.decision == "answer"
    assert "Trả lời theo quy định" not in answer.text


def test_a_day_to_come_is_said_to_lie_ahead() -> None:
    unknown = "Ngày 31/12/2030 chưa đến."
    assert said("Năm 2030 thưởng bao nhiêu?")[0].startswith(unknown)
    assert said("Thưởng bao nhiêu?", as_of=date(2030, 12, 31))[0].startswith(unknown)
