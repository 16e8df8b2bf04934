import asyncio
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.documents.indexing import REBUILDING
from assistant.edges.library import SqliteLibrary
from assistant.edges.library_database import FILE, MIGRATIONS, open_database
from assistant.errors import IndexMismatch, IndexRebuilding, SearchUnavailable
from assistant.types import (
    Document,
    Excerpt,
    Kind,
    Level,
    Passage,
    Relation,
    RelationKind,
    Span,
    Step,
)
from ingest.recording import Kept, Prepared
from ingest.types import Text
from tests.stores import opened, prepare, raw_of

TEXT = "Điều 4. Thủ tục\n1. Hồ sơ gồm:\na) Tờ trình;"
LEAD = Excerpt("1. Hồ sơ gồm:", Span(16, 29))
DECREE = Document(
    id="nghi-dinh-12",
    source="/luat/nghi-dinh-12.txt",
    fingerprint="ab",
    kind=Kind.DECREE,
    number="12/2030/NĐ-CP",
    title="Nghị định về kỷ niệm chương",
    issued_on=date(2030, 1, 5),
    effective_from=date(2030, 3, 1),
    excerpt=True,
    relations=(
        Relation(kind=RelationKind.REPEALS, number="3/2020/NĐ-CP", on=date(2030, 3, 1)),
        Relation(kind=RelationKind.AMENDS, number="4/2021/NĐ-CP", article="5", evidence=LEAD),
    ),
)
POINT = Passage(
    id="nghi-dinh-12#4.1.a",
    article_id="nghi-dinh-12#4",
    document=DECREE,
    path=(Step(Level.ARTICLE, "4", "Thủ tục"), Step(Level.CLAUSE, "1"), Step(Level.POINT, "a")),
    text="a) Tờ trình;",
    span=Span(30, 42),
    leads=(LEAD,),
)


def test_a_document_and_its_passages_come_back_equal_in_every_field(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            ready = Prepared(DECREE, Text(text=TEXT), (POINT,))
            await stores.manifest.commit([Kept(DECREE.source, "ab", "1", ready)])
        with opened(tmp_path) as stores:
            assert await stores.library.documents() == [DECREE]
            assert await stores.library.passages(DECREE.id) == [POINT]
            assert await stores.library.hydrate([POINT.id]) == [POINT]

    asyncio.run(scenario())


def test_documents_are_the_same_list_until_something_changes(tmp_path: Path) -> None:
    raws = [raw_of("/tin/a.txt", "Một"), raw_of("/tin/b.txt", "Hai")]
    first, second = (Kept(raw.source, raw.fingerprint, "1", prepare(raw)) for raw in raws)

    async def scenario() -> None:
        with opened(tmp_path) as stores:
            await stores.manifest.commit([first])
            documents = await stores.library.documents()
            assert await stores.library.documents() is documents
            await stores.manifest.intend(["a.txt#1"])
            assert await stores.library.documents() is documents
            await stores.manifest.commit([second])
            assert [one.id for one in await stores.library.documents()] == ["a.txt", "b.txt"]

    asyncio.run(scenario())


def test_passages_of_a_document_are_made_once_until_something_changes(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            ready = Prepared(DECREE, Text(text=TEXT), (POINT,))
            await stores.manifest.commit([Kept(DECREE.source, "ab", "1", ready)])
            first = await stores.library.passages(DECREE.id)
            first.append(POINT)  # what a reader does with its list is its own business
            again = await stores.library.passages(DECREE.id)
            hydrated = await stores.library.hydrate([POINT.id])
            assert again == [POINT]
            assert again[0] is first[0] is hydrated[0]
            moved = replace(POINT, text="a) Báo cáo;", span=Span(30, 41))
            ready = Prepared(DECREE, Text(text=TEXT), (moved,))
            await stores.manifest.commit([Kept(DECREE.source, "cd", "1", ready)])
            assert await stores.library.passages(DECREE.id) == [moved]

    asyncio.run(scenario())


def test_more_ids_than_one_statement_takes_are_hydrated(tmp_path: Path) -> None:
    raw = raw_of("/tin/dai.txt", "\n".join(f"Dòng {line}" for line in range(1_203)))

    async def scenario() -> None:
        with opened(tmp_path) as stores:
            ready = prepare(raw)
            await stores.manifest.commit([Kept(raw.source, raw.fingerprint, "1", ready)])
            ids = [passage.id for passage in reversed(ready.passages)]
            assert await stores.library.hydrate(ids) == list(reversed(ready.passages))
            assert await stores.library.count() == 1_203

    asyncio.run(scenario())


def test_many_readers_at_once_get_whole_answers(tmp_path: Path) -> None:
    raw = raw_of("/tin/a.txt", "\n".join(f"Dòng {line}" for line in range(50)))

    async def scenario() -> None:
        with opened(tmp_path) as stores:
            ready = prepare(raw)
            entry = Kept(raw.source, raw.fingerprint, "1", ready)
            await stores.manifest.commit([entry])
            ids = [passage.id for passage in ready.passages]
            reads = [stores.library.hydrate(ids) for _ in range(40)]
            *found, _ = await asyncio.gather(*reads, stores.manifest.commit([entry]))
            assert all(passages == list(ready.passages) for passages in found)

    asyncio.run(scenario())


def test_an_index_made_otherwise_is_refused_with_both_fingerprints(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            stores.library.check("chưa nạp gì thì khớp với mọi thứ")
            await stores.manifest.claim("mô hình cũ")
            stores.library.check("mô hình cũ")
            with pytest.raises(IndexMismatch) as refused:
                stores.library.check("mô hình mới")
            assert refused.value.values == {"expected": "mô hình mới", "found": "mô hình cũ"}

    asyncio.run(scenario())


def test_a_database_is_migrated_once(tmp_path: Path) -> None:
    for _ in range(2):
        database = open_database(tmp_path)
        assert database.version == len(MIGRATIONS)
        assert database.rows("PRAGMA journal_mode") == [("wal",)]
        database.close()


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    twice = [("a",), ("a",)]
    with pytest.raises(sqlite3.IntegrityError), database.transaction() as connection:
        connection.executemany("INSERT INTO journal VALUES (?)", twice)
    assert database.rows("SELECT * FROM journal") == []
    database.close()


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("không phải cơ sở dữ liệu" * 100, encoding="utf-8")
    with pytest.raises(SearchUnavailable):
        open_database(tmp_path)


def test_a_library_that_was_closed_is_unavailable(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    library = SqliteLibrary(database)
    database.close()
    with pytest.raises(SearchUnavailable):
        asyncio.run(library.documents())


@pytest.mark.parametrize(
    ("claimed", "error"), [("khác", IndexMismatch), (REBUILDING, IndexRebuilding)]
)
def test_a_library_that_serves_reads_nothing_once_the_index_is_made_otherwise(
    tmp_path: Path, claimed: str, error: type[Exception]
) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            ready = prepare(raw_of("/tin/a.txt", "Một tin"))
            await stores.manifest.commit([Kept("/tin/a.txt", "1", "1", ready)])
            await stores.manifest.claim("fake")
            served = SqliteLibrary(stores.database, fingerprint="fake")
            assert len(await served.documents()) == 1
            await stores.manifest.claim(claimed)
            for reading in (served.documents(), served.text("a.txt"), served.hydrate(["x"])):
                with pytest.raises(error):
                    await reading
            with pytest.raises(error):
                served.generation()
            assert len(await stores.library.documents()) == 1

    asyncio.run(scenario())


def test_a_library_over_an_empty_index_serves(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            served = SqliteLibrary(stores.database, fingerprint="fake")
            assert await served.documents() == []

    asyncio.run(scenario())
