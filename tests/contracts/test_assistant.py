"""What ports.Assistant promises: of the grounded one, of fakes, and over the network alike."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from datetime import date

import pytest
from pydantic import SecretStr

from assistant.access import ApiKey, Registry, digest_of
from assistant.edges.remote import RemoteAssistant, connected
from assistant.errors import AssistantError, BadInput, SearchUnavailable, Unavailable
from assistant.ports import Assistant
from assistant.types import Delta, Event, Finished, Found, Question, Understood
from tests.fakes import FakeIndex
from tests.fakes_web import GUARDED, REPLIES, FakeAccess, FakeAssistant, services
from tests.grounded import RULE, grounded
from tests.serving import served

Opener = Callable[[Assistant], AbstractAsyncContextManager[Assistant]]


class BrokenIndex(FakeIndex):
    async def search(self, query: object, *, limit: int) -> list[object]:  # type: ignore[override]
        raise SearchUnavailable("the disk is gone")


@asynccontextmanager
async def here(assistant: Assistant) -> AsyncIterator[Assistant]:
    yield assistant


@asynccontextmanager
async def over_http(assistant: Assistant) -> AsyncIterator[Assistant]:
    with served(services(assistant=assistant)) as address:
        async with connected() as client:
            yield RemoteAssistant(address, client, pause=0.0)


@asynccontextmanager
async def over_http_with_a_key(assistant: Assistant) -> AsyncIterator[Assistant]:
    kept = ApiKey(id="k", name="bot", digest=digest_of("tdkt_k"), added_on=date(2030, 1, 1))
    access = FakeAccess(Registry(keys=(kept,)))
    with served(services(assistant=assistant, access=access, limits=GUARDED)) as address:
        async with connected(key=SecretStr("tdkt_k")) as client:
            yield RemoteAssistant(address, client, pause=0.0)


both = pytest.mark.parametrize(
    "opened",
    [here, over_http, over_http_with_a_key],
    ids=["in process", "over HTTP", "over HTTP with a key"],
)
makers = pytest.mark.parametrize("make", [grounded, FakeAssistant], ids=["grounded", "fake"])


def told(opened: Opener, assistant: Assistant, question: Question) -> list[Event]:
    async def ask() -> list[Event]:
        async with opened(assistant) as asked:
            return [event async for event in asked.ask(question)]

    return asyncio.run(ask())


@both
@makers
@pytest.mark.parametrize("text", ["Hồ sơ Kỷ niệm chương gồm gì?", "Giá vàng hôm nay?"])
def test_an_answer_is_understood_then_found_then_deltas_then_one_finished(
    opened: Opener, make: Callable[[], Assistant], text: str
) -> None:
    events = told(opened, make(), Question(text=text))
    assert isinstance(events[0], Understood)
    assert isinstance(events[1], Found)
    assert all(isinstance(event, Delta) for event in events[2:-1])
    assert isinstance(events[-1], Finished)


@both
def test_the_same_question_has_the_same_answer_wherever_it_is_asked(opened: Opener) -> None:
    question = Question(text="Hồ sơ Kỷ niệm chương gồm gì?", as_of=date(2026, 1, 1))
    finished = told(opened, grounded(), question)[-1]
    assert isinstance(finished, Finished)
    answer = finished.answer
    assert answer.decision == "answer"
    assert "tờ trình và danh sách trích ngang" in answer.text
    assert [citation.span.of(RULE) for citation in answer.citations] == [
        citation.quote for citation in answer.citations
    ]


@both
@makers
@pytest.mark.parametrize("text", ["", "?!", "câu hỏi " * 1_000])
def test_a_question_that_cannot_be_read_is_bad_input(
    opened: Opener, make: Callable[[], Assistant], text: str
) -> None:
    with pytest.raises(BadInput) as raised:
        told(opened, make(), Question(text=text))
    assert REPLIES.say(raised.value.key, **raised.value.values)


@both
def test_a_search_that_fails_is_unavailable_with_a_sentence_for_people(opened: Opener) -> None:
    with pytest.raises(Unavailable) as raised:
        told(opened, grounded(BrokenIndex()), Question(text="Hồ sơ gồm gì?"))
    sentence = REPLIES.say(raised.value.key, **raised.value.values)
    assert sentence == REPLIES.say("error.search_unavailable")


@both
def test_only_failures_of_the_tree_are_raised(opened: Opener) -> None:
    broken = FakeAssistant(failure=AssistantError("what nobody foresaw"), fails_at=2)
    with pytest.raises(AssistantError) as raised:
        told(opened, broken, Question(text="Gì?"))
    assert not isinstance(raised.value, BadInput | Unavailable)


@both
def test_who_leaves_half_way_stops_the_work(opened: Opener) -> None:
    assistant = FakeAssistant(wait=0.2)

    async def leave() -> int:
        async with opened(assistant) as asked:
            events = asked.ask(Question(text="Gì?"))
            assert isinstance(events, AsyncIterator)
            async with aclosing(events):  # type: ignore[type-var]
                await anext(events)
            async with asyncio.timeout(5):
                while not assistant.closed:
                    await asyncio.sleep(0.01)
            return assistant.closed

    assert asyncio.run(leave()) == 1
