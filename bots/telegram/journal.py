"""Updates that were accepted and messages that are to be sent, as they are kept (edge).

    accepted ──► its messages are written, all at once ──► each sent ──► done
                  waiting ──► sending ──► sent | refused

A message found "sending" after a restart may or may not have reached the chat: the outbox looks.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import cast

from bots.telegram.store import Row, Store
from bots.telegram.types import Button, Outgoing, Place, Rows

KEPT_SECONDS = 3 * 86_400.0
"""Telegram keeps updates for a day, and after a week without any starts at a random number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One message on its way; `edits` is a message that it replaces."""

    update_id: int
    part: int
    chat_id: int
    topic: int | None
    reply_to: int | None
    edits: int | None
    outgoing: Outgoing
    state: str
    after_id: int | None


class Journal:
    """Remembers updates and messages, so that each is answered once."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def accept(self, update_id: int, payload: str, *, now: float) -> bool:
        """Keep an update; whether it is new."""
        statement = "INSERT OR IGNORE INTO updates (id, payload, at) VALUES (?, ?, ?)"
        return self._store.write(statement, update_id, payload, now) == 1

    def unanswered(self) -> list[str]:
        """The payloads of accepted updates that are not done, in order."""
        rows = self._store.rows("SELECT payload FROM updates WHERE done = 0 ORDER BY id")
        return [str(payload) for (payload,) in rows]

    def finish(self, update_id: int) -> None:
        """An update is done unless a message of it is still to be sent; its words are let go."""
        self._store.write(
            """UPDATE updates SET done = 1, payload = NULL WHERE id = ?1 AND NOT EXISTS (
            SELECT 1 FROM outbox WHERE update_id = ?1 AND state IN ('waiting', 'sending'))""",
            update_id,
        )

    def prune(self, *, now: float) -> None:
        """Forget updates that Telegram cannot send again."""
        old = "SELECT id FROM updates WHERE done = 1 AND at < ?"
        before = now - KEPT_SECONDS
        with self._store.transaction():
            self._store.write(f"DELETE FROM outbox WHERE update_id IN ({old})", before)
            self._store.write("DELETE FROM updates WHERE done = 1 AND at < ?", before)

    def enclose(
        self, update_id: int, place: Place, messages: Sequence[Outgoing], *, reply: bool
    ) -> None:
        """Write down all messages that answer an update; nothing when that was done before."""
        if self.written(update_id):
            return
        reply_to = place.message_id if reply else None
        rows: list[Row] = [
            (update_id, part, place.chat_id, place.topic, None if part else reply_to)
            + (each.html, each.plain, _buttons_json(each.buttons))
            for part, each in enumerate(messages)
        ]
        columns = "update_id, part, chat_id, topic, reply_to, html, plain, buttons, state"
        with self._store.transaction():
            self._store.write_all(
                f"INSERT INTO outbox ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting')", rows
            )
            self._take_over_preview(update_id)

    def _take_over_preview(self, update_id: int) -> None:
        """The first message replaces the preview, or looks for one that may have arrived."""
        first = "WHERE update_id = ?1 AND part = 0"
        shown = "(SELECT {} FROM updates WHERE id = ?1)"
        self._store.write(
            f"UPDATE outbox SET edits = {shown.format('preview_id')} {first}", update_id
        )
        self._store.write(
            f"""UPDATE outbox SET state = 'sending', after_id = {shown.format("preview_after")}
            {first} AND edits IS NULL AND {shown.format("preview_after")} IS NOT NULL""",
            update_id,
        )

    def written(self, update_id: int) -> bool:
        """Whether the messages that answer an update were written down."""
        return bool(self._store.rows("SELECT 1 FROM outbox WHERE update_id = ?", update_id))

    def waiting(self, update_id: int) -> list[Parcel]:
        """The messages of an update that are not known to have arrived, in order."""
        rows = self._store.rows(
            """SELECT part, chat_id, topic, reply_to, edits, html, plain, buttons, state, after_id
            FROM outbox WHERE update_id = ? AND state IN ('waiting', 'sending') ORDER BY part""",
            update_id,
        )
        return [_parcel(update_id, row) for row in rows]

    def sending(self, parcel: Parcel) -> None:
        """From now on it may have arrived; notes the last message known before it."""
        self._store.write(
            """UPDATE outbox SET state = 'sending', after_id = coalesce(after_id,
            (SELECT message_id FROM seen WHERE chat_id = ?)) WHERE update_id = ? AND part = ?""",
            parcel.chat_id,
            parcel.update_id,
            parcel.part,
        )

    def held(self, parcel: Parcel) -> None:
        """It was refused for now and has not arrived."""
        self._set(parcel, "state = 'waiting'")

    def sent(self, parcel: Parcel, message_id: int) -> None:
        """It arrived; its words are let go."""
        with self._store.transaction():
            self._set(parcel, "state = 'sent', html = '', plain = '', message_id = ?", message_id)
            self.saw(parcel.chat_id, message_id)

    def refused(self, parcel: Parcel) -> None:
        """It will never arrive: the chat is closed to the bot."""
        self._set(parcel, "state = 'refused', html = '', plain = ''")

    def plainly(self, parcel: Parcel) -> None:
        """Send it without markup."""
        self._set(parcel, "state = 'waiting', html = ''")

    def barely(self, parcel: Parcel) -> None:
        """Send its words alone, in no particular topic."""
        self._set(parcel, "state = 'waiting', html = '', buttons = '[]', topic = NULL")

    def moved(self, parcel: Parcel, chat_id: int) -> None:
        """A group became a supergroup with another id."""
        self._set(parcel, "chat_id = ?, topic = NULL, reply_to = NULL, edits = NULL", chat_id)

    def message_ids(self, chat_id: int, *, after: int) -> set[int]:
        """The bot's own messages in a chat that are known, with ids above `after`."""
        rows = self._store.rows(
            """SELECT message_id FROM outbox WHERE chat_id = ?1 AND message_id > ?2
            UNION SELECT preview_id FROM updates WHERE preview_chat = ?1 AND preview_id > ?2""",
            chat_id,
            after,
        )
        return {int(str(row[0])) for row in rows}

    def saw(self, chat_id: int, message_id: int) -> None:
        """Note the latest message known in a chat."""
        self._store.write(
            """INSERT INTO seen VALUES (?, ?) ON CONFLICT DO UPDATE
            SET message_id = max(message_id, excluded.message_id)""",
            chat_id,
            message_id,
        )

    def preview(self, update_id: int) -> int | None:
        """The message in which the answer to an update is being shown as it is written."""
        rows = self._store.rows("SELECT preview_id FROM updates WHERE id = ?", update_id)
        return cast(int | None, rows[0][0]) if rows else None

    def preview_in_doubt(self, update_id: int) -> bool:
        """Whether such a message was sent and nothing was heard of it."""
        statement = """SELECT 1 FROM updates WHERE id = ? AND preview_after IS NOT NULL
            AND preview_id IS NULL"""
        return bool(self._store.rows(statement, update_id))

    def previewing(self, update_id: int, chat_id: int) -> None:
        """From now on such a message may have arrived; notes the last one known before it."""
        self._store.write(
            """UPDATE updates SET preview_chat = ?1, preview_after = coalesce(
            (SELECT message_id FROM seen WHERE chat_id = ?1), 0) WHERE id = ?2""",
            chat_id,
            update_id,
        )

    def previewed(self, update_id: int, message_id: int) -> None:
        """Note that message."""
        self._store.write("UPDATE updates SET preview_id = ? WHERE id = ?", message_id, update_id)

    def open_count(self) -> int:
        """How many updates are accepted and not done."""
        return int(str(self._store.rows("SELECT count(*) FROM updates WHERE done = 0")[0][0]))

    def _set(self, parcel: Parcel, change: str, *values: object) -> None:
        where = "WHERE update_id = ? AND part = ?"
        self._store.write(
            f"UPDATE outbox SET {change} {where}", *values, parcel.update_id, parcel.part
        )


def _buttons_json(rows: Rows) -> str:
    return json.dumps([[asdict(each) for each in row] for row in rows], ensure_ascii=False)


def _parcel(update_id: int, row: Row) -> Parcel:
    part, chat_id, topic, reply_to, edits, html, plain, buttons, state, after_id = row
    rows = tuple(tuple(Button(**each) for each in some) for some in json.loads(str(buttons)))
    return Parcel(
        update_id=update_id,
        part=int(str(part)),
        chat_id=int(str(chat_id)),
        topic=cast(int | None, topic),
        reply_to=cast(int | None, reply_to),
        edits=cast(int | None, edits),
        outgoing=Outgoing(html=str(html), plain=str(plain), buttons=rows),
        state=str(state),
        after_id=cast(int | None, after_id),
    )
