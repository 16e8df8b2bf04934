"""Conversations, answers with their sources, ratings, and who was invited, as kept (edge)."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, cast

from bots.telegram.access import Role, digest
from bots.telegram.store import Row, Store
from bots.telegram.types import Asked, Place, Source

_COLUMNS = (
    "key, chat_id, topic, user_id, message_id, question, answer, decision, sources, "
    "suggestions, choices, answer_id, at"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Where a person's conversation stands: its id, and the day they asked to be told of."""

    id: str
    as_of: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What was asked and how it was liked since some moment; `comments` are the latest words."""

    questions: int
    people: int
    refused: int
    good: int
    bad: int
    comments: tuple[str, ...]


class Shelf:
    """What buttons, commands and access need to know later."""

    def __init__(self, store: Store, *, kept_days: int = 90) -> None:
        self._store = store
        self._kept_seconds = kept_days * 86_400.0

    def talk(self, place: Place) -> Talk:
        """The conversation of a person at a place, the first one for somebody new."""
        statement = "SELECT number, as_of FROM conversations WHERE key = ?"
        rows = self._store.rows(statement, place.key)
        number, as_of = rows[0] if rows else (1, None)
        day = None if as_of is None else date.fromisoformat(str(as_of))
        return Talk(id=f"telegram:{place.key}:{number}", as_of=day)

    def begin_anew(self, place: Place) -> None:
        """The next question begins a new conversation, of today."""
        self._store.write(
            """INSERT INTO conversations VALUES (?, ?, 2, NULL)
            ON CONFLICT DO UPDATE SET number = number + 1, as_of = NULL""",
            place.key,
            place.user_id,
        )

    def set_day(self, place: Place, day: date | None) -> None:
        """Answer this conversation as of `day`; None for the day of asking."""
        self._store.write(
            """INSERT INTO conversations VALUES (?, ?, 1, ?)
            ON CONFLICT DO UPDATE SET as_of = excluded.as_of""",
            place.key,
            place.user_id,
            None if day is None else day.isoformat(),
        )

    def keep(self, asked: Asked, *, conversation: str) -> None:
        """Keep an answer for its buttons; whatever people said too long ago is let go."""
        for table in ("asked", "ratings", "comments", "documents"):
            self._store.write(f"DELETE FROM {table} WHERE at < ?", asked.at - self._kept_seconds)
        place = asked.place
        values = (asked.key, place.chat_id, place.topic, place.user_id, place.message_id)
        texts = (asked.question, asked.answer, asked.decision)
        lists = (json.dumps([asdict(each) for each in asked.sources], ensure_ascii=False),) + tuple(
            json.dumps(each, ensure_ascii=False) for each in (asked.suggestions, asked.choices)
        )
        self._store.write(
            f"INSERT OR REPLACE INTO asked ({_COLUMNS}, conversation) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(*values, *texts, *lists, asked.answer_id, asked.at, conversation),
        )

    def asked(self, key: str) -> Asked | None:
        """An answer by its key, None when it was deleted."""
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM asked WHERE key = ?", key)
        return _asked(rows[0]) if rows else None

    def latest(self, place: Place, *, limit: int) -> list[Asked]:
        """The latest answers of a person at a place, in every conversation, newest first."""
        rows = self._store.rows(
            f"""SELECT {_COLUMNS} FROM asked WHERE chat_id = ? AND topic IS ? AND user_id = ?
            ORDER BY at DESC LIMIT ?""",
            place.chat_id,
            place.topic,
            place.user_id,
            limit,
        )
        return [_asked(row) for row in rows]

    def rate(self, key: str, user_id: int, *, good: bool, now: float) -> None:
        """Keep what a person thinks of an answer; a second opinion replaces the first."""
        self._store.write(
            "INSERT OR REPLACE INTO ratings VALUES (?, ?, ?, ?)", key, user_id, int(good), now
        )

    def rated_good(self, key: str, user_id: int) -> bool:
        """Whether a person found an answer good; what was not said is no praise."""
        statement = "SELECT good FROM ratings WHERE asked = ? AND user_id = ?"
        return self._store.rows(statement, key, user_id) == [(1,)]

    def comment(
        self, update_id: int, user_id: int, words: str, *, asked: str | None, now: float
    ) -> None:
        """Keep what a person wrote of the answers."""
        statement = "INSERT OR IGNORE INTO comments VALUES (?, ?, ?, ?, ?)"
        self._store.write(statement, update_id, user_id, asked, words, now)

    def conversations(self, user_id: int) -> list[str]:
        """The ids of the conversations that a person held."""
        statement = "SELECT DISTINCT conversation FROM asked WHERE user_id = ?"
        return [str(row[0]) for row in self._store.rows(statement, user_id)]

    def forget(self, user_id: int) -> int:
        """Delete everything a person asked and wrote; how many answers there were."""
        with self._store.transaction():
            for table in ("ratings", "comments", "conversations", "documents"):
                self._store.write(f"DELETE FROM {table} WHERE user_id = ?", user_id)
            return self._store.write("DELETE FROM asked WHERE user_id = ?", user_id)

    def forget_conversation(self, conversation: str) -> int:
        """Delete the answers of a conversation with their ratings; how many there were."""
        of_it = "SELECT key FROM asked WHERE conversation = ?"
        with self._store.transaction():
            for table in ("ratings", "comments"):
                self._store.write(f"DELETE FROM {table} WHERE asked IN ({of_it})", conversation)
            return self._store.write("DELETE FROM asked WHERE conversation = ?", conversation)

    def usage(self, *, since: float) -> Usage:
        """What was asked and how it was liked since a moment, seconds since 1970."""
        [asked] = self._store.rows(
            """SELECT count(*), count(DISTINCT user_id), count(*) FILTER (WHERE decision = 'refuse')
            FROM asked WHERE at >= ?""",
            since,
        )
        [rated] = self._store.rows(
            "SELECT total(good), count(*) - total(good) FROM ratings WHERE at >= ?", since
        )
        words = self._store.rows(
            "SELECT words FROM comments WHERE at >= ? ORDER BY at DESC LIMIT 5", since
        )
        questions, people, refused = (int(str(each)) for each in asked)
        good, bad = (int(float(str(each))) for each in rated)
        return Usage(
            questions=questions,
            people=people,
            refused=refused,
            good=good,
            bad=bad,
            comments=tuple(str(row[0]) for row in words),
        )

    def invite(self, code: str, role: Role, *, until: float) -> None:
        """Let whoever brings `code` before `until` in, once."""
        statement = "INSERT INTO invites VALUES (?, ?, ?, NULL)"
        self._store.write(statement, digest(code), role, until)

    def redeem(self, code: str, someone: int, *, now: float) -> Role | None:
        """The role that a code gives to a person or group, None when it is not valid.

        The one who used it may bring it again: after a restart the same message is read anew.
        """
        with self._store.transaction():
            rows = self._store.rows(
                """SELECT role FROM invites WHERE digest = ? AND (used_by = ?
                OR (used_by IS NULL AND until > ?))""",
                digest(code),
                someone,
                now,
            )
            if not rows:
                return None
            role = Role(str(rows[0][0])) if someone > 0 else Role.READER
            statement = "UPDATE invites SET used_by = ? WHERE digest = ?"
            self._store.write(statement, someone, digest(code))
            self._store.write("INSERT OR REPLACE INTO invited VALUES (?, ?, ?)", someone, role, now)
        return role

    def invited(self) -> dict[int, Role]:
        """The people and groups that came by a code, with their roles."""
        rows = self._store.rows("SELECT id, role FROM invited")
        return {int(str(row[0])): Role(str(row[1])) for row in rows}

    def offer(self, file_id: str, name: str, size: int, *, user_id: int, now: float) -> str:
        """Keep a document that waits for its confirming tap; the key of its button."""
        key = new_key()
        statement = "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, 'offered')"
        self._store.write(statement, key, file_id, name, size, user_id, now)
        return key

    def offered(self, key: str) -> tuple[str, str, str] | None:
        """The file id, the name and the state of a document that was offered."""
        rows = self._store.rows("SELECT file_id, name, state FROM documents WHERE key = ?", key)
        return cast(tuple[str, str, str], rows[0]) if rows else None

    def settle(self, key: str, state: str) -> None:
        """What became of an offered document: "ingested", "failed", "declined"."""
        self._store.write("UPDATE documents SET state = ? WHERE key = ?", state, key)


def new_key() -> str:
    """A short key that does not say how many came before: 11 letters, 64 bits."""
    return secrets.token_urlsafe(8)


def _asked(row: Row) -> Asked:
    key, chat_id, topic, user_id, message_id, question, answer, decision, *rest = row
    sources, suggestions, choices, answer_id, at = rest
    return Asked(
        key=str(key),
        place=Place(
            chat_id=int(str(chat_id)),
            topic=cast(int | None, topic),
            user_id=int(str(user_id)),
            message_id=cast(int | None, message_id),
        ),
        question=str(question),
        answer=str(answer),
        decision=str(decision),
        sources=tuple(Source(**each) for each in _list(sources)),
        suggestions=tuple(str(each) for each in _list(suggestions)),
        choices=tuple(str(each) for each in _list(choices)),
        answer_id=cast(str | None, answer_id),
        at=float(str(at)),
    )


def _list(value: object) -> Sequence[Any]:
    return cast(Sequence[Any], json.loads(str(value)))
