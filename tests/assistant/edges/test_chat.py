"""The chat edge against a real OpenAI-compatible server that behaves well and badly."""

import asyncio
import time
from contextlib import aclosing
from typing import Any

import pytest

from assistant.closing import generator
from assistant.edges.chat import LangChainModel, open_chat_model
from assistant.errors import ChatModelMissing, ModelUnavailable
from assistant.settings import Settings
from assistant.types import Prompt
from tests.chat_server import ChatServer, Fails, Hangs, Says, chat_server

PROMPT = Prompt(system="Chỉ nói điều có trong nguồn.", user="Câu hỏi", origin="answer@0")
OVER_QUOTA = Fails(429, '{"error": {"message": "quota", "code": "insufficient_quota"}}')


def model_of(server: ChatServer, **settings: Any) -> LangChainModel:
    values: dict[str, Any] = {"chat_model": "test", "chat_base_url": server.url, "chat_timeout": 5}
    return open_chat_model(Settings(**(values | settings)))


async def _all(model: LangChainModel) -> str:
    return "".join([piece async for piece in model.stream(PROMPT)])


def said(model: LangChainModel) -> str:
    return asyncio.run(_all(model))


def test_the_words_come_in_pieces_and_both_messages_go_out() -> None:
    with chat_server(Says(text="Một câu [1].")) as server:
        assert said(model_of(server)) == "Một câu [1]. "
    (asked,) = server.asked
    assert [(m["role"], m["content"]) for m in asked["messages"]] == [
        ("system", PROMPT.system),
        ("user", PROMPT.user),
    ]
    assert (asked["stream"], asked["temperature"]) == (True, 0.0)


def test_the_key_is_sent_to_the_server_and_shown_to_nobody() -> None:
    with chat_server(Says(text="A")) as server:
        settings = Settings(
            chat_model="openai:test", chat_base_url=server.url, chat_api_key="bí-mật-7"
        )
        assert "bí-mật-7" not in repr(settings)
        assert said(model_of(server, chat_api_key="khoa-7")) == "A "
    assert server.asked[0]["authorization"] == "Bearer khoa-7"


def test_tokens_and_their_cost_are_counted() -> None:
    with chat_server(Says(text="A")) as server:
        model = model_of(server, chat_input_price=2.0, chat_output_price=10.0)
        said(model)
        said(model)
    usage = model.usage
    assert (usage.calls, usage.input_tokens, usage.output_tokens) == (2, 1800, 200)
    assert usage.cost == pytest.approx((1800 * 2.0 + 200 * 10.0) / 1e6)


@pytest.mark.parametrize("failing", [Fails(500), Fails(503), OVER_QUOTA])
def test_a_server_that_fails_once_is_asked_again(failing: Fails) -> None:
    with chat_server(failing, Says(text="A")) as server:
        assert said(model_of(server)) == "A "
    assert len(server.asked) == 2


def test_a_server_that_goes_on_failing_is_asked_three_times() -> None:
    with chat_server(Fails(500)) as server, pytest.raises(ModelUnavailable):
        said(model_of(server))
    assert len(server.asked) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_a_refusal_that_will_not_change_is_asked_for_once(status: int) -> None:
    with chat_server(Fails(status)) as server, pytest.raises(ModelUnavailable):
        said(model_of(server))
    assert len(server.asked) == 1


@pytest.mark.parametrize("ending", ["cut", "garbage", "none", "length"])
def test_an_answer_that_breaks_off_is_none(ending: Any) -> None:
    breaking_off = Says(text="Câu thứ nhất [1]. Câu", ending=ending)
    with chat_server(breaking_off) as server, pytest.raises(ModelUnavailable):
        said(model_of(server))
    assert len(server.asked) == 1


@pytest.mark.parametrize("body", ["không phải JSON", "{}", '{"choices": null}', ""])
def test_what_is_not_json_is_no_answer(body: str) -> None:
    with chat_server(Fails(200, body)) as server, pytest.raises(ModelUnavailable):
        said(model_of(server))


def test_a_server_that_hangs_is_left_after_the_timeout() -> None:
    with chat_server(Hangs()) as server:
        began = time.perf_counter()
        with pytest.raises(ModelUnavailable) as told:
            said(model_of(server, chat_timeout=0.3))
    assert time.perf_counter() - began < 3
    assert told.value.values["reason"] == "timeout"


def test_an_answer_that_goes_on_too_long_is_left() -> None:
    with chat_server(Says(text="chữ " * 200, pause=0.05)) as server:
        began = time.perf_counter()
        with pytest.raises(ModelUnavailable):
            said(model_of(server, chat_timeout=0.3))
    assert time.perf_counter() - began < 5


def test_an_answer_without_an_end_is_cut_by_its_length() -> None:
    endless = Says(text="lặp-lại-mãi-không-thôi-nhắc-đi-nhắc-lại " * 1_000)
    with chat_server(endless) as server, pytest.raises(ModelUnavailable):
        said(model_of(server))


def test_nobody_listening_to_a_port_is_a_model_that_is_away() -> None:
    with chat_server(Says(text="A")) as server:
        pass
    with pytest.raises(ModelUnavailable):
        said(model_of(server))


def test_the_server_is_told_when_the_listener_leaves() -> None:
    async def leave_early(model: LangChainModel) -> None:
        async with aclosing(generator(model.stream(PROMPT))) as pieces:
            async for _ in pieces:
                break
        await asyncio.sleep(0.2)

    with chat_server(Says(text="chữ " * 400, pause=0.01)) as server:
        asyncio.run(leave_early(model_of(server)))
        assert server.left.wait(2)


def test_the_server_is_told_when_the_task_is_cancelled() -> None:
    async def cancel(model: LangChainModel) -> None:
        task = asyncio.create_task(_all(model))
        await asyncio.sleep(0.3)
        task.cancel()
        await asyncio.wait({task})
        assert task.cancelled()
        await asyncio.sleep(0.1)

    with chat_server(Says(text="chữ " * 400, pause=0.01)) as server:
        asyncio.run(cancel(model_of(server)))
        assert server.left.wait(2)


@pytest.mark.parametrize(
    ("name", "mend"),
    [("mistralai:x", "langchain-mistralai"), ("không-có:x", "provider")],
)
def test_a_model_that_cannot_be_loaded_says_how_to_mend_it(name: str, mend: str) -> None:
    with pytest.raises(ChatModelMissing) as told:
        open_chat_model(Settings(chat_model=name))
    assert mend in str(told.value.values["mend"])
