"""The manifest: what is indexed, by fingerprint, and the only writer of the library (edge)."""

import asyncio
import fcntl
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from assistant.edges.library import OVERRIDES
from assistant.edges.library_database import Database
from assistant.edges.records import (
    document_json,
    document_of,
    failure_json,
    failure_of,
    overrides_json,
    passage_row,
)
from assistant.errors import IndexBusy, SearchUnavailable
from assistant.types import Document, Span
from assistant.validity.correcting import Overrides
from ingest.planning import Indexed
from ingest.recording import Entry, Failed, Kept
from ingest.types import Heading, Text

LOCK = "writer.lock"
_T = TypeVar("_T")


@contextmanager
def writing(data: Path) -> Iterator[None]:
    """The right to write to the index under `data`; the system takes it back from a dead process.

    IndexBusy while another process has it.
    """
    data.mkdir(parents=True, exist_ok=True)
    with (data / LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise IndexBusy(f"{data / LOCK} is held by another process") from error
        yield


class Manifest:
    """Records what was ingested; `clock` gives the time that stands beside each source."""

    def __init__(self, database: Database, *, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def indexed(self) -> list[Indexed]:
        """Every source that was ever tried and not removed, in order of source."""
        columns = "source, fingerprint, versions, document_id, failure"
        rows = await self._rows(f"SELECT {columns} FROM sources ORDER BY source")
        return [_indexed(row) for row in rows]

    async def passage_ids(self, source: str) -> list[str]:
        """The ids of the passages that `source` has in the library."""
        join = "passages JOIN sources USING (document_id)"
        rows = await self._rows(f"SELECT passages.id FROM {join} WHERE source = ?", (source,))
        return [str(row[0]) for row in rows]

    async def document_ids(self) -> list[str]:
        """The ids of all documents, in order."""
        rows = await self._rows("SELECT id FROM documents ORDER BY id")
        return [str(row[0]) for row in rows]

    async def stored(self, document_id: str) -> tuple[Document, Text]:
        """A document as it was cleaned and described, for splitting it once more."""
        columns = "metadata, text, layout"
        statement = f"SELECT {columns} FROM documents WHERE id = ?"
        metadata, text, layout = (await self._rows(statement, (document_id,)))[0]
        return document_of(json.loads(str(metadata))), _text_of(str(text), str(layout))

    async def intend(self, passage_ids: Iterable[str]) -> None:
        """Write down which passages the indexes are about to be changed for; durable on return."""
        values = [(one,) for one in passage_ids]
        await self._write(lambda connection: _intend(connection, values))

    async def intended(self) -> list[str]:
        """The passages of a run that was cut off; [] after one that was not."""
        return [str(row[0]) for row in await self._rows("SELECT passage_id FROM journal")]

    async def commit(self, entries: Sequence[Entry], *, stale: Sequence[str] = ()) -> None:
        """Record what happened to some sources, in one transaction.

        The journal is left with `stale`: passages that have no place in the library any more and
        are to be deleted from the indexes next.
        """
        at = self._clock().isoformat(timespec="seconds")
        await self._write(lambda connection: _commit(connection, entries, stale, at))

    async def settle(self) -> None:
        """The indexes agree with the library: clear the journal."""
        await self._write(_settle)

    async def fingerprint(self) -> str | None:
        """What the index was made with; None before anything was ingested."""
        rows = await self._rows("SELECT value FROM meta WHERE key = 'fingerprint'")
        return str(rows[0][0]) if rows else None

    async def claim(self, fingerprint: str) -> None:
        """Say what the index is made with from now on."""
        statement = "INSERT OR REPLACE INTO meta VALUES ('fingerprint', ?)"
        await self._write(lambda connection: connection.execute(statement, (fingerprint,)))

    async def override(self, overrides: Overrides) -> None:
        """Say what holds of documents beside what their texts say; readers see it at once."""
        record = overrides_json(overrides)
        await self._write(lambda connection: _override(connection, record))

    async def _rows(
        self, statement: str, values: Sequence[object] = ()
    ) -> list[tuple[object, ...]]:
        try:
            return await asyncio.to_thread(self._database.rows, statement, values)
        except sqlite3.Error as error:
            raise SearchUnavailable(f"manifest: {error}") from error

    async def _write(self, work: Callable[[sqlite3.Connection], object]) -> None:
        def together() -> None:
            with self._database.transaction() as connection:
                work(connection)

        try:
            await asyncio.to_thread(together)
        except sqlite3.Error as error:
            raise SearchUnavailable(f"manifest: {error}") from error


def _intend(connection: sqlite3.Connection, values: Sequence[tuple[str]]) -> None:
    connection.executemany("INSERT OR IGNORE INTO journal VALUES (?)", values)


def _commit(
    connection: sqlite3.Connection, entries: Sequence[Entry], stale: Sequence[str], at: str
) -> None:
    for entry in entries:
        if isinstance(entry, Kept):
            _keep(connection, entry, at)
        elif isinstance(entry, Failed):
            _note_failure(connection, entry, at)
        else:
            _forget(connection, entry.source)
    _settle(connection)
    _intend(connection, [(one,) for one in stale])


def _override(connection: sqlite3.Connection, record: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (OVERRIDES, record))
    _raise_generation(connection)


def _settle(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM journal")
    _raise_generation(connection)


def _raise_generation(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO meta VALUES ('generation', '1')"
        " ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
    )


def _keep(connection: sqlite3.Connection, entry: Kept, at: str) -> None:
    _forget(connection, entry.source)
    document, text = entry.prepared.document, entry.prepared.text
    connection.execute(
        "INSERT INTO documents VALUES (?, ?, ?, ?)",
        (document.id, document_json(document), text.text, _layout(text)),
    )
    connection.executemany(
        "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (passage_row(passage, place) for place, passage in enumerate(entry.prepared.passages)),
    )
    connection.execute(
        "INSERT INTO sources VALUES (?, ?, ?, ?, ?, NULL)",
        (entry.source, entry.fingerprint, entry.versions, document.id, at),
    )


def _note_failure(connection: sqlite3.Connection, entry: Failed, at: str) -> None:
    """Keep what was ingested of the source before: old words serve better than none."""
    connection.execute(
        "INSERT INTO sources VALUES (?, ?, ?, NULL, ?, ?)"
        " ON CONFLICT (source) DO UPDATE SET failure = excluded.failure",
        (entry.source, entry.fingerprint, entry.versions, at, failure_json(entry.failure)),
    )


def _forget(connection: sqlite3.Connection, source: str) -> None:
    statement = "DELETE FROM sources WHERE source = ? RETURNING document_id"
    for (document_id,) in connection.execute(statement, (source,)).fetchall():
        connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))


def _indexed(row: Sequence[object]) -> Indexed:
    source, fingerprint, versions, document_id, failure = row
    return Indexed(
        source=str(source),
        fingerprint=str(fingerprint),
        versions=str(versions),
        document_id=None if document_id is None else str(document_id),
        failure=None if failure is None else failure_of(str(failure)),
    )


def _layout(text: Text) -> str:
    headings = [[one.rank, one.span.start, one.span.end] for one in text.headings]
    return json.dumps([headings, dict(text.metadata)], ensure_ascii=False)


def _text_of(text: str, layout: str) -> Text:
    headings, metadata = json.loads(layout)
    found = tuple(Heading(rank, Span(start, end)) for rank, start, end in headings)
    return Text(text=text, headings=found, metadata=metadata)
