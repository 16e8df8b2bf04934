"""A bot on another machine: the services of a running assistant."""

import asyncio
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from assistant.access import ApiKey, Registry, digest_of
from assistant.errors import BadInput, SearchUnavailable, Unavailable
from assistant.settings import Settings
from assistant.types import Conversation, Finished, Question, Rated, Rating, Tally, Turn
from assistant.web.app import create_app
from assistant.web.quotas import Limits
from bots.telegram.distant import remote_services
from bots.telegram.services import Services
from bots.telegram.serving import open_services
from tests.fakes_web import GUARDED, OPEN, POINT, QUOTE, REPLIES, FakeAccess, services
from tests.serving import served

URL = "http://tdkt"


@dataclass
class Noting:
    """The service's memory, which notes what it is told."""

    told: list[tuple[str, Rating]] = field(default_factory=list)
    forgotten: list[str | None] = field(default_factory=list)

    async def rate(self, answer_id: str, rating: Rating) -> bool:
        self.told.append((answer_id, rating))
        return True

    async def recall(self, conversation_id: str) -> Conversation:
        return Conversation(id=conversation_id)

    async def remember(self, conversation_id: str, turn: Turn, *, user: str | None) -> None:
        raise AssertionError("nothing is asked here")

    async def rated(self) -> list[Rated]:
        return []

    async def refused(self) -> list[Turn]:
        return []

    async def tallies(self) -> list[Tally]:
        return []

    async def forget(self, *, conversation_id: str | None = None, user: str | None = None) -> int:
        self.forgotten.append(conversation_id)
        return 1


async def near(
    not_ready: Exception | None = None, memory: Noting | None = None, limits: Limits = OPEN
) -> tuple[httpx.AsyncClient, Services]:
    given = services(not_ready=not_ready, memory=memory, limits=limits)
    app = create_app(given, REPLIES)
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app=app))
    return client, remote_services(URL, client, inbox=Path("unused"), secret="key")


def test_questions_searches_and_clauses_go_to_the_service() -> None:
    async def use() -> tuple[str, list[str], list[str]]:
        client, distant = await near()
        async with client:
            await distant.readiness()
            asked = Question(text="Hồ sơ?", conversation_id="telegram:1:0:1:1")
            events = [each async for each in distant.assistant.ask(asked)]
            found = await distant.search("Hồ sơ?", as_of=None, limit=5)
            passages = await distant.library.passages(POINT.document_id)
        assert isinstance(events[-1], Finished)
        quotes = [each.quote for each in events[-1].answer.citations]
        return events[-1].answer.decision, quotes, [*(h.passage.id for h in found), passages[0].id]

    decision, quotes, ids = asyncio.run(use())
    assert (decision, quotes, ids) == ("answer", [QUOTE], ["p-b", "h-1", "p-b"])


def test_a_service_that_is_not_ready_is_told_at_start() -> None:
    async def use() -> None:
        client, distant = await near(SearchUnavailable("disk"))
        async with client:
            await distant.readiness()

    with pytest.raises(Unavailable):
        asyncio.run(use())


def test_ratings_and_deletions_reach_the_memory_of_the_service() -> None:
    memory = Noting()

    async def use() -> None:
        client, distant = await near(memory=memory)
        assert distant.rate is not None
        assert distant.forget is not None
        async with client:
            assert await distant.rate("turn-1", Rating(useful=False, comment="thiếu"))
            await distant.forget(user="telegram:1", conversations=["telegram:1:0:1:1"])

    asyncio.run(use())
    assert memory.told == [("turn-1", Rating(useful=False, comment="thiếu"))]
    [name] = memory.forgotten
    assert name is not None
    assert len(name) == 64
    assert "telegram" not in name


def test_documents_are_not_ingested_for_another_machine() -> None:
    async def use() -> Services:
        client, distant = await near()
        await client.aclose()
        return distant

    assert asyncio.run(use()).ingest is None


def test_who_asks_to_be_forgotten_is_told_when_the_service_refuses() -> None:
    async def use(memory: Noting | None) -> None:
        client, distant = await near(memory=memory, limits=GUARDED)
        assert distant.forget is not None
        async with client:
            await distant.forget(user="telegram:1", conversations=["telegram:1:0:1:1"])

    memory = Noting()
    with pytest.raises(BadInput, match=r"access\.ticket"):
        asyncio.run(use(memory))
    assert memory.forgotten == []


def test_a_service_that_remembers_nothing_has_nothing_to_forget() -> None:
    async def use() -> None:
        client, distant = await near()
        assert distant.forget is not None
        async with client:
            await distant.forget(user="telegram:1", conversations=["telegram:1:0:1:1"])

    asyncio.run(use())


def test_the_bot_shows_its_key_to_a_service_that_wants_one(tmp_path: Path) -> None:
    added = ApiKey(id="k", name="bot", digest=digest_of("tdkt_right"), added_on=date(2030, 1, 1))
    guarded = services(limits=GUARDED, access=FakeAccess(Registry((), (added,))))

    async def use(address: str) -> int:
        settings = Settings(
            data=tmp_path, assistant_url=address, assistant_key=SecretStr("tdkt_right")
        )
        async with open_services(settings, REPLIES, secret="key") as distant:
            return len(await distant.search("Hồ sơ?", as_of=None, limit=5))

    with served(guarded) as address:
        assert asyncio.run(use(address)) == 2
