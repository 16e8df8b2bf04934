"""What ports.Library promises, of the fake and of SQLite alike."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Protocol

import pytest

from assistant.ports import Library
from assistant.types import Passage
from ingest.recording import Kept
from tests.fakes import FakeLibrary
from tests.stores import opened, prepare, raw_of

FIRST = raw_of("/tin/hai.txt", "Khối thi đua họp.\nTám đơn vị dự.")
SECOND = raw_of("/tin/ba.txt", "Lễ trao cờ.")


class Shelf(Library, Protocol):
    async def hydrate(self, passage_ids: list[str]) -> list[Passage]: ...
    def generation(self) -> int: ...


Use = Callable[[Shelf], Coroutine[Any, Any, None]]
Run = Callable[[Use], None]


def _on_fake(_data: Path, use: Use) -> None:
    library = FakeLibrary()
    for raw in (FIRST, SECOND):
        ready = prepare(raw)
        library.add(ready.document, ready.text.text, ready.passages)
    asyncio.run(use(library))


def _on_sqlite(data: Path, use: Use) -> None:
    async def scenario() -> None:
        with opened(data) as stores:
            entries = [
                Kept(raw.source, raw.fingerprint, "1", prepare(raw)) for raw in (FIRST, SECOND)
            ]
            await stores.manifest.commit(entries)
            await use(stores.library)

    asyncio.run(scenario())


@pytest.fixture(params=[_on_fake, _on_sqlite], ids=["fake", "sqlite"])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Run:
    """Run a coroutine on a library of two documents, "ba.txt" and "hai.txt"."""
    return lambda use: request.param(tmp_path, use)


def test_documents_come_in_order_of_id_as_they_were_described(run: Run) -> None:
    async def scenario(library: Shelf) -> None:
        expected = [prepare(SECOND).document, prepare(FIRST).document]
        assert await library.documents() == expected

    run(scenario)


def test_a_text_is_kept_character_by_character(run: Run) -> None:
    async def scenario(library: Shelf) -> None:
        assert await library.text("hai.txt") == "Khối thi đua họp.\nTám đơn vị dự."
        assert await library.text("không có") is None

    run(scenario)


def test_passages_come_in_order_of_place_and_equal_the_text_at_their_span(run: Run) -> None:
    async def scenario(library: Shelf) -> None:
        passages = await library.passages("hai.txt")
        assert passages == list(prepare(FIRST).passages)
        text = await library.text("hai.txt") or ""
        assert [one.span.of(text) for one in passages] == ["Khối thi đua họp.", "Tám đơn vị dự."]
        assert await library.passages("không có") == []

    run(scenario)


def test_ids_are_hydrated_in_the_order_asked_for_and_unknown_ones_left_out(run: Run) -> None:
    async def scenario(library: Shelf) -> None:
        first, second = prepare(FIRST).passages
        ids = [second.id, "không có", first.id]
        assert await library.hydrate(ids) == [second, first]

    run(scenario)
