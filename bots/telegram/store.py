"""What survives a restart, in one SQLite file (edge).

Calls are made on the event loop: in WAL mode with synchronous = NORMAL a commit is a write to
the page cache. It survives `kill -9`; a power cut may cost the last moments, not the file.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import SearchUnavailable

FILE = "telegram.sqlite3"
_BUSY_SECONDS = 10
_OWNER_ALONE = 0o600
"""People's questions stand in it."""

MIGRATIONS = (
    """
    CREATE TABLE updates (
        id INTEGER PRIMARY KEY, payload TEXT, done INTEGER NOT NULL DEFAULT 0,
        preview_chat INTEGER, preview_after INTEGER, preview_id INTEGER,
        at REAL NOT NULL
    );
    CREATE INDEX updates_open ON updates (done, id);
    CREATE TABLE outbox (
        update_id INTEGER NOT NULL, part INTEGER NOT NULL, chat_id INTEGER NOT NULL,
        topic INTEGER, reply_to INTEGER, edits INTEGER, html TEXT, plain TEXT, buttons TEXT,
        state TEXT NOT NULL, after_id INTEGER, message_id INTEGER,
        PRIMARY KEY (update_id, part)
    ) WITHOUT ROWID;
    CREATE TABLE seen (chat_id INTEGER PRIMARY KEY, message_id INTEGER NOT NULL);
    CREATE TABLE conversations (
        key TEXT PRIMARY KEY, user_id INTEGER NOT NULL, number INTEGER NOT NULL, as_of TEXT
    ) WITHOUT ROWID;
    CREATE TABLE asked (
        key TEXT PRIMARY KEY, chat_id INTEGER NOT NULL, topic INTEGER, user_id INTEGER NOT NULL,
        message_id INTEGER, conversation TEXT NOT NULL, question TEXT NOT NULL,
        answer TEXT NOT NULL, decision TEXT NOT NULL, sources TEXT NOT NULL,
        suggestions TEXT NOT NULL, choices TEXT NOT NULL, answer_id TEXT, at REAL NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX asked_in ON asked (conversation, at);
    CREATE INDEX asked_at ON asked (at);
    CREATE INDEX asked_by ON asked (user_id, at);
    CREATE TABLE ratings (
        asked TEXT NOT NULL, user_id INTEGER NOT NULL, good INTEGER NOT NULL, at REAL NOT NULL,
        PRIMARY KEY (asked, user_id)
    ) WITHOUT ROWID;
    CREATE TABLE comments (
        update_id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, asked TEXT, words TEXT NOT NULL,
        at REAL NOT NULL
    );
    CREATE TABLE invites (
        digest TEXT PRIMARY KEY, role TEXT NOT NULL, until REAL NOT NULL, used_by INTEGER
    ) WITHOUT ROWID;
    CREATE TABLE invited (id INTEGER PRIMARY KEY, role TEXT NOT NULL, at REAL NOT NULL);
    CREATE TABLE documents (
        key TEXT PRIMARY KEY, file_id TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
        user_id INTEGER NOT NULL, at REAL NOT NULL, state TEXT NOT NULL
    ) WITHOUT ROWID;
    """,
)
"""The schema, one script a version; `PRAGMA user_version` says how many were applied."""

Row = tuple[object, ...]


class Store:
    """One connection, used by one thread."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=_OWNER_ALONE)
        path.chmod(_OWNER_ALONE)  # one that was made by an earlier version
        self._connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "secure_delete = ON"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._migrate()

    def rows(self, statement: str, *values: object) -> list[Row]:
        """All rows of one statement."""
        return self._connection.execute(statement, values).fetchall()

    def write(self, statement: str, *values: object) -> int:
        """Carry out one statement, kept at once; how many rows it changed."""
        return self._connection.execute(statement, values).rowcount

    def write_all(self, statement: str, many: Sequence[Row]) -> None:
        """Carry out one statement for each of `many`: all of them or none."""
        with self.transaction():
            self._connection.executemany(statement, many)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is written inside is kept together, or not at all; one inside another joins it."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _migrate(self) -> None:
        for version, script in enumerate(MIGRATIONS, start=1):
            if int(str(self.rows("PRAGMA user_version")[0][0])) < version:
                with self.transaction():
                    for statement in filter(str.strip, script.split(";")):
                        self._connection.execute(statement)
                    self._connection.execute(f"PRAGMA user_version = {version}")


def open_store(data: Path) -> Store:
    """The store under the folder `data`; SearchUnavailable when it cannot be opened."""
    try:
        return Store(data / FILE)
    except (sqlite3.Error, OSError) as error:
        raise SearchUnavailable(f"cannot open {data / FILE}: {error}") from error
