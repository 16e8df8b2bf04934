"""The file of the library: its connection, its tables and how they came about (edge: SQLite)."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import DataUnusable, SearchUnavailable

FILE = "library.sqlite3"
_BUSY_SECONDS = 30
_MAPPED = 2**30
"""Bytes of the file that SQLite reads where they lie in the system's memory, without copying each
page first: 34 passages of 84,000 in 0.4 ms instead of 0.6."""
_PRAGMAS = (
    "journal_mode = WAL",
    "foreign_keys = ON",
    "synchronous = FULL",
    f"mmap_size = {_MAPPED}",
)
_FOLDERS_FAULT = ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")
"""What SQLite calls a file that it may not open or write to, in all its varieties."""

MIGRATIONS = (
    """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE documents (
        id TEXT PRIMARY KEY, metadata TEXT NOT NULL, text TEXT NOT NULL, layout TEXT NOT NULL
    );
    CREATE TABLE passages (
        id TEXT PRIMARY KEY,
        document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        article_id TEXT NOT NULL,
        path TEXT NOT NULL,
        text TEXT NOT NULL,
        start INTEGER NOT NULL,
        leads TEXT NOT NULL
    );
    CREATE INDEX passages_in_place ON passages (document_id, ordinal);
    CREATE TABLE sources (
        source TEXT PRIMARY KEY,
        fingerprint TEXT NOT NULL,
        versions TEXT NOT NULL,
        document_id TEXT REFERENCES documents,
        ingested_at TEXT NOT NULL,
        failure TEXT
    );
    CREATE INDEX sources_of_document ON sources (document_id);
    CREATE TABLE journal (passage_id TEXT PRIMARY KEY) WITHOUT ROWID;
    """,
)
"""The schema, one script a version; `PRAGMA user_version` says how many were applied."""


class Database:
    """One connection that any thread may use, one at a time."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, check_same_thread=False)
        self._connection.isolation_level = None
        for pragma in _PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")
        self._migrate()

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """All rows of one statement."""
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A connection to write on: everything is kept together, or nothing."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _migrate(self) -> None:
        for version, script in enumerate(MIGRATIONS, start=1):
            if self.version < version:
                with self.transaction() as connection:
                    if self.version < version:
                        for statement in filter(str.strip, script.split(";")):
                            connection.execute(statement)
                        connection.execute(f"PRAGMA user_version = {version}")

    @property
    def version(self) -> int:
        """How many migrations were applied."""
        return int(str(self.rows("PRAGMA user_version")[0][0]))


def open_database(data: Path) -> Database:
    """The database under the folder `data`, made or migrated when needed.

    DataUnusable when the folder cannot be used, SearchUnavailable when the file cannot be read.
    """
    try:
        return Database(data / FILE)
    except OSError as error:
        raise DataUnusable(f"cannot use {data}: {error}", path=data) from error
    except sqlite3.Error as error:
        if error.sqlite_errorname.startswith(_FOLDERS_FAULT):
            raise DataUnusable(f"cannot open {data / FILE}: {error}", path=data) from error
        raise SearchUnavailable(f"cannot open {data / FILE}: {error}") from error
