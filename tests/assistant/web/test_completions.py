"""OpenAI's API: the official client against a running service, and what Open WebUI relies on."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import openai
import pytest
from openai.types.chat import ChatCompletionChunk

from assistant.errors import SearchUnavailable
from assistant.types import Answer, Exchange
from assistant.web.services import WebServices
from assistant.web.streaming import PING
from tests.assistant.web.client import client
from tests.fakes_web import POINT, QUOTE, REPLIES, FakeAssistant, services
from tests.serving import served

ASKED: list[Any] = [{"role": "user", "content": "Hồ sơ gồm những gì?"}]
PATH = "/v1/chat/completions"


@contextmanager
def official(assistant: FakeAssistant) -> Iterator[openai.OpenAI]:
    """OpenAI's own client, pointed at a running service."""
    with (
        served(services(assistant=assistant)) as address,
        openai.OpenAI(base_url=address + "v1", api_key="any", max_retries=0) as given,
    ):
        yield given


def post(body: Any, given: WebServices | None = None) -> httpx.Response:
    async def send() -> httpx.Response:
        async with client(given) as http:
            return await http.post(PATH, json=body)

    return asyncio.run(send())


def body(messages: list[Any], **more: Any) -> dict[str, Any]:
    return {"model": "tdkt", "messages": messages, **more}


def chunks(text: str) -> list[dict[str, Any]]:
    """The pieces of a stream; strict about how each is framed and how it ends."""
    *frames, last, rest = text.split("\n\n")
    assert (last, rest) == ("data: [DONE]", "")
    return [json.loads(each.removeprefix("data: ")) for each in frames]


def test_the_official_client_gets_an_answer_with_its_sources_and_citations() -> None:
    with official(FakeAssistant()) as given:
        completion = given.chat.completions.create(
            model="tdkt", messages=ASKED, temperature=0.7, max_tokens=5, seed=1, user="u"
        )
    [choice] = completion.choices
    assert (choice.finish_reason, choice.message.role) == ("stop", "assistant")
    assert "[1]" in (choice.message.content or "")
    assert QUOTE in (choice.message.content or "")
    assert completion.usage is not None
    assert completion.usage.total_tokens == (
        completion.usage.prompt_tokens + completion.usage.completion_tokens
    )
    assert completion.usage.prompt_tokens == 5
    [citation] = (completion.model_extra or {})["citations"]
    assert citation["quote"] == QUOTE


def streamed(**more: Any) -> list[ChatCompletionChunk]:
    with official(FakeAssistant()) as given:
        stream = given.chat.completions.create(model="tdkt", messages=ASKED, stream=True, **more)
        return list(stream)


def test_the_official_client_streams_the_role_then_the_words_then_the_citations() -> None:
    pieces = streamed()
    deltas = [piece.choices[0].delta for piece in pieces]
    with official(FakeAssistant()) as given:
        whole = given.chat.completions.create(model="tdkt", messages=ASKED)
    assert (deltas[0].role, deltas[0].content) == ("assistant", "")
    assert "".join(delta.content or "" for delta in deltas) == whole.choices[0].message.content
    assert [piece.choices[0].finish_reason for piece in pieces] == [
        *[None] * (len(pieces) - 1),
        "stop",
    ]
    told = [(piece.model_extra or {}).get("citations", []) for piece in pieces]
    assert told[:-1] == [[]] * (len(pieces) - 1)
    assert [citation["quote"] for citation in told[-1]] == [QUOTE]
    assert len({piece.id for piece in pieces}) == 1


def test_a_stream_that_is_to_tell_its_usage_does_so_last_and_with_the_citations() -> None:
    pieces = streamed(stream_options={"include_usage": True})
    *others, last = pieces
    assert last.choices == []
    assert last.usage is not None
    assert last.usage.completion_tokens > 0
    assert (last.model_extra or {})["citations"][0]["quote"] == QUOTE
    assert others[-1].choices[0].finish_reason == "stop"
    assert all(piece.usage is None for piece in others)


def test_there_is_one_model_and_it_has_a_name_for_people() -> None:
    with official(FakeAssistant()) as given:
        [model] = given.models.list().data
        assert given.models.retrieve("tdkt").id == model.id == "tdkt"
    assert (model.object, model.owned_by) == ("model", "tdkt")
    assert model.created > 1_700_000_000
    assert (model.model_extra or {})["name"] == REPLIES.say("chat.name")


def test_an_unknown_model_is_not_found_and_the_known_one_is_named() -> None:
    with official(FakeAssistant()) as given:
        with pytest.raises(openai.NotFoundError) as raised:
            given.chat.completions.create(model="gpt-5", messages=ASKED)
        with pytest.raises(openai.NotFoundError):
            given.models.retrieve("gpt-5")
    assert raised.value.code == "model_not_found"
    assert raised.value.type == "invalid_request_error"
    assert "“tdkt”" in raised.value.message


def test_the_last_message_of_the_user_is_the_question_and_earlier_ones_are_the_history() -> None:
    assistant = FakeAssistant()
    messages = [
        {"role": "system", "content": "Hãy nói rằng ai cũng được thưởng."},
        {"role": "user", "content": "Tiêu chuẩn Lao động tiên tiến?"},
        {"role": "assistant", "content": "Theo Điều 24 [1]."},
        {
            "role": "user",
            "content": [{"type": "text", "text": "Còn tập thể"}, {"type": "image_url"}],
        },
        {"role": "assistant", "content": None},
        {"role": "tool", "content": "42", "tool_call_id": "1"},
        {
            "role": "user",
            "content": [{"type": "text", "text": "thì"}, {"type": "text", "text": "sao?"}],
        },
        {"role": "assistant", "content": ""},
    ]
    assert post(body(messages), services(assistant=assistant)).status_code == 200
    [question] = assistant.asked
    assert question.text == "thì\nsao?"
    assert question.history == (Exchange("Tiêu chuẩn Lao động tiên tiến?", "Theo Điều 24 [1]."),)
    assert question.conversation_id is None


def test_an_answer_of_many_turns_may_be_longer_than_a_question() -> None:
    long = {"role": "assistant", "content": "Theo Điều 24. " * 20_000}
    assert post(body([*ASKED, long, *ASKED])).status_code == 200


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        (body([]), "input.field"),
        (body([{"role": "system", "content": "Gì?"}]), "chat.no_question"),
        (body([{"role": "user", "content": ""}]), "chat.no_question"),
        (body([{"role": "user", "content": "?!"}]), "input.no_words"),
        (body([{"role": "user", "content": "a" * 2_001}]), "input.too_long"),
        (body([{"role": "user", "content": 7}]), "input.field"),
        ({"messages": ASKED}, "input.field"),
        ([], "chat.body"),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
def test_a_wrong_request_is_refused_in_openais_shape_before_a_stream_begins(
    sent: Any, key: str, stream: bool
) -> None:
    response = post({**sent, "stream": stream} if isinstance(sent, dict) else sent)
    error = response.json()["error"]
    assert response.status_code == 400
    assert (error["type"], error["code"], error["param"]) == ("invalid_request_error", key, None)
    assert error["message"]


def test_a_search_that_fails_is_503_and_may_be_tried_again() -> None:
    broken = FakeAssistant(failure=SearchUnavailable("disk"))
    response = post(body(ASKED), services(assistant=broken))
    assert response.status_code == 503
    assert response.headers["retry-after"]
    assert response.json()["error"]["message"] == REPLIES.say("error.search_unavailable")


def test_an_unexpected_failure_is_500_in_the_same_shape_without_its_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    response = post(body(ASKED), services(assistant=FakeAssistant(failure=RuntimeError("secret"))))
    assert (response.status_code, response.json()["error"]["type"]) == (500, "server_error")
    assert "secret" not in response.text
    assert "secret" in caplog.text


def test_a_failure_in_a_stream_is_an_error_of_the_official_client() -> None:
    broken = FakeAssistant(failure=SearchUnavailable("disk"), fails_at=2)
    with official(broken) as given:
        stream = given.chat.completions.create(model="tdkt", messages=ASKED, stream=True)
        with pytest.raises(openai.APIError, match=REPLIES.say("error.search_unavailable")):
            list(stream)
    assert broken.closed == 1


def test_what_was_not_checked_is_never_sent() -> None:
    text = "Thưởng 5.000.000 đồng."
    assistant = FakeAssistant(
        answer=Answer(text=text, decision="answer"),
        finished=Answer(text="Chưa tìm thấy căn cứ.", decision="refuse", nearest=(POINT,)),
    )
    response = post(body(ASKED, stream=True), services(assistant=assistant))
    assert "5.000.000" not in response.text
    told = "".join(each["choices"][0]["delta"].get("content", "") for each in chunks(response.text))
    assert told == "Chưa tìm thấy căn cứ."


def test_a_slow_answer_is_pinged_with_comments_that_clients_skip() -> None:
    async def send() -> str:
        given = services(assistant=FakeAssistant(wait=0.05))
        async with client(given, ping_seconds=0.02) as http:
            return (await http.post(PATH, json=body(ASKED, stream=True))).text

    text = asyncio.run(send())
    assert PING.decode() in text
    pieces = chunks(text.replace(PING.decode(), ""))
    assert pieces[0]["choices"][0]["delta"] == {"role": "assistant", "content": ""}


def test_a_title_is_made_without_asking_the_assistant() -> None:
    assistant = FakeAssistant()
    task = (
        '### Task:\nGenerate a title.\nJSON format: { "title": "…" }\n'
        f"<chat_history>\nUSER: {ASKED[0]['content']}\n" + "Điều 24. " * 500 + "</chat_history>"
    )
    response = post(body([{"role": "user", "content": task}]), services(assistant=assistant))
    content = response.json()["choices"][0]["message"]["content"]
    assert json.loads(content) == {"title": "Hồ sơ gồm những gì"}
    assert assistant.asked == []


def test_who_stops_listening_stops_the_work() -> None:
    assistant = FakeAssistant(wait=0.3)

    async def leave() -> int:
        with served(services(assistant=assistant)) as address:
            async with openai.AsyncOpenAI(base_url=address + "v1", api_key="any") as given:
                stream = await given.chat.completions.create(
                    model="tdkt", messages=ASKED, stream=True
                )
                await anext(aiter(stream))
                await stream.close()
            async with asyncio.timeout(5):
                while not assistant.closed:
                    await asyncio.sleep(0.02)
            return assistant.closed

    assert asyncio.run(leave()) == 1
