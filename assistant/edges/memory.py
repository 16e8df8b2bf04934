"""What was said and how it was judged, in SQLite or PostgreSQL (edge: SQLAlchemy Core).

Implements ports.Memory and ports.Reviews. The words of a question stand here and nowhere else:
turns older than the retention are deleted at every write and when the memory is opened, and a
rating goes with its turn.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, text

from assistant.edges.memory_database import MemoryDatabase, open_memory_database
from assistant.types import Cited, Conversation, Decision, Rated, Rating, Tally, Turn

MOST_TURNS = 20
"""Turns recalled of one conversation: follow-ups look back one or two, a chat model a few more."""

_COLUMNS = (
    "id, conversation_id, person, asked, understood, as_of, decision, answer, cited, choices, at"
)
_LATEST = text(
    f"SELECT {_COLUMNS} FROM turns WHERE conversation_id = :conversation AND at >= :since "
    "ORDER BY at DESC, id DESC LIMIT :most"
)
_KEEP = text(
    f"INSERT INTO turns ({_COLUMNS}) VALUES (:id, :conversation_id, :person, :asked, :understood, "
    ":as_of, :decision, :answer, :cited, :choices, :at) ON CONFLICT (id) DO UPDATE SET "
    + ", ".join(f"{each} = excluded.{each}" for each in _COLUMNS.split(", ")[1:])
)
_RATE = text(
    "INSERT INTO ratings (turn_id, useful, comment, at) "
    "SELECT id, :useful, :comment, :now FROM turns WHERE id = :id AND at >= :since "
    "ON CONFLICT (turn_id) DO UPDATE SET "
    "useful = excluded.useful, comment = excluded.comment, at = excluded.at"
)
_RATED = text(
    f"SELECT {', '.join('turns.' + each for each in _COLUMNS.split(', '))}, "
    "ratings.useful, ratings.comment "
    "FROM turns JOIN ratings ON ratings.turn_id = turns.id "
    "WHERE turns.at >= :since ORDER BY ratings.at, turns.id"
)
_BEFORE = text(
    f"SELECT {_COLUMNS} FROM turns WHERE conversation_id = :conversation AND at < :at "
    "ORDER BY at, id"
)
_TALLIED = text(
    "SELECT substr(turns.at, 1, 13) AS hour, turns.decision AS decision, count(*) AS turns, "
    "count(CASE WHEN ratings.useful = 1 THEN 1 END) AS useful, "
    "count(CASE WHEN ratings.useful = 0 THEN 1 END) AS useless "
    "FROM turns LEFT JOIN ratings ON ratings.turn_id = turns.id "
    "WHERE turns.at >= :since GROUP BY substr(turns.at, 1, 13), turns.decision ORDER BY 1, 2"
)
_REFUSED = text(
    f"SELECT {_COLUMNS} FROM turns WHERE decision = 'refuse' AND at >= :since ORDER BY at, id"
)


class SqlMemory:
    """Turns and ratings in one database that threads and processes may share.

    `clock` gives the moment in UTC; turns older than `retention` are neither recalled nor kept.
    """

    def __init__(
        self, database: MemoryDatabase, *, retention: timedelta, clock: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._retention = retention
        self._clock = clock

    async def recall(self, conversation_id: str) -> Conversation:
        """The latest turns, at most MOST_TURNS, oldest first."""
        values = {"conversation": conversation_id, "since": self._since(), "most": MOST_TURNS}
        rows = await asyncio.to_thread(
            self._database.read, lambda connection: connection.execute(_LATEST, values).all()
        )
        return Conversation(id=conversation_id, turns=tuple(_turn(row) for row in reversed(rows)))

    async def remember(self, conversation_id: str, turn: Turn, *, user: str | None) -> None:
        """Add a turn, or replace the one with its id; old turns of everyone are deleted."""
        values = _values(turn) | {"conversation_id": conversation_id, "person": user}

        def keep(connection: Connection) -> None:
            connection.execute(_KEEP, values)
            _expire(connection, self._since())

        await asyncio.to_thread(self._database.write, keep)

    async def forget(self, *, conversation_id: str | None = None, user: str | None = None) -> int:
        """Delete the turns of a conversation, or all of a user, with their ratings; how many."""
        named = {"conversation_id": conversation_id, "person": user}
        given = {column: value for column, value in named.items() if value is not None}
        if not given:
            return 0
        where = " AND ".join(f"{column} = :{column}" for column in given)
        statement = text(f"DELETE FROM turns WHERE {where}")
        return await asyncio.to_thread(
            self._database.write, lambda connection: connection.execute(statement, given).rowcount
        )

    async def rate(self, answer_id: str, rating: Rating) -> bool:
        """Keep what a person thinks of an answer, instead of what they thought before."""
        values = {
            "id": answer_id,
            "useful": int(rating.useful),
            "comment": rating.comment,
            "now": _moment(self._clock()),
            "since": self._since(),
        }
        return await asyncio.to_thread(
            self._database.write, lambda connection: connection.execute(_RATE, values).rowcount > 0
        )

    async def rated(self) -> list[Rated]:
        """Every rated turn with what was asked before it, in order of rating."""

        def read(connection: Connection) -> list[Rated]:
            rows = connection.execute(_RATED, {"since": self._since()}).all()
            return [_rated(row, connection) for row in rows]

        return await asyncio.to_thread(self._database.read, read)

    async def refused(self) -> list[Turn]:
        """Every turn without an answer, oldest first."""
        values = {"since": self._since()}
        rows = await asyncio.to_thread(
            self._database.read, lambda connection: connection.execute(_REFUSED, values).all()
        )
        return [_turn(row) for row in rows]

    async def tallies(self) -> list[Tally]:
        """How many turns there were in each hour, by decision, and how they were rated."""
        values = {"since": self._since()}
        rows = await asyncio.to_thread(
            self._database.read, lambda connection: connection.execute(_TALLIED, values).all()
        )
        return [_tally(row) for row in rows]

    def expire(self) -> None:
        """Delete what is older than the retention."""
        self._database.write(lambda connection: _expire(connection, self._since()))

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def _since(self) -> str:
        return _moment(self._clock() - self._retention)


def open_memory(
    data: Path,
    url: str | None,
    *,
    retention: timedelta,
    clock: Callable[[], datetime] | None = None,
) -> SqlMemory:
    """The memory at `url`, or in the folder `data`; made, migrated and cleared of old turns.

    SettingsError for an address that cannot be used, MemoryUnavailable when nothing answers there.
    """
    database = open_memory_database(data, url)
    memory = SqlMemory(database, retention=retention, clock=clock or _now)
    memory.expire()
    return memory


def _expire(connection: Connection, since: str) -> None:
    connection.execute(text("DELETE FROM turns WHERE at < :since"), {"since": since})


def _now() -> datetime:
    return datetime.now(UTC)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _values(turn: Turn) -> dict[str, object]:
    return {
        "id": turn.id,
        "asked": turn.asked,
        "understood": turn.read,
        "as_of": turn.as_of.isoformat() if turn.as_of else None,
        "decision": turn.decision,
        "answer": turn.answer,
        "cited": json.dumps([asdict(each) for each in turn.cited], default=str),
        "choices": json.dumps(turn.choices),
        "at": _moment(turn.at),
    }


def _turn(row: Any) -> Turn:
    return Turn(
        id=row.id,
        asked=row.asked,
        read=row.understood,
        as_of=date.fromisoformat(row.as_of) if row.as_of else None,
        decision=cast(Decision, row.decision),
        answer=row.answer,
        cited=tuple(_cited(each) for each in json.loads(row.cited)),
        choices=tuple(json.loads(row.choices)),
        at=datetime.fromisoformat(row.at),
    )


def _tally(row: Any) -> Tally:
    return Tally(
        hour=datetime.fromisoformat(f"{row.hour}:00+00:00"),
        decision=cast(Decision, row.decision),
        turns=row.turns,
        useful=row.useful,
        useless=row.useless,
    )


def _cited(values: Mapping[str, Any]) -> Cited:
    since = values.get("since")
    return Cited(**{**values, "since": date.fromisoformat(since) if since else None})


def _rated(row: Any, connection: Connection) -> Rated:
    values = {"conversation": row.conversation_id, "at": row.at}
    before = connection.execute(_BEFORE, values).all()
    rating = Rating(useful=bool(row.useful), comment=row.comment)
    return Rated(turn=_turn(row), rating=rating, history=tuple(each.asked for each in before))
