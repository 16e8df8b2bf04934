"""The real bot in a thread of its own, before a Bot API server on localhost."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from assistant.ports import Assistant
from assistant.types import Document, Passage
from bots.telegram.application import Parts, build
from bots.telegram.services import Ingested, Services
from bots.telegram.serving import serve
from bots.telegram.settings import TelegramSettings
from bots.telegram.store import FILE, open_store
from tests.bots.telegram.cloud.people import Chat, Json
from tests.bots.telegram.cloud.server import TOKEN, Cloud, serving
from tests.bots.telegram.hurried import HurriedClock
from tests.fakes_web import REPLIES, FakeAssistant, FakeLibrary, FakeSearch

ADMIN = 900
PATIENCE = 60.0


@dataclass
class FakeIngest:
    """Remembers what it was given to ingest."""

    taken: list[Path] = field(default_factory=list)

    async def __call__(self, path: Path) -> Ingested:
        self.taken.append(path)
        return Ingested(well=True, report="Đã nạp 1 tài liệu (3 đoạn), giữ nguyên 0, gỡ 0, lỗi 0.")


class Shelves(FakeLibrary):
    """The library of tests.fakes_web, from which a document may be taken away."""

    def __init__(self) -> None:
        super().__init__()
        self.removed: set[str] = set()

    async def documents(self) -> list[Document]:
        return [each for each in await super().documents() if each.id not in self.removed]

    async def passages(self, document_id: str) -> list[Passage]:
        return [] if document_id in self.removed else await super().passages(document_id)


@dataclass
class Office:
    """A running bot and the world it speaks to."""

    cloud: Cloud
    parts: Parts
    library: Shelves
    ingest: FakeIngest
    folder: Path

    def heard(self, chat: Chat, count: int) -> list[Json]:
        """What the bot said in a chat, once that is `count` messages and it has gone quiet."""
        self.until(lambda: len(self.cloud.world.replies(chat)) >= count)
        self.quiet()
        return self.cloud.world.replies(chat)

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for a condition; AssertionError when it does not come about."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, "the bot did not do it in time"
            time.sleep(0.005)

    def quiet(self) -> None:
        """Wait until every update was taken and handled."""
        self.until(lambda: not self.cloud.world.updates)
        self.until(lambda: self.rows("SELECT 1 FROM updates WHERE done = 0") == [])

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What the bot keeps, read beside it."""
        with closing(sqlite3.connect(self.folder / FILE)) as connection:
            return connection.execute(statement).fetchall()

    def ask(self, chat: Chat, text: str, **more: Any) -> Json:
        """Say something to the bot and wait for its last word."""
        before = len(self.cloud.world.replies(chat))
        self.cloud.world.say(chat, text, **more)
        return self.heard(chat, before + 1)[-1]


def settings_for(cloud: Cloud, **more: Any) -> TelegramSettings:
    """Settings of the test's bot, without a look at the environment."""
    given = {"token": TOKEN, "api_url": cloud.url, "admins": frozenset({ADMIN})}
    return TelegramSettings(**{**given, **more})


@contextmanager
def office(
    folder: Path,
    *,
    assistant: Assistant | None = None,
    speed: float = 20.0,
    cloud: Cloud | None = None,
    services: Callable[[Services], Services] = lambda given: given,
    **settings: Any,
) -> Iterator[Office]:
    """A bot that serves until the end; `cloud` may be one that served before."""
    if cloud is None:
        with (
            serving() as own,
            office(
                folder, assistant=assistant, speed=speed, cloud=own, services=services, **settings
            ) as opened,
        ):
            yield opened
        return
    clock = HurriedClock(speed)
    cloud.world.clock = clock.now
    library, ingest = Shelves(), FakeIngest()
    given = services(
        Services(
            assistant=assistant or FakeAssistant(),
            library=library,
            search=FakeSearch(),
            readiness=_ready,
            inbox=folder / "inbox",
            ingest=ingest,
        )
    )
    running = _Running(settings_for(cloud, **settings), given, folder, clock)
    parts = running.start()
    try:
        yield Office(cloud, parts, library, ingest, folder)
    finally:
        running.stop()


async def _ready() -> None:
    pass


class _Running:
    """One bot in one thread."""

    def __init__(
        self, settings: TelegramSettings, services: Services, folder: Path, clock: HurriedClock
    ) -> None:
        self._given = (settings, services, folder, clock)
        self._started = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()))
        self._parts: list[Parts] = []

    def start(self) -> Parts:
        self._thread.start()
        assert self._started.wait(PATIENCE)
        return self._parts[0]

    async def _run(self) -> None:
        settings, services, folder, clock = self._given
        store = open_store(folder)
        parts = build(settings, services, REPLIES, store, clock, kept_days=90)
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        self._parts.append(parts)
        self._started.set()
        await serve(parts, settings, REPLIES, self._stop)
        store.close()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


def words(message: Json) -> list[str]:
    """The texts of the buttons under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [each["text"] for row in rows for each in row]


def with_choices(assistant: FakeAssistant, *choices: str) -> FakeAssistant:
    """An assistant that asks back."""
    answer = replace(assistant.answer, decision="clarify", citations=(), choices=choices)
    return replace(assistant, answer=answer)
