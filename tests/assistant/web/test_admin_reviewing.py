"""What administrators read of questions: unanswered, rated, counted by day."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from assistant.types import Cited, Rating, Tally, Turn
from assistant.web.admin.usage import days, usage_json
from assistant.web.services import WebServices
from tests.assistant.web.administrator import access, asked
from tests.fakes import FakeMemory
from tests.fakes_web import REPLIES, services

NOON = datetime(2031, 5, 20, 5, tzinfo=UTC)
TURN = Turn(
    id="t",
    asked="thế còn cấp tỉnh?",
    read="Tiêu chuẩn Chiến sĩ thi đua cấp tỉnh?",
    as_of=None,
    decision="answer",
    answer="Theo Điều 22: “…” [1]",
    cited=(Cited(marker=1, label="Điều 22", passage_id="p", document_id="d"),),
    choices=(),
    at=NOON,
)


def refused(number: int, question: str) -> Turn:
    at = NOON - timedelta(days=number)
    return replace(TURN, id=f"r-{number}", asked=question, read=question, decision="refuse", at=at)


TURNS = (
    TURN,
    refused(1, "Mức lương cơ sở hiện nay là bao nhiêu?"),
    refused(2, "Mức lương cơ sở hiện nay?"),
    refused(3, "Ai tặng Giấy khen?"),
)


def given(turns: Sequence[Turn] = TURNS, ratings: Sequence[tuple[str, Rating]] = ()) -> WebServices:
    memory = FakeMemory(clock=lambda: NOON + timedelta(hours=1))

    async def fill() -> None:
        for turn in turns:
            await memory.remember("c", turn, user="telegram:42")
        for turn_id, rating in ratings:
            await memory.rate(turn_id, rating)

    asyncio.run(fill())
    return services(access=access(), memory=memory)


def told(services: WebServices, path: str) -> dict[str, Any]:
    [response] = asked(services, ("GET", path, None))
    assert response.status_code == 200
    found: dict[str, Any] = response.json()
    return found


def test_unanswered_questions_come_in_groups_the_most_frequent_first() -> None:
    found = told(given(), "unanswered")
    assert found["total"] == 2
    first, second = found["rows"]
    assert (first["times"], first["last"]) == (2, "2031-05-19")
    assert first["question"] == "Mức lương cơ sở hiện nay là bao nhiêu?"
    assert len(first["wordings"]) == 2
    assert second["question"] == "Ai tặng Giấy khen?"


def test_unanswered_questions_are_found_by_words_and_in_pages() -> None:
    assert told(given(), "unanswered?q=giay+khen")["total"] == 1
    assert told(given(), "unanswered?limit=1&offset=1")["rows"][0]["times"] == 1


def test_feedback_comes_latest_first_with_the_answer_it_is_about() -> None:
    ratings = [
        ("r-1", Rating(useful=True)),
        ("t", Rating(useful=False, comment="Thiếu khoản 2")),
    ]
    found = told(given(ratings=ratings), "feedback")
    first, second = found["rows"]
    assert (first["rating"], first["comment"]) == ("down", "Thiếu khoản 2")
    assert first["question"] == "thế còn cấp tỉnh?"
    assert first["read"] == "Tiêu chuẩn Chiến sĩ thi đua cấp tỉnh?"
    assert first["sources"] == ["[1] Điều 22"]
    assert (second["rating"], second["comment"]) == ("up", None)
    assert told(given(ratings=ratings), "feedback?rating=up")["total"] == 1


def test_nobody_is_named() -> None:
    given_services = given(ratings=[("t", Rating(useful=True))])
    for path in ("feedback", "unanswered", "usage"):
        [response] = asked(given_services, ("GET", path, None))
        assert "telegram" not in response.text


def test_questions_are_counted_by_the_day_in_viet_nam() -> None:
    late = datetime(2031, 5, 18, 17, tzinfo=UTC)  # midnight in Hà Nội
    tallies = [
        Tally(hour=late, decision="answer", turns=3, useful=2),
        Tally(hour=late - timedelta(hours=1), decision="refuse", turns=1, useless=1),
        Tally(hour=late, decision="clarify", turns=1),
        Tally(hour=late - timedelta(days=9), decision="answer", turns=99),
    ]
    before, on, after = days(tallies, last=date(2031, 5, 20), most=3)
    assert (before.on, before.refused, before.useless) == (date(2031, 5, 18), 1, 1)
    assert (on.answered, on.asked_back, on.useful, on.questions) == (3, 1, 2, 4)
    assert after.questions == 0
    total = usage_json([before, on, after])["total"]
    assert total == {
        "questions": 5,
        "answered": 3,
        "refused": 1,
        "asked_back": 1,
        "useful": 2,
        "useless": 1,
    }


def test_usage_has_every_day_to_today() -> None:
    found = told(given(ratings=[("t", Rating(useful=True))]), "usage?most=7")
    assert [each["on"] for each in found["days"]][::6] == ["2031-05-14", "2031-05-20"]
    assert [each["questions"] for each in found["days"]] == [0, 0, 0, 1, 1, 1, 1]
    assert found["total"]["useful"] == 1


@pytest.mark.parametrize("path", ["unanswered", "feedback", "usage"])
def test_where_nothing_is_remembered_that_is_said(path: str) -> None:
    [response] = asked(services(access=access()), ("GET", path, None))
    assert response.status_code == 404
    assert response.json()["error"]["message"] == REPLIES.say("feedback.off")


@pytest.mark.parametrize("path", ["usage?most=0", "usage?most=9999", "feedback?rating=x"])
def test_what_cannot_be_counted_is_said_in_a_sentence(path: str) -> None:
    [response] = asked(given(), ("GET", path, None))
    assert response.status_code == 422
    assert response.json()["error"]["message"]
