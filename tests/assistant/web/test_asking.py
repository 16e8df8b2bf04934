"""POST /v1/ask: one JSON object, or a stream of server-sent events."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from datetime import date
from typing import Any

import httpx
import pytest
from starlette.types import Message

from assistant.errors import AssistantError, BadInput, SearchUnavailable
from assistant.types import Answer, Event, Finished, Question, Understood
from assistant.understanding.query import understand
from assistant.web.app import create_app
from assistant.web.asking import answered, told
from assistant.web.streaming import MOST_WAITING, PING, paced
from tests.assistant.web.client import client, events_of
from tests.fakes_web import (
    POINT,
    QUOTE,
    REPLIES,
    TEXT,
    TODAY,
    FakeAssistant,
    quoting_answer,
    services,
)

ASK = {"question": "Hồ sơ gồm những gì?"}


async def post(assistant: FakeAssistant, body: object, **options: float) -> httpx.Response:
    async with client(services(assistant=assistant), **options) as http:
        return await http.post("/v1/ask", json=body)


def test_an_answer_is_one_json_object_whose_quotes_stand_at_their_spans() -> None:
    response = asyncio.run(post(FakeAssistant(), ASK))
    data = response.json()
    assert response.status_code == 200
    assert data["answer"] == quoting_answer().text
    assert data["understood"]["text"] == "Hồ sơ gồm những gì?"
    [citation] = data["citations"]
    start, end = citation["span"]
    assert TEXT[start:end] == citation["quote"] == QUOTE


def test_the_day_and_the_conversation_reach_the_assistant() -> None:
    assistant = FakeAssistant()
    body = {**ASK, "as_of": "2025-06-30", "conversation_id": "phòng-7"}
    response = asyncio.run(post(assistant, body))
    assert assistant.asked == [
        Question(text=ASK["question"], as_of=date(2025, 6, 30), conversation_id="phòng-7")
    ]
    assert response.json()["conversation_id"] == "phòng-7"


def test_fields_that_are_not_known_are_ignored() -> None:
    assert asyncio.run(post(FakeAssistant(), {**ASK, "mood": "vui"})).status_code == 200


def test_a_refusal_names_the_nearest_sources() -> None:
    refusal = Answer(text="Chưa tìm thấy căn cứ.", decision="refuse", nearest=(POINT,))
    data = asyncio.run(post(FakeAssistant(refusal), ASK)).json()
    assert data["decision"] == "refuse"
    assert data["citations"] == []
    assert [each["passage_id"] for each in data["nearest"]] == ["p-b"]


def test_a_stream_tells_every_event_in_order_and_ends_with_the_same_object() -> None:
    ask = {**ASK, "conversation_id": "phòng-7"}
    response = asyncio.run(post(FakeAssistant(), {**ask, "stream": True}))
    events = events_of(response.text)
    assert [name for name, _ in events] == ["understood", "found", "delta", "delta", "finished"]
    whole = asyncio.run(post(FakeAssistant(), ask)).json()
    assert {**events[-1][1], "took_ms": 0} == {**whole, "took_ms": 0}
    assert "".join(data["text"] for name, data in events if name == "delta") == whole["answer"]


def test_no_proxy_is_to_hold_a_stream_back() -> None:
    headers = asyncio.run(post(FakeAssistant(), {**ASK, "stream": True})).headers
    assert headers["content-type"].startswith("text/event-stream")
    assert headers["cache-control"] == "no-cache, no-transform"
    assert headers["x-accel-buffering"] == "no"


def test_a_silent_stream_is_pinged() -> None:
    body = {**ASK, "stream": True}
    slow = asyncio.run(post(FakeAssistant(wait=0.1), body, ping_seconds=0.02)).text
    quick = asyncio.run(post(FakeAssistant(), body, ping_seconds=10.0)).text
    assert slow.count(PING.decode()) >= 5
    assert PING.decode() not in quick
    assert events_of(slow)[-1][0] == "finished"


@pytest.mark.parametrize("fails_at", [0, 2])
def test_an_unexpected_failure_becomes_an_error_event_without_its_text(
    fails_at: int, caplog: pytest.LogCaptureFixture
) -> None:
    assistant = FakeAssistant(failure=RuntimeError("secret /etc/path"), fails_at=fails_at)
    body = asyncio.run(post(assistant, {**ASK, "stream": True})).text
    name, data = events_of(body)[-1]
    assert (name, data["error"]["key"]) == ("error", "error.internal")
    assert data["error"]["id"] in data["error"]["message"]
    assert "secret" not in body
    assert data["error"]["id"] in caplog.text
    assert "secret /etc/path" in caplog.text
    assert assistant.closed == 1


def test_a_known_failure_in_a_stream_says_its_own_sentence() -> None:
    assistant = FakeAssistant(failure=SearchUnavailable("index gone"), fails_at=1)
    name, data = events_of(asyncio.run(post(assistant, {**ASK, "stream": True})).text)[-1]
    assert name == "error"
    assert data["error"]["message"] == REPLIES.say("error.search_unavailable")


def test_bad_input_is_refused_before_a_stream_begins() -> None:
    response = asyncio.run(post(FakeAssistant(), {"question": " ", "stream": True}))
    assert response.status_code == 422
    assert response.json()["error"]["key"] == "input.empty"


def test_bad_input_that_only_the_assistant_sees_is_still_422() -> None:
    assistant = FakeAssistant(failure=BadInput(key="input.no_words"))
    assert asyncio.run(post(assistant, ASK)).status_code == 422


def test_twenty_questions_at_once_get_their_own_answers() -> None:
    assistant = FakeAssistant(wait=0.01)

    async def all_at_once() -> list[httpx.Response]:
        async with client(services(assistant=assistant)) as http:
            bodies = [{"question": f"Câu số {n}?", "stream": n % 2 == 0} for n in range(20)]
            return await asyncio.gather(*(http.post("/v1/ask", json=body) for body in bodies))

    def understood(response: httpx.Response) -> Any:
        streamed = response.headers["content-type"].startswith("text/event-stream")
        data = events_of(response.text)[-1][1] if streamed else response.json()
        return data["understood"]["text"]

    responses = asyncio.run(all_at_once())
    assert [understood(each) for each in responses] == [f"Câu số {n}?" for n in range(20)]
    assert assistant.closed == 20


def test_a_listener_who_leaves_closes_the_answer() -> None:
    assistant = FakeAssistant(wait=60.0)
    assert asyncio.run(leave_after_first_event(assistant)) == 1


async def leave_after_first_event(assistant: FakeAssistant) -> int:
    """Speak ASGI as a server does: send the question, read one event, hang up."""
    body = json.dumps({**ASK, "stream": True}).encode()
    inbox: asyncio.Queue[Message] = asyncio.Queue()
    inbox.put_nowait({"type": "http.request", "body": body, "more_body": False})

    async def send(message: Message) -> None:
        if b"event: understood" in message.get("body", b""):
            inbox.put_nowait({"type": "http.disconnect"})

    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/v1/ask",
        "raw_path": b"/v1/ask",
        "root_path": "",
        "query_string": b"",
        "headers": [(b"content-type", b"application/json")],
    }
    app = create_app(services(assistant=assistant), REPLIES)
    await asyncio.wait_for(app(scope, inbox.get, send), timeout=10)
    return assistant.closed


def test_closing_a_paced_stream_closes_what_it_paces_in_the_task_that_ran_it() -> None:
    tasks = []

    async def frames() -> AsyncGenerator[bytes]:
        tasks.append(asyncio.current_task())
        try:
            yield b"one"
            await asyncio.sleep(60)
        finally:
            tasks.append(asyncio.current_task())

    async def listen_once() -> bytes:
        stream = paced(frames(), ping_seconds=10.0)
        first = await anext(stream)
        await asyncio.sleep(0)
        async with asyncio.timeout(5):
            await stream.aclose()
        return first

    assert asyncio.run(listen_once()) == b"one"
    assert len(tasks) == 2
    assert tasks[0] is tasks[1]


def test_an_answer_is_written_no_faster_than_it_is_read() -> None:
    written = 0

    async def frames() -> AsyncGenerator[bytes]:
        nonlocal written
        for _ in range(1_000):
            written += 1
            yield b"piece"

    async def read_slowly() -> tuple[int, int]:
        stream = paced(frames(), ping_seconds=10.0)
        await anext(stream)
        await asyncio.sleep(0.05)
        ahead = written
        return ahead, 1 + len([each async for each in stream])

    ahead, read = asyncio.run(read_slowly())
    assert ahead <= MOST_WAITING + 2
    assert read == 1_000


def test_an_answer_left_half_way_is_closed_at_once() -> None:
    assistant = FakeAssistant()

    async def leave() -> int:
        events = told(assistant, Question(text="Gì?"))
        await anext(events)
        await events.aclose()
        return assistant.closed

    assert asyncio.run(leave()) == 1


class Broken:
    """Breaks the promise of the port: tells only some of the events."""

    def __init__(self, *events: Event) -> None:
        self._events = events

    async def ask(self, question: Question) -> AsyncIterator[Event]:
        for event in self._events:
            yield event


@pytest.mark.parametrize(
    "events",
    [
        (),
        (Finished(quoting_answer()),),
        (Understood(understand(Question(text="Gì?"), today=TODAY)),),
    ],
    ids=["nothing", "no Understood", "no Finished"],
)
def test_an_assistant_that_breaks_its_promise_is_a_failure_not_half_an_answer(
    events: tuple[Event, ...],
) -> None:
    with pytest.raises(AssistantError, match="an answer must"):
        asyncio.run(answered(Broken(*events), Question(text="Gì?")))
