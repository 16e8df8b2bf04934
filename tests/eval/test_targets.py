import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date

import httpx
import pytest

from assistant.errors import AssistantError, SearchUnavailable
from assistant.types import Answer
from assistant.web.app import create_app
from eval.cases import Case
from eval.experiment import Target, run
from eval.outcome import Outcome, Reply
from eval.replies import BrokenReply, reply_of
from eval.targets import InProcess, Service, ServiceUnavailable
from tests.eval.samples import DAY, a_case
from tests.fakes_web import DECREE, QUOTE, REPLIES, TEXT, FakeAssistant, FakeLibrary, services

Opener = Callable[[FakeAssistant], AbstractAsyncContextManager[Target]]


@asynccontextmanager
async def in_process(assistant: FakeAssistant) -> AsyncIterator[Target]:
    yield InProcess(assistant, FakeLibrary())


@asynccontextmanager
async def service(assistant: FakeAssistant) -> AsyncIterator[Target]:
    app = create_app(services(assistant=assistant), REPLIES)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app)) as client:
        yield Service("http://tdkt", client)


both = pytest.mark.parametrize("opened", [in_process, service], ids=["in-process", "service"])


def replied(opened: Opener, assistant: FakeAssistant, *questions: str) -> Reply:
    async def ask() -> Reply:
        async with opened(assistant) as target:
            return await target.converse(questions, as_of=date(2030, 6, 1))

    return asyncio.run(ask())


def outcome(opened: Opener, assistant: FakeAssistant, case: Case) -> Outcome:
    async def ask() -> Outcome:
        async with opened(assistant) as target:
            return [found async for _, found in run([case], target, day=DAY, at_once=1)][0]

    return asyncio.run(ask())


@both
def test_a_reply_holds_what_was_decided_found_and_quoted(opened: Opener) -> None:
    reply = replied(opened, FakeAssistant(), "Hồ sơ gồm gì?")
    assert (reply.decision, reply.as_of) == ("answer", date(2030, 6, 1))
    assert [source.passage_id for source in reply.found] == ["p-b"]
    (quote,) = reply.quotes
    assert quote.quote == QUOTE == quote.span.of(TEXT)
    assert quote.source.number == "12/2030/NĐ-CP"
    assert (quote.source.article, quote.source.clause, quote.source.point) == ("4", "2", "b")
    assert reply.seconds > 0


@both
def test_a_quote_is_checked_against_the_stored_text_and_its_days(opened: Opener) -> None:
    (cited,) = outcome(opened, FakeAssistant(), a_case()).citations
    assert cited.exact
    assert (cited.effective_from, cited.effective_to) == (DECREE.effective_from, None)


@both
def test_questions_of_one_case_share_a_conversation_that_no_other_case_has(opened: Opener) -> None:
    assistant = FakeAssistant()
    replied(opened, assistant, "Hồ sơ gồm gì?", "Nộp ở đâu?")
    replied(opened, assistant, "Hồ sơ gồm gì?", "Nộp ở đâu?")
    first, second, third, fourth = (each.conversation_id for each in assistant.asked)
    assert first == second != third == fourth
    assert first is not None


def test_a_question_on_its_own_has_no_conversation_in_this_process() -> None:
    assistant = FakeAssistant()
    replied(in_process, assistant, "Hồ sơ gồm gì?")
    assert [each.conversation_id for each in assistant.asked] == [None]


def test_a_service_is_left_without_the_conversation_of_a_case() -> None:
    assistant, sent = FakeAssistant(), []
    transport = httpx.ASGITransport(app=create_app(services(assistant=assistant), REPLIES))

    async def note(request: httpx.Request) -> None:
        sent.append(f"{request.method} {request.url.path}")

    async def ask() -> None:
        hooks = {"request": [note]}
        async with httpx.AsyncClient(transport=transport, event_hooks=hooks) as http:
            await Service("http://tdkt", http).converse(["Gì?", "Ở đâu?"], as_of=None)

    asyncio.run(ask())
    conversation = assistant.asked[0].conversation_id
    assert sent == ["POST /v1/ask", "POST /v1/ask", f"DELETE /v1/conversations/{conversation}"]


@both
def test_a_refusal_has_no_quotes(opened: Opener) -> None:
    refusal = Answer(text="Chưa tìm thấy căn cứ", decision="refuse")
    reply = replied(opened, FakeAssistant(answer=refusal), "Giá vàng?")
    assert (reply.decision, reply.quotes) == ("refuse", ())


@both
@pytest.mark.parametrize("fails_at", [0, 3])
def test_a_failure_while_answering_is_the_error_of_that_case(opened: Opener, fails_at: int) -> None:
    broken = FakeAssistant(failure=SearchUnavailable("disk"), fails_at=fails_at)
    found = outcome(opened, broken, a_case())
    assert found.decision is None
    assert found.error


@both
def test_a_fingerprint_stays_while_nothing_changes(opened: Opener) -> None:
    async def twice() -> tuple[str, str]:
        async with opened(FakeAssistant()) as target:
            return await target.fingerprint(), await target.fingerprint()

    first, second = asyncio.run(twice())
    assert first == second


@both
def test_an_unknown_document_is_not_stored(opened: Opener) -> None:
    async def look() -> object:
        async with opened(FakeAssistant()) as target:
            return await target.stored("none")

    assert asyncio.run(look()) is None


def test_a_service_that_is_not_there_says_so() -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    async def look() -> str:
        async with httpx.AsyncClient(transport=httpx.MockTransport(refuse)) as client:
            return await Service("http://tdkt", client).fingerprint()

    with pytest.raises(ServiceUnavailable, match="refused"):
        asyncio.run(look())


def test_a_status_other_than_200_is_an_error() -> None:
    def too_much(_: httpx.Request) -> httpx.Response:
        return httpx.Response(429, text="chậm lại")

    async def ask() -> Reply:
        async with httpx.AsyncClient(transport=httpx.MockTransport(too_much)) as client:
            return await Service("http://tdkt", client).converse(["Ai ký?"], as_of=None)

    with pytest.raises(AssistantError, match="429: chậm lại"):
        asyncio.run(ask())


def test_an_answer_without_its_promised_keys_is_broken() -> None:
    with pytest.raises(BrokenReply, match="understood"):
        reply_of(None, {"answer": "…"}, seconds=0.1)
