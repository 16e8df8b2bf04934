"""A bot on another machine: the services of a running assistant."""

import asyncio
from pathlib import Path

import httpx
import pytest

from assistant.errors import SearchUnavailable, ServiceUnavailable
from assistant.types import Finished, Question
from assistant.web.app import create_app
from bots.telegram.distant import remote_services
from bots.telegram.services import Services
from tests.fakes_web import POINT, QUOTE, REPLIES, services

URL = "http://tdkt"


async def near(not_ready: Exception | None = None) -> tuple[httpx.AsyncClient, Services]:
    app = create_app(services(not_ready=not_ready), REPLIES)
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app=app))
    return client, remote_services(URL, client, inbox=Path("unused"))


def test_questions_searches_and_clauses_go_to_the_service() -> None:
    async def use() -> tuple[str, list[str], list[str]]:
        client, distant = await near()
        async with client:
            await distant.readiness()
            events = [each async for each in distant.assistant.ask(Question(text="Hồ sơ?"))]
            found = await distant.search("Hồ sơ?", as_of=None, limit=5)
            passages = await distant.library.passages(POINT.document_id)
        assert isinstance(events[-1], Finished)
        quotes = [each.quote for each in events[-1].answer.citations]
        return events[-1].answer.decision, quotes, [*(h.passage.id for h in found), passages[0].id]

    decision, quotes, ids = asyncio.run(use())
    assert (decision, quotes, ids) == ("answer", [QUOTE], ["p-b", "p-b"])


def test_a_service_that_is_not_ready_is_told_at_start() -> None:
    async def use() -> None:
        client, distant = await near(SearchUnavailable("disk"))
        async with client:
            await distant.readiness()

    with pytest.raises(ServiceUnavailable):
        asyncio.run(use())


def test_documents_are_not_ingested_for_another_machine() -> None:
    async def use() -> Services:
        client, distant = await near()
        await client.aclose()
        return distant

    assert asyncio.run(use()).ingest is None
