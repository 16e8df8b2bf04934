"""The library: documents and passages as stored, in SQLite (edge).

One file, `library.sqlite3`, is the truth of an index: a passage that is not in it does not exist,
whatever the dense or the word index still hold. Writing is the business of `ingest.manifest`.
"""

import asyncio
import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from assistant.documents.indexing import check_fingerprint
from assistant.edges.library_database import Database
from assistant.edges.records import document_of, holding_of, overrides_of, passage_of
from assistant.errors import SearchUnavailable
from assistant.types import Document, Holding, Passage
from assistant.validity.correcting import Overrides, corrected

OVERRIDES = "overrides"
"""The entry of the table `meta` that holds corrections and declared texts."""
MOST_KEPT = 20_000
"""Passages kept in memory, about 2 KB each: every passage of some 100 legal texts."""
_META = "SELECT key, value FROM meta WHERE key IN ('fingerprint', 'generation')"
"""Read a dozen times for one question; what else stands there, the overrides, is long."""
_VARIABLES = 500
"""Ids asked for in one statement; SQLite allowed no more than 999 before 3.32."""
_HOLDINGS = (
    "SELECT source, document_id, ingested_at, failure,"
    " (SELECT count(*) FROM passages WHERE passages.document_id = sources.document_id)"
    " FROM sources ORDER BY source"
)

_T = TypeVar("_T")


class SqliteLibrary:
    """Reads what was ingested, and sees at once what another process commits.

    The generation, a number that every commit of `ingest.manifest` raises, says when passages
    kept in memory are out of date. (`PRAGMA data_version` would not do: it also changes with
    every entry of the journal, several times for each document.)

    Given a `fingerprint`, whatever is read raises IndexMismatch or IndexRebuilding unless the
    index is empty or was made so: not only at start-up, for `tdkt ingest --rebuild` may begin
    while a service runs, and what is found in half an index is wrong.
    """

    def __init__(self, database: Database, *, fingerprint: str | None = None) -> None:
        self._database = database
        self._fingerprint = fingerprint
        self._lock = threading.Lock()
        self._generation = -1
        self._documents: list[Document] = []
        self._overrides = Overrides()
        self._declared: list[Document] = []
        self._by_id: dict[str, Document] = {}
        self._passages: dict[str, Passage] = {}
        self._members: dict[str, tuple[Passage, ...]] = {}

    async def documents(self) -> list[Document]:
        """Every ingested document, in order of id; the same list while nothing changed."""
        return await self._remembered(lambda: self._documents)

    async def declared(self) -> list[Document]:
        """The texts that an administrator declared; the same list while nothing changed."""
        return await self._remembered(lambda: self._declared)

    async def overrides(self) -> Overrides:
        """What the last ingest was told of documents beside their texts."""
        return await self._remembered(lambda: self._overrides)

    async def text(self, document_id: str) -> str | None:
        """The whole stored text that spans refer to; None for an unknown id."""
        statement = "SELECT text FROM documents WHERE id = ?"
        found = await self._read(lambda: self._database.rows(statement, (document_id,)))
        return str(found[0][0]) if found else None

    async def passages(self, document_id: str) -> list[Passage]:
        """The passages of a document in order of place, articles before their parts."""
        return await self._read(lambda: list(self._of_document(document_id)))

    async def holdings(self) -> list[Holding]:
        """Every source that was tried and not removed, in order of source."""
        return [holding_of(row) for row in await self._read(lambda: self._database.rows(_HOLDINGS))]

    async def hydrate(self, passage_ids: Sequence[str]) -> list[Passage]:
        """The passages with these ids, in the order asked for; unknown ids are left out."""
        return await self._read(lambda: self._hydrated(passage_ids))

    async def count(self) -> int:
        """How many passages there are."""
        rows = await self._read(lambda: self._database.rows("SELECT count(*) FROM passages"))
        return int(str(rows[0][0]))

    async def newest(self, limit: int) -> list[Passage]:
        """The passages that were recorded last, at most `limit`."""
        return await self._read(lambda: self._select("TRUE ORDER BY rowid DESC LIMIT ?", (limit,)))

    def generation(self) -> int:
        """A number that changes whenever documents or passages did; costs some microseconds.

        Searchers ask for it before they look, and the library itself before it reads what they
        found: an index that is emptied in between is noticed.
        """
        meta = self._meta()
        if self._fingerprint is not None:
            check_fingerprint(meta.get("fingerprint"), expected=self._fingerprint)
        return int(meta.get("generation", 0))

    def check(self, fingerprint: str) -> None:
        """IndexMismatch, IndexRebuilding unless the index is empty or was made so."""
        check_fingerprint(self._meta().get("fingerprint"), expected=fingerprint)

    def _meta(self) -> dict[str, str]:
        try:
            rows = self._database.rows(_META)
        except sqlite3.Error as error:
            raise SearchUnavailable(f"library: {error}") from error
        return {str(key): str(value) for key, value in rows}

    async def _remembered(self, known: Callable[[], _T]) -> _T:
        """What is in memory, here and now while nothing changed: to hand it to a thread and take
        it back is four fifths of the time, and one question asks eight times."""
        return known() if self.generation() == self._generation else await self._read(known)

    async def _read(self, work: Callable[[], _T]) -> _T:
        def current() -> _T:
            with self._lock:
                self._refresh()
                return work()

        try:
            return await asyncio.to_thread(current)
        except sqlite3.Error as error:
            raise SearchUnavailable(f"library: {error}") from error

    def _refresh(self) -> None:
        generation = self.generation()
        if generation == self._generation:
            return
        rows = self._database.rows("SELECT metadata FROM documents ORDER BY id")
        self._overrides = self._stored_overrides()
        self._declared = list(self._overrides.declared)
        self._documents = [
            corrected(document_of(json.loads(str(row[0]))), self._overrides.corrections)
            for row in rows
        ]
        self._by_id = {document.id: document for document in self._documents}
        self._passages, self._members = {}, {}
        self._generation = generation

    def _stored_overrides(self) -> Overrides:
        rows = self._database.rows("SELECT value FROM meta WHERE key = ?", (OVERRIDES,))
        return overrides_of(json.loads(str(rows[0][0]))) if rows else Overrides()

    def _hydrated(self, ids: Sequence[str]) -> list[Passage]:
        missing = [one for one in dict.fromkeys(ids) if one not in self._passages]
        if self._is_full(len(missing)):
            missing = list(dict.fromkeys(ids))
        for some in _batches(missing, _VARIABLES):
            marks = ",".join("?" * len(some))
            found = self._select(f"id IN ({marks})", some)
            self._passages |= {passage.id: passage for passage in found}
        return [self._passages[one] for one in ids if one in self._passages]

    def _of_document(self, document_id: str) -> tuple[Passage, ...]:
        """Read once in a generation: a question opens a dozen documents whole, and making their
        passages anew was half of the processor time of an answer."""
        if document_id not in self._members:
            found = self._select("document_id = ? ORDER BY ordinal", (document_id,))
            self._is_full(len(found))
            self._passages |= {passage.id: passage for passage in found}
            self._members[document_id] = tuple(found)
        return self._members[document_id]

    def _is_full(self, more: int) -> bool:
        """Whether `more` passages have no room beside those in memory, which then are let go."""
        full = len(self._passages) + more > MOST_KEPT
        if full:
            self._passages, self._members = {}, {}
        return full

    def _select(self, where: str, values: Sequence[object]) -> list[Passage]:
        columns = "id, document_id, article_id, path, text, start, leads"
        rows = self._database.rows(f"SELECT {columns} FROM passages WHERE {where}", values)
        return list(self._passages_of(rows))

    def _passages_of(self, rows: Iterable[tuple[object, ...]]) -> Iterator[Passage]:
        for row in rows:
            if (document := self._by_id.get(str(row[1]))) is not None:
                yield passage_of(row, document)


def _batches(values: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]
