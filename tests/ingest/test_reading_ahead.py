"""While a batch is written the next one is read, and nothing else changes."""

import asyncio
import dataclasses
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.edges.words import WordIndex
from assistant.errors import SearchUnavailable
from assistant.types import Passage
from ingest.pipeline import Progress, ingest
from ingest.planning import Plan
from ingest.types import Raw
from tests.stores import Stores, carry_out, opened, prepare, raw_of, state

TEXTS = {f"/tin/{name}.txt": f"Hội nghị thi đua ở {name}" for name in "abcd"}


class Waiting(WordIndex):
    """Writes its first batch when another one was read."""

    read = threading.Event()
    in_time = False

    async def upsert(self, passages: Sequence[Passage]) -> None:
        if not self.in_time:
            self.in_time = await asyncio.to_thread(self.read.wait, 20)
        await super().upsert(passages)


class Failing(WordIndex):
    """Cannot write the third batch."""

    async def upsert(self, passages: Sequence[Passage]) -> None:
        if any("ở c" in passage.text for passage in passages):
            raise SearchUnavailable("full")
        await super().upsert(passages)


async def one_by_one(stores: Stores, words: WordIndex, read: threading.Event) -> list[str]:
    """Sources in the order in which they were done, each a batch of its own."""

    def fetch(source: str) -> Raw:
        if source == "/tin/b.txt":
            read.set()
        return raw_of(source, TEXTS[source])

    line = dataclasses.replace(stores.line, stores=(stores.dense, words))
    plan, done = Plan(add=tuple(TEXTS)), []
    async for event in ingest(plan, line, fetch=fetch, prepare=prepare, batch_passages=1):
        if isinstance(event, Progress):
            done.append(event.source)
    return done


def test_the_next_batch_is_read_while_one_is_written(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            words = Waiting(tmp_path, stores.library)
            assert await one_by_one(stores, words, words.read) == sorted(TEXTS)
            assert words.in_time
            words.close()
            held = await state(stores)
            assert len(held["words"]) == len(TEXTS)
            assert set(held["library"]) == held["dense"] == held["words"]
            assert held["journal"] == []

    asyncio.run(scenario())


def test_a_store_that_fails_ends_the_run_and_the_next_one_makes_it_up(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            words = Failing(tmp_path, stores.library)
            with pytest.raises(SearchUnavailable):
                await one_by_one(stores, words, threading.Event())
            words.close()
            assert len(await stores.library.documents()) == 2
            done, _ = await carry_out(stores, TEXTS)
            assert [each.source for each in done] == ["/tin/c.txt", "/tin/d.txt"]
            held = await state(stores)
            assert set(held["library"]) == held["dense"] == held["words"]

    asyncio.run(scenario())


def test_who_stops_listening_stops_the_run(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            run = ingest(
                Plan(add=tuple(TEXTS)),
                stores.line,
                fetch=lambda source: raw_of(source, TEXTS[source]),
                prepare=prepare,
                batch_passages=1,
            )
            first = await anext(run)
            assert isinstance(first, Progress)
            await asyncio.sleep(0.1)
            assert [each.id for each in await stores.library.documents()] == ["a.txt"]

    asyncio.run(scenario())
