"""Conversations and feedback over HTTP."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.types import Question, Rating, Turn
from tests.assistant.web.client import client
from tests.fakes import FakeMemory
from tests.fakes_web import FakeAssistant, services

NOW = datetime(2031, 5, 20, tzinfo=UTC)
TURN = Turn(
    id="a-1",
    asked="Ai ký?",
    read="Ai quyết định tặng Giấy khen?",
    as_of=None,
    decision="answer",
    answer="…",
    cited=(),
    choices=(),
    at=NOW,
)


def remembering(*turns: Turn, conversation: str = "c-1") -> FakeMemory:
    memory = FakeMemory(clock=lambda: NOW)
    for turn in turns:
        asyncio.run(memory.remember(conversation, turn, user=None))
    return memory


def sent(method: str, path: str, memory: FakeMemory | None, body: object = None) -> tuple[int, Any]:
    async def request() -> tuple[int, Any]:
        async with client(services(memory=memory)) as http:
            response = await http.request(method, path, json=body)
            return response.status_code, response.json()

    return asyncio.run(request())


def test_a_question_without_a_conversation_gets_one_and_keeps_it() -> None:
    assistant = FakeAssistant()

    async def two() -> list[str]:
        async with client(services(assistant=assistant)) as http:
            asked = [await http.post("/v1/ask", json={"question": "Gì?"}) for _ in range(2)]
            return [each.json()["conversation_id"] for each in asked]

    first, second = asyncio.run(two())
    assert first != second
    assert [each.conversation_id for each in assistant.asked] == [first, second]


def test_a_number_alone_picks_a_choice_of_a_conversation_and_is_no_question_without_one() -> None:
    assistant = FakeAssistant()

    async def ask(**body: str) -> int:
        async with client(services(assistant=assistant)) as http:
            return (await http.post("/v1/ask", json={"question": "2", **body})).status_code

    assert asyncio.run(ask()) == 422
    asyncio.run(ask(conversation_id="c-1"))
    assert assistant.asked == [Question(text="2", conversation_id="c-1")]


@pytest.mark.parametrize("identity", ["telegram:42", " ", ""])
def test_the_conversations_of_other_channels_cannot_be_named(identity: str) -> None:
    status, body = sent("POST", "/v1/ask", None, {"question": "Gì?", "conversation_id": identity})
    assert (status, body["error"]["key"]) == (422, "input.field")
    assert "conversation_id" in body["error"]["message"]


def test_a_conversation_is_deleted_and_the_number_of_its_turns_told() -> None:
    memory = remembering(TURN, replace(TURN, id="a-2"))
    assert sent("DELETE", "/v1/conversations/c-1", memory) == (
        200,
        {"conversation_id": "c-1", "deleted": 2},
    )
    assert asyncio.run(memory.recall("c-1")).turns == ()
    assert sent("DELETE", "/v1/conversations/c-1", memory)[1]["deleted"] == 0


def test_a_conversation_of_another_channel_is_not_deleted_from_here() -> None:
    memory = remembering(TURN, conversation="telegram:42")
    assert sent("DELETE", "/v1/conversations/telegram:42", memory)[0] == 422
    assert len(asyncio.run(memory.recall("telegram:42")).turns) == 1


def test_an_answer_is_rated_and_the_last_rating_counts() -> None:
    memory = remembering(TURN)
    first = {"answer_id": "a-1", "rating": "up"}
    assert sent("POST", "/v1/feedback", memory, first) == (200, first)
    second = {"answer_id": "a-1", "rating": "down", "comment": "  thiếu số tiền "}
    assert sent("POST", "/v1/feedback", memory, second)[0] == 200
    (rated,) = asyncio.run(memory.rated())
    assert rated.rating == Rating(useful=False, comment="thiếu số tiền")


def test_an_unknown_answer_is_told_in_a_sentence() -> None:
    status, body = sent(
        "POST", "/v1/feedback", remembering(), {"answer_id": "không-có", "rating": "up"}
    )
    assert (status, body["error"]["key"]) == (404, "feedback.unknown")
    assert "“không-có”" in body["error"]["message"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"rating": "up"}, "answer_id"),
        ({"answer_id": "a-1"}, "rating"),
        ({"answer_id": "a-1", "rating": "tốt"}, "rating"),
        ({"answer_id": "a-1", "rating": True}, "rating"),
        ({"answer_id": 1, "rating": "up"}, "answer_id"),
        ({"answer_id": "a-1", "rating": "up", "comment": "x" * 2001}, "comment"),
    ],
)
def test_bad_feedback_is_told_which_field_to_mend(body: object, field: str) -> None:
    status, told = sent("POST", "/v1/feedback", remembering(TURN), body)
    assert (status, told["error"]["key"]) == (422, "input.field")
    assert f"“{field}”" in told["error"]["message"]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/v1/feedback", {"answer_id": "a-1", "rating": "up"}),
        ("DELETE", "/v1/conversations/c-1", None),
    ],
)
def test_where_nothing_is_remembered_there_is_nothing_to_rate_or_delete(
    method: str, path: str, body: object
) -> None:
    status, told = sent(method, path, None, body)
    assert (status, told["error"]["key"]) == (404, "feedback.off")
