"""What ports.Searcher and ports.Index promise, of the fake and of the real edges alike."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest

from assistant.edges.chroma import ChromaIndex
from assistant.edges.words import WordIndex
from assistant.ports import Finder
from assistant.types import Document, Kind, Passage
from ingest.stores import Store
from tests.builders import query_of
from tests.fakes import FakeEmbedder, FakeIndex, FakeLibrary
from tests.stores import paragraphs

NEWS = Document(id="tin", source="tin", fingerprint="", kind=Kind.NEWS, title="Tin")
EMULATION, MEDAL, BONUS = paragraphs(
    NEWS,
    "Cụm thi đua gồm sáu tỉnh miền núi\n"
    "Huân chương được trao cho hai tập thể\n"
    "Tiền thưởng trích từ quỹ của đơn vị",
)


class FoundIn(Store, Finder, Protocol):
    """A store that also tells ids alone."""


Use = Callable[[FoundIn, FakeLibrary], Coroutine[Any, Any, None]]
Run = Callable[[Use], None]


@contextmanager
def _fake(_data: Path, _library: FakeLibrary) -> Iterator[FoundIn]:
    yield FakeIndex()


@contextmanager
def _dense(data: Path, library: FakeLibrary) -> Iterator[FoundIn]:
    index = ChromaIndex(data, library, FakeEmbedder())
    yield index
    index.close()


@contextmanager
def _words(data: Path, library: FakeLibrary) -> Iterator[FoundIn]:
    index = WordIndex(data, library)
    yield index
    index.close()


@pytest.fixture(params=[_fake, _dense, _words], ids=["fake", "chroma", "words"])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Run:
    """Run a coroutine on an empty index beside a library that knows every passage."""
    library = FakeLibrary()
    library.add(NEWS, "", [EMULATION, MEDAL, BONUS])

    def use(scenario: Use) -> None:
        with request.param(tmp_path, library) as index:
            asyncio.run(scenario(index, library))

    return use


async def _found(index: FoundIn, question: str, *, limit: int = 10) -> list[str]:
    return [hit.passage.id for hit in await index.search(query_of(question), limit=limit)]


def test_an_empty_index_finds_nothing(run: Run) -> None:
    async def scenario(index: FoundIn, _library: FakeLibrary) -> None:
        assert await index.search(query_of("cụm thi đua"), limit=5) == []
        assert await index.count() == 0

    run(scenario)


def test_the_passage_that_shares_the_words_of_the_question_comes_first(run: Run) -> None:
    async def scenario(index: FoundIn, _library: FakeLibrary) -> None:
        await index.upsert([EMULATION, MEDAL, BONUS])
        assert (await _found(index, "huân chương trao cho tập thể"))[0] == MEDAL.id
        assert (await _found(index, "tiền thưởng trích từ quỹ"))[0] == BONUS.id

    run(scenario)


def test_hits_are_best_first_without_repetition_and_carry_whole_passages(run: Run) -> None:
    async def scenario(index: FoundIn, _library: FakeLibrary) -> None:
        await index.upsert([EMULATION, MEDAL, BONUS])
        hits = await index.search(query_of("cụm thi đua và huân chương của đơn vị"), limit=10)
        scores = [hit.score for hit in hits]
        assert scores == sorted(scores, reverse=True)
        assert len({hit.passage.id for hit in hits}) == len(hits)
        assert {hit.passage for hit in hits} <= {EMULATION, MEDAL, BONUS}

    run(scenario)


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_there_are_never_more_hits_than_asked_for(run: Run, limit: int) -> None:
    async def scenario(index: FoundIn, _library: FakeLibrary) -> None:
        await index.upsert([EMULATION, MEDAL, BONUS])
        assert len(await _found(index, "cụm thi đua huân chương tiền thưởng", limit=limit)) == limit

    run(scenario)


def test_ids_are_found_in_the_order_of_the_hits_even_of_passages_the_library_lost(
    run: Run,
) -> None:
    async def scenario(index: FoundIn, library: FakeLibrary) -> None:
        await index.upsert([EMULATION, MEDAL, BONUS])
        question = query_of("huân chương trao cho tập thể")
        hits = await index.search(question, limit=3)
        found = await index.find(question, limit=3)
        assert [one for one, _ in found] == [hit.passage.id for hit in hits]
        library.remove(NEWS.id)
        assert (await index.find(question, limit=1))[0][0] == MEDAL.id
        assert await index.find(question, limit=0) == []

    run(scenario)


def test_writing_twice_changes_nothing(run: Run) -> None:
    async def scenario(index: FoundIn, _library: FakeLibrary) -> None:
        await index.upsert([EMULATION, MEDAL])
        once = await index.search(query_of("cụm thi đua"), limit=10)
        await index.upsert([EMULATION, MEDAL, EMULATION])
        assert await index.count() == 2
        again = await index.search(query_of("cụm thi đua"), limit=10)
        assert [hit.passage for hit in again] == [hit.passage for hit in once]

    run(scenario)


def test_a_passage_with_a_known_id_replaces_the_old_one(run: Run) -> None:
    async def scenario(index: FoundIn, library: FakeLibrary) -> None:
        await index.upsert([EMULATION, MEDAL])
        (words,) = paragraphs(NEWS, "Ngày hội đọc sách ở trường")
        new = Passage(
            id=EMULATION.id,
            article_id=EMULATION.id,
            document=NEWS,
            path=words.path,
            text=words.text,
            span=words.span,
        )
        library.add(NEWS, "", [new])
        await index.upsert([new])
        assert await index.count() == 2
        best = (await index.search(query_of("ngày hội đọc sách"), limit=1))[0]
        assert best.passage.text == "Ngày hội đọc sách ở trường"

    run(scenario)


def test_what_was_deleted_is_not_found_and_unknown_ids_are_ignored(run: Run) -> None:
    async def scenario(index: FoundIn, _library: FakeLibrary) -> None:
        await index.upsert([EMULATION, MEDAL])
        await index.delete([MEDAL.id, "chưa từng có"])
        await index.delete([])
        assert MEDAL.id not in await _found(index, "huân chương trao cho tập thể")
        assert await index.count() == 1

    run(scenario)


def test_an_index_is_sound_when_it_has_every_passage_it_is_asked_for(run: Run) -> None:
    async def scenario(index: FoundIn, _library: FakeLibrary) -> None:
        await index.upsert([EMULATION, MEDAL])
        assert await index.sound([])
        assert await index.sound([EMULATION, MEDAL])
        assert not await index.sound([EMULATION, BONUS])

    run(scenario)


def test_a_cleared_index_is_empty_and_can_be_filled_again(run: Run) -> None:
    async def scenario(index: FoundIn, _library: FakeLibrary) -> None:
        await index.upsert([EMULATION, MEDAL])
        await index.clear()
        assert await _found(index, "cụm thi đua") == []
        await index.upsert([BONUS])
        assert await _found(index, "tiền thưởng") == [BONUS.id]

    run(scenario)


@pytest.mark.parametrize("opener", [_dense, _words], ids=["chroma", "words"])
def test_what_was_written_is_there_when_the_folder_is_opened_again(
    opener: Callable[[Path, FakeLibrary], Any], tmp_path: Path
) -> None:
    library = FakeLibrary()
    library.add(NEWS, "", [EMULATION, MEDAL])

    async def write() -> None:
        with opener(tmp_path, library) as index:
            await index.upsert([EMULATION, MEDAL])

    async def read() -> None:
        with opener(tmp_path, library) as index:
            assert (await _found(index, "huân chương"))[0] == MEDAL.id

    asyncio.run(write())
    asyncio.run(read())


@pytest.mark.parametrize("opener", [_dense, _words], ids=["chroma", "words"])
def test_a_passage_that_the_library_does_not_know_is_not_a_hit(
    opener: Callable[[Path, FakeLibrary], Any], tmp_path: Path
) -> None:
    library = FakeLibrary()
    library.add(NEWS, "", [EMULATION])

    async def scenario() -> None:
        with opener(tmp_path, library) as index:
            await index.upsert([EMULATION, MEDAL])
            assert await _found(index, "huân chương và cụm thi đua") == [EMULATION.id]

    asyncio.run(scenario())
