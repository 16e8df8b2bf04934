"""The database of the memory: its address, its transactions, its schema (edge: SQLAlchemy).

SQLite by default, PostgreSQL where an address names one. Errors never repeat the address, which
may hold a password, nor the words of a statement, which may be somebody's question.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from assistant.errors import MemoryUnavailable, SettingsError

FILE = "memory.sqlite3"
_BUSY_SECONDS = 30
_CONNECT_SECONDS = 5
_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}
_ONE_AT_A_TIME = 7_403_117
"""Names the lock under which PostgreSQL migrates; any number that no one else uses will do."""
_PRAGMAS = ("journal_mode = WAL", "foreign_keys = ON", "synchronous = FULL", "secure_delete = ON")
_ONE_CONNECTION: dict[str, Any] = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0}
"""A database in memory lives in its connection: everyone takes turns with it."""

MIGRATIONS = (
    """
    CREATE TABLE turns (
        id TEXT PRIMARY KEY,
        conversation_id TEXT NOT NULL,
        person TEXT,
        asked TEXT NOT NULL,
        understood TEXT NOT NULL,
        as_of TEXT,
        decision TEXT NOT NULL,
        answer TEXT NOT NULL,
        cited TEXT NOT NULL,
        choices TEXT NOT NULL,
        at TEXT NOT NULL
    );
    CREATE INDEX turns_of_conversation ON turns (conversation_id, at);
    CREATE INDEX turns_of_person ON turns (person);
    CREATE INDEX turns_by_age ON turns (at);
    CREATE TABLE ratings (
        turn_id TEXT PRIMARY KEY REFERENCES turns (id) ON DELETE CASCADE,
        useful INTEGER NOT NULL,
        comment TEXT,
        at TEXT NOT NULL
    )
    """,
)
"""The schema, one script a version, in words that both databases know; `memory_version` says how
many were applied. Moments are ISO strings of one width in UTC, so that they sort by time."""

_T = TypeVar("_T")


class MemoryDatabase:
    """One database that threads and processes may share."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def read(self, work: Callable[[Connection], _T]) -> _T:
        """`work` over one state of the database. MemoryUnavailable."""
        return self._done(work, writing=False)

    def write(self, work: Callable[[Connection], _T]) -> _T:
        """`work` in one transaction: kept whole, or not at all. MemoryUnavailable."""
        return self._done(work, writing=True)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _done(self, work: Callable[[Connection], _T], *, writing: bool) -> _T:
        try:
            with self._engine.connect() as connection:
                return _transacted(connection.execution_options(writing=writing), work)
        except (SQLAlchemyError, UnicodeError) as error:
            raise MemoryUnavailable(f"memory: {type(error).__name__}") from None


def _transacted(connection: Connection, work: Callable[[Connection], _T]) -> _T:
    with connection.begin():
        return work(connection)


def open_memory_database(data: Path, url: str | None) -> MemoryDatabase:
    """The database at `url`, or a file in the folder `data`; made and migrated where needed.

    SettingsError for an address that cannot be used, MemoryUnavailable when nothing answers there.
    """
    database = MemoryDatabase(_engine(_address(url) if url else _file(data)))
    database.write(_migrate)
    return database


def _address(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise _unusable() from None
    if parsed.drivername.partition("+")[0] not in _DRIVERS:
        raise _unusable()
    return parsed.set(drivername=_DRIVERS[parsed.drivername.partition("+")[0]])


def _unusable() -> SettingsError:
    form = "postgresql://người-dùng:mật-khẩu@máy/tên hoặc sqlite:///đường-dẫn"
    values = {"setting": "TDKT_DATABASE_URL", "what": "Nơi nhớ các lượt hỏi đáp", "form": form}
    return SettingsError("TDKT_DATABASE_URL", **values)


def _file(data: Path) -> URL:
    """The file in the data folder, readable by its owner alone."""
    path = data / FILE
    try:
        data.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        raise MemoryUnavailable(f"cannot open {path}: {error.strerror}") from None
    return URL.create(_DRIVERS["sqlite"], database=str(path))


def _engine(where: URL) -> Engine:
    """`hide_parameters` keeps what people asked out of messages and logs."""
    try:
        if where.get_backend_name() == "sqlite":
            return _sqlite(where)
        return create_engine(
            where,
            hide_parameters=True,
            pool_pre_ping=True,
            connect_args={"connect_timeout": _CONNECT_SECONDS},
        )
    except ImportError as error:
        raise SettingsError(
            str(error), key="error.no_driver", setting="TDKT_DATABASE_URL"
        ) from None


def _sqlite(where: URL) -> Engine:
    in_memory = where.database in (None, "", ":memory:")
    engine = create_engine(
        where,
        hide_parameters=True,
        connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
        **(_ONE_CONNECTION if in_memory else {}),
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _: object) -> None:
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _migrate(connection: Connection) -> None:
    """Apply the migrations that are missing, while nobody else does."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})"))
    connection.execute(text("CREATE TABLE IF NOT EXISTS memory_version (version INTEGER NOT NULL)"))
    applied = connection.execute(text("SELECT max(version) FROM memory_version")).scalar() or 0
    for version, script in enumerate(MIGRATIONS[applied:], start=applied + 1):
        for statement in filter(str.strip, script.split(";")):
            connection.execute(text(statement))
        connection.execute(text("INSERT INTO memory_version VALUES (:v)"), {"v": version})
