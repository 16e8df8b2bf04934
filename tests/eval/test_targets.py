import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date

import httpx
import pytest

from assistant.edges.remote import RemoteAssistant, RemoteLibrary
from assistant.errors import AssistantError, SearchUnavailable
from assistant.types import Answer, Event, Understood
from assistant.web.app import create_app
from eval.cases import Case
from eval.experiment import Target, run
from eval.outcome import Outcome, Reply
from eval.replies import reply_of
from eval.targets import UnderTest
from tests.builders import query_of
from tests.eval.samples import DAY, a_case
from tests.fakes_web import DECREE, QUOTE, REPLIES, TEXT, FakeAssistant, FakeLibrary, services

Opener = Callable[[FakeAssistant], AbstractAsyncContextManager[Target]]


@asynccontextmanager
async def in_process(assistant: FakeAssistant) -> AsyncIterator[Target]:
    async def nothing(_: str) -> None:
        return

    yield UnderTest(assistant, FakeLibrary(), identity="code", forget=nothing)


@asynccontextmanager
async def service(assistant: FakeAssistant) -> AsyncIterator[Target]:
    app = create_app(services(assistant=assistant), REPLIES)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app)) as client:
        remote = RemoteAssistant("http://tdkt", client, pause=0.0)
        documents = RemoteLibrary("http://tdkt", client)
        yield UnderTest(remote, documents, identity="http://tdkt", forget=remote.forget)


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


@both
def test_a_question_on_its_own_shares_no_conversation(opened: Opener) -> None:
    assistant = FakeAssistant()
    replied(opened, assistant, "Hồ sơ gồm gì?")
    replied(opened, assistant, "Nộp ở đâu?")
    first, second = (each.conversation_id for each in assistant.asked)
    assert first != second


def test_a_service_is_left_without_the_conversation_of_a_case() -> None:
    assistant, forgotten = FakeAssistant(), []

    async def forget(conversation: str) -> None:
        forgotten.append(conversation)

    async def ask() -> None:
        target = UnderTest(assistant, FakeLibrary(), identity="", forget=forget)
        await target.converse(["Gì?", "Ở đâu?"], as_of=None)

    asyncio.run(ask())
    assert forgotten == [assistant.asked[0].conversation_id]


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


@pytest.mark.parametrize(
    ("events", "lacks"),
    [((), "Understood"), ((Understood(query_of("Ai ký?")),), "Finished")],
    ids=["nothing", "no Finished"],
)
def test_an_answer_that_is_not_whole_is_no_reply(events: tuple[Event, ...], lacks: str) -> None:
    with pytest.raises(AssistantError, match=lacks):
        reply_of(events, seconds=0.1)
