import asyncio
import fcntl
import multiprocessing
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.edges.chroma import FOLDER, UNFINISHED, ChromaIndex
from assistant.edges.chroma_collection import (
    COLLECTION,
    EFFORT,
    EFFORT_OF_MANY,
    MANY,
    effort_over,
    open_client,
    open_collection,
    set_effort,
)
from assistant.errors import IndexUnfinished, SearchUnavailable
from assistant.types import Document
from tests.builders import query_of
from tests.fakes import FakeEmbedder, FakeLibrary
from tests.ingest.ingesting import ingest_folder
from tests.stores import opened, paragraphs

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.ingest.ingesting"])


def _ingest(data: Path, folder: Path) -> None:
    process = FORKS.Process(target=ingest_folder, args=(data, folder))
    process.start()
    process.join()
    assert process.exitcode == 0


def test_open_searchers_see_what_another_process_ingests_and_removes(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    first, second = folder / "một.txt", folder / "hai.txt"
    first.write_text("Cụm thi đua họp ở Vinh", encoding="utf-8")
    _ingest(tmp_path / "data", folder)

    async def scenario() -> None:
        with opened(tmp_path / "data") as stores:

            async def texts(question: str) -> list[list[str]]:
                searchers = (stores.dense, stores.words)
                found = [await one.search(query_of(question), limit=1) for one in searchers]
                return [[hit.passage.text for hit in hits] for hits in found]

            assert await texts("Cụm thi đua") == [["Cụm thi đua họp ở Vinh"]] * 2
            second.write_text("Lễ trao huân chương", encoding="utf-8")
            await asyncio.to_thread(_ingest, tmp_path / "data", folder)
            assert await texts("trao huân chương") == [["Lễ trao huân chương"]] * 2
            second.unlink()
            await asyncio.to_thread(_ingest, tmp_path / "data", folder)
            assert await texts("trao huân chương") == [["Cụm thi đua họp ở Vinh"], []]
            assert len(await stores.library.documents()) == 1

    asyncio.run(scenario())


def test_more_passages_than_chroma_takes_at_once_are_written(tmp_path: Path) -> None:
    news = Document(id="tin", source="tin", fingerprint="")
    passages = paragraphs(news, "\n".join(f"Dòng {line}" for line in range(6_000)))
    library = FakeLibrary()
    library.add(news, "", passages)

    async def scenario() -> None:
        index = ChromaIndex(tmp_path, library, FakeEmbedder(dimensions=8))
        await index.upsert(passages)
        assert await index.count() == 6_000
        await index.delete([passage.id for passage in passages])
        assert await index.count() == 0
        index.close()

    asyncio.run(scenario())


def test_the_score_is_the_cosine(tmp_path: Path) -> None:
    news = Document(id="tin", source="tin", fingerprint="")
    passages = paragraphs(news, "Cụm thi đua\nHuân chương")
    library, embedder = FakeLibrary(), FakeEmbedder()
    library.add(news, "", passages)

    async def scenario() -> None:
        index = ChromaIndex(tmp_path, library, embedder)
        await index.upsert(passages)
        hits = await index.search(query_of("huân chương"), limit=2)
        vectors = embedder.embed_passages([hit.passage.text for hit in hits])
        expected = vectors @ embedder.embed_queries(["huân chương"])[0]
        assert [hit.score for hit in hits] == pytest.approx(expected.tolist(), abs=1e-5)
        index.close()

    asyncio.run(scenario())


def test_vectors_of_another_length_are_unavailable_not_a_crash(tmp_path: Path) -> None:
    news = Document(id="tin", source="tin", fingerprint="")
    passages = paragraphs(news, "Cụm thi đua")
    library = FakeLibrary()

    async def scenario() -> None:
        index = ChromaIndex(tmp_path, library, FakeEmbedder(dimensions=8))
        await index.upsert(passages)
        index.close()
        other = ChromaIndex(tmp_path, library, FakeEmbedder(dimensions=16))
        with pytest.raises(SearchUnavailable):
            await other.search(query_of("cụm thi đua"), limit=1)
        other.close()

    asyncio.run(scenario())


def test_an_index_whose_writer_was_killed_is_not_opened_until_it_is_filled_anew(
    tmp_path: Path,
) -> None:
    news = Document(id="tin", source="tin", fingerprint="")
    passages = paragraphs(news, "Cụm thi đua\nHuân chương")
    library = FakeLibrary()
    library.add(news, "", passages)

    async def scenario() -> None:
        writer = ChromaIndex(tmp_path, library, FakeEmbedder())
        await writer.upsert(passages)
        assert not (tmp_path / UNFINISHED).exists()
        writer.close()
        (tmp_path / UNFINISHED).touch()
        (tmp_path / FOLDER / "chroma.sqlite3").write_bytes(b"torn")

        index = ChromaIndex(tmp_path, library, FakeEmbedder())
        with pytest.raises(IndexUnfinished):
            await index.search(query_of("cụm thi đua"), limit=1)
        assert not await index.sound(passages)
        await index.clear()
        await index.upsert(passages)
        assert len(await index.search(query_of("cụm thi đua"), limit=1)) == 1
        index.close()

    asyncio.run(scenario())


def test_a_write_that_fails_leaves_its_sign_behind(tmp_path: Path) -> None:
    news = Document(id="tin", source="tin", fingerprint="")
    passages = paragraphs(news, "Cụm thi đua")

    async def scenario() -> None:
        first = ChromaIndex(tmp_path, FakeLibrary(), FakeEmbedder(dimensions=8))
        await first.upsert(passages)
        first.close()
        other = ChromaIndex(tmp_path, FakeLibrary(), FakeEmbedder(dimensions=16))
        with pytest.raises(SearchUnavailable):
            await other.upsert(passages)
        other.close()

    asyncio.run(scenario())
    assert (tmp_path / UNFINISHED).exists()


def test_who_has_the_index_open_goes_on_searching_while_another_process_writes(
    tmp_path: Path,
) -> None:
    news = Document(id="tin", source="tin", fingerprint="")
    first, second = paragraphs(news, "Cụm thi đua\nHuân chương")
    library = FakeLibrary()
    library.add(news, "", [first, second])

    async def scenario() -> None:
        writer = ChromaIndex(tmp_path, library, FakeEmbedder())
        reader = ChromaIndex(tmp_path, library, FakeEmbedder())
        await writer.upsert([first])
        assert len(await reader.search(query_of("cụm thi đua"), limit=5)) == 1
        await writer.upsert([second])
        library.add(news, "", [first, second])
        with (tmp_path / f"{FOLDER}.lock").open() as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            async with asyncio.timeout(5):
                found = await reader.search(query_of("cụm thi đua"), limit=5)
            assert first in [hit.passage for hit in found]
        assert len(await reader.search(query_of("cụm thi đua"), limit=5)) == 2
        writer.close()
        reader.close()

    asyncio.run(scenario())


def test_among_a_thousand_passages_the_nearest_are_found_whatever_graph_was_made(
    tmp_path: Path,
) -> None:
    news = Document(id="tin", source="tin", fingerprint="")
    dice = random.Random(7)
    lines = [" ".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=12)) for _ in range(1_040)]
    passages, questions = paragraphs(news, "\n".join(lines[40:])), lines[:40]
    library, embedder = FakeLibrary(), FakeEmbedder(dimensions=384)
    library.add(news, "", passages)
    cosines = embedder.embed_queries(questions) @ embedder.embed_passages(lines[40:]).T

    async def scenario() -> list[list[tuple[str, float]]]:
        index = ChromaIndex(tmp_path, library, embedder)
        await index.upsert(passages)
        asked = [replace(query_of("thi đua"), text=question) for question in questions]
        found = [await index.find(query, limit=200) for query in asked]
        index.close()
        return found

    scores = [[score for _, score in found] for found in asyncio.run(scenario())]
    nearest = -np.sort(-cosines, axis=1)[:, :200]
    assert np.array(scores) == pytest.approx(nearest, abs=1e-5)


def test_an_index_made_with_another_effort_gets_that_for_its_size_when_it_is_written_to(
    tmp_path: Path,
) -> None:
    client = open_client(tmp_path)
    collection = client.create_collection(
        COLLECTION, configuration={"hnsw": {"ef_search": 100}}, embedding_function=None
    )
    collection.add(["một", "hai"], np.eye(2, dtype=np.float32))
    set_effort(open_collection(client))
    client.close()
    again = open_client(tmp_path)
    kept = open_collection(again).configuration_json["hnsw"]["ef_search"]
    again.close()
    assert kept == EFFORT


def test_over_many_vectors_fewer_candidates_are_kept() -> None:
    assert effort_over(MANY) == EFFORT > EFFORT_OF_MANY == effort_over(MANY + 1)
