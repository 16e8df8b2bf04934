"""assistant.edges.remote: a service that is away, slow, cut off, or says something else."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
import pytest

from assistant.edges.remote import TRIES, RemoteAssistant, RemoteLibrary
from assistant.errors import AssistantError, BadInput, ServiceUnavailable, Unavailable
from assistant.types import Document, Event, Finished, Question
from assistant.web.streaming import PING, frame
from assistant.wire import document_details_json, event_json
from tests.builders import query_of
from tests.fakes_web import DECREE, POINT, REPLIES, TEXT, FakeAssistant, services
from tests.serving import served

QUESTION = Question(text="Hồ sơ gồm gì?", conversation_id="phòng-7", user="telegram:42")
Handler = Callable[[httpx.Request], httpx.Response]


def frames() -> list[bytes]:
    """What a service sends for one answer, event by event."""

    async def collect() -> list[bytes]:
        query = query_of(QUESTION.text)
        return [
            frame(*event_json(event, query, conversation_id=None, took_ms=1))
            async for event in FakeAssistant().ask(QUESTION)
        ]

    return asyncio.run(collect())


def stream(*parts: bytes) -> httpx.Response:
    return httpx.Response(
        200, content=b"".join(parts), headers={"content-type": "text/event-stream"}
    )


def problem(status: int, key: str, message: str) -> httpx.Response:
    return httpx.Response(status, json={"error": {"key": key, "message": message, "id": "1"}})


@asynccontextmanager
async def remote(handler: Handler) -> AsyncIterator[RemoteAssistant]:
    async with httpx.AsyncClient(transport=httpx.MockTransport(handler)) as client:
        yield RemoteAssistant("http://tdkt/", client, pause=0.0)


def told(handler: Handler) -> list[Event]:
    async def ask() -> list[Event]:
        async with remote(handler) as assistant:
            return [event async for event in assistant.ask(QUESTION)]

    return asyncio.run(ask())


class Script:
    """Answers each request with the next of what it was given, the last one for ever."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self._answers = answers
        self.asked: list[Any] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(json.loads(request.content or b"null"))
        answer = self._answers[min(len(self.asked), len(self._answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer


def names(events: list[Event]) -> list[str]:
    return [type(event).__name__ for event in events]


WHOLE = ["Understood", "Found", "Delta", "Delta", "Finished"]


def test_the_question_travels_with_its_conversation_and_its_user() -> None:
    script = Script(stream(*frames()))
    assert names(told(script)) == WHOLE
    assert script.asked == [
        {
            "question": "Hồ sơ gồm gì?",
            "stream": True,
            "conversation_id": "phòng-7",
            "user": "telegram:42",
        }
    ]


def test_pings_and_events_cut_across_packets_change_nothing() -> None:
    body = PING.join([PING, *frames()])
    pieces = [body[start : start + 7] for start in range(0, len(body), 7)]

    async def bits() -> AsyncIterator[bytes]:
        for piece in pieces:
            yield piece

    def answer(_: httpx.Request) -> httpx.Response:
        headers = {"content-type": "text/event-stream; charset=utf-8"}
        return httpx.Response(200, content=bits(), headers=headers)

    assert names(told(answer)) == WHOLE


@pytest.mark.parametrize("kept", range(5))
def test_an_answer_that_breaks_off_is_asked_for_again_and_nothing_is_told_twice(kept: int) -> None:
    script = Script(stream(*frames()[:kept]), stream(*frames()))
    events = names(told(script))
    assert len(script.asked) == 2
    assert [each for each in events if each != "Delta"] == ["Understood", "Found", "Finished"]
    assert events.count("Delta") == (kept - 2 if kept > 2 else 2)


@pytest.mark.parametrize(
    "failure",
    [
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("silence"),
        problem(503, "error.index_busy", "Đang cập nhật."),
        httpx.Response(502, text="<html>Bad Gateway</html>"),
    ],
    ids=["refused", "silent", "503", "502"],
)
def test_a_service_that_was_away_for_a_moment_answers_at_the_second_try(
    failure: httpx.Response | Exception,
) -> None:
    script = Script(failure, stream(*frames()))
    assert names(told(script)) == WHOLE
    assert len(script.asked) == 2


def test_a_service_that_stays_away_is_given_up_after_a_few_tries() -> None:
    script = Script(httpx.ConnectError("refused"))
    with pytest.raises(ServiceUnavailable, match="refused") as raised:
        told(script)
    assert len(script.asked) == TRIES
    sentence = REPLIES.say(raised.value.key, **raised.value.values)
    assert "http://tdkt" in sentence


def test_what_the_caller_must_mend_is_said_at_once_in_the_services_own_words() -> None:
    script = Script(problem(422, "input.empty", "Câu hỏi đang để trống."))
    with pytest.raises(BadInput) as raised:
        told(script)
    assert len(script.asked) == 1
    assert REPLIES.say(raised.value.key, **raised.value.values) == "Câu hỏi đang để trống."


@pytest.mark.parametrize(
    ("key", "kind"), [("error.search_unavailable", Unavailable), ("error.internal", AssistantError)]
)
def test_a_failure_that_ends_a_stream_keeps_its_sentence(
    key: str, kind: type[AssistantError]
) -> None:
    data = {"error": {"key": key, "message": "Xin thử lại.", "id": "1"}}
    with pytest.raises(AssistantError) as raised:
        told(Script(stream(frames()[0], frame("error", dict(data)))))
    assert type(raised.value) is kind
    assert REPLIES.say(raised.value.key, **raised.value.values) == "Xin thử lại."


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, text="<html>Đăng nhập</html>", headers={"content-type": "text/html"}),
        stream(b"event: understood\ndata: {}\n\n"),
        stream(b"event: found\ndata: {\n\n"),
        stream(b"event: weather\ndata: {}\n\n"),
        httpx.Response(500, json=["no", "object"]),
        httpx.Response(429, json={"detail": "slow down"}),
    ],
    ids=["a page", "no fields", "no JSON", "another event", "a list", "another service"],
)
def test_what_is_not_the_service_is_unavailable(answer: httpx.Response) -> None:
    with pytest.raises(ServiceUnavailable):
        told(Script(answer))


def test_documents_come_with_their_text_and_their_passages() -> None:
    async def read() -> None:
        with served(services()) as address:
            async with httpx.AsyncClient() as client:
                library = RemoteLibrary(address, client)
                documents = await library.documents()
                assert [each.id for each in documents] == ["hostile", DECREE.id, "tin"]
                assert await library.text(DECREE.id) == TEXT
                assert [each.text for each in await library.passages(DECREE.id)] == [POINT.text]
                assert await library.text("none") is None
                assert await library.passages("none") == []

    asyncio.run(read())


def test_a_library_that_cannot_be_reached_says_so() -> None:
    async def read() -> None:
        async with httpx.AsyncClient(
            transport=httpx.MockTransport(Script(httpx.ConnectError("refused")))
        ) as client:
            await RemoteLibrary("http://tdkt", client).documents()

    with pytest.raises(ServiceUnavailable):
        asyncio.run(read())


def test_an_answer_found_at_the_second_try_is_whole() -> None:
    finished = told(Script(stream(*frames()[:3]), stream(*frames())))[-1]
    assert isinstance(finished, Finished)
    assert finished.answer.citations[0].quote == POINT.text


def test_a_library_is_listed_in_one_request_for_two_hundred_documents() -> None:
    asked: list[str] = []
    documents = [document_details_json(replace(DECREE, id=f"d{n:03}")) for n in range(201)]

    def listed(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        offset, limit = (int(request.url.params[each]) for each in ("offset", "limit"))
        page = documents[offset : offset + limit]
        assert request.url.params["details"] == "true"
        return httpx.Response(200, json={"documents": page, "total": len(documents)})

    async def found() -> list[Document]:
        async with httpx.AsyncClient(transport=httpx.MockTransport(listed)) as client:
            return await RemoteLibrary("http://tdkt", client).documents()

    assert [each.id for each in asyncio.run(found())] == [f"d{n:03}" for n in range(201)]
    assert asked == ["/v1/documents"] * 2
