"""Greetings: answered in a friendly way, never refused, never taken for a question."""

import asyncio

import pytest

from assistant.conversation.greeting import greeted, greeting_of
from assistant.markdown import answer_markdown, choices_shown
from assistant.types import Event, Exchange, Finished, Found, Question
from tests.builders import query_of
from tests.fakes_web import REPLIES
from tests.grounded import grounded


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("Xin chào", "hello"),
        ("chào bạn ạ!", "hello"),
        ("chao buoi sang", "hello"),
        ("Hello", "hello"),
        ("Cảm ơn", "thanks"),
        ("ok cam on ban nhieu nhe", "thanks"),
        ("ok", "thanks"),
        ("thôi cảm ơn", "thanks"),
        ("thôi được rồi", "thanks"),
        ("thôi không hỏi nữa, cảm ơn", "thanks"),
        ("tạm biệt", "farewell"),
        ("bạn là ai?", "help"),
        ("Chào bạn, bạn làm được gì?", "help"),
        ("tôi có thể hỏi những gì", "help"),
    ],
)
def test_a_message_that_only_greets_is_known_by_its_sort(message: str, reply: str) -> None:
    assert greeting_of(message) == reply


@pytest.mark.parametrize(
    "message",
    [
        "Chào bạn, tiêu chuẩn Chiến sĩ thi đua cơ sở?",
        "Ai tặng thư cảm ơn?",
        "thôi văn hóa",
        "thời hạn",
        "thư cảm ơn có được tính là khen thưởng không",
        "ai ký?",
        "thế còn cấp tỉnh?",
        "bạn",
        "LĐTT là gì",
        "hỏi về hồ sơ",
        "Viết lời chào mừng đại hội",
    ],
)
def test_a_message_that_asks_something_is_no_greeting(message: str) -> None:
    assert greeting_of(message) is None


def events_of(question: Question) -> list[Event]:
    async def collect() -> list[Event]:
        return [event async for event in grounded().ask(question)]

    return asyncio.run(collect())


def test_the_reply_offers_three_questions_in_the_form_that_chat_programs_read_back() -> None:
    answer = greeted("xin chào", REPLIES)

    assert answer is not None
    assert answer.decision == "clarify"
    assert len(answer.choices) == 3
    shown = answer_markdown(answer, query_of("xin chào"), REPLIES)
    assert choices_shown(shown) == answer.choices
    assert shown.count(answer.choices[0]) == 1


def test_a_greeting_is_answered_without_a_search() -> None:
    events = events_of(Question(text="cảm ơn bạn"))

    assert Found(()) in events
    assert isinstance(events[-1], Finished)
    assert events[-1].answer.text.startswith("Rất vui")


def test_thanks_between_two_questions_do_not_break_the_thread() -> None:
    history = (
        Exchange("Hồ sơ đề nghị tặng Kỷ niệm chương gồm những gì?", "Hồ sơ gồm tờ trình."),
        Exchange("cảm ơn", "Rất vui được giúp bạn."),
    )
    last = events_of(Question(text="thưởng bao nhiêu?", history=history))[-1]

    assert isinstance(last, Finished)
    assert "0,8 lần" in last.answer.text
