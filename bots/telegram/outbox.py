"""Sends what stands in the journal, each message once (shell).

A request whose outcome is unknown (the process was killed, the network was slow) is looked for
before it is sent again: one message is on its way in a chat at a time, so an edit of the few
messages after the last known one either meets it or meets nothing of ours.
"""

import logging

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter

from bots.telegram.journal import Journal, Parcel
from bots.telegram.pacing import Clock, Pacer, Stopped
from bots.telegram.types import Rows

LOOK_AHEAD = 12
"""Messages after the last known one that are tried: others may have written in between."""
LONGEST_PAUSE = 30.0
"""Seconds between attempts while Telegram cannot be reached."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_SAME = "message is not modified"

log = logging.getLogger(__name__)


class Outbox:
    """The only way to say something in a chat."""

    def __init__(self, bot: Bot, journal: Journal, pacer: Pacer, clock: Clock) -> None:
        self._bot = bot
        self._journal = journal
        self._pacer = pacer
        self._clock = clock

    async def flush(self, update_id: int) -> None:
        """Send what an update still waits for, in order; what cannot be sent yet stays."""
        failures = 0
        while parcels := self._journal.waiting(update_id):
            try:
                await self._step(parcels[0])
                failures = 0
            except Stopped:
                return
            except NetworkError as error:
                log.warning("update %s: not sent yet: %s", update_id, type(error).__name__)
                failures += 1
                await self._clock.sleep(min(LONGEST_PAUSE, 2.0**failures))
                if self._pacer.stopping:
                    return

    async def _step(self, parcel: Parcel) -> None:
        """One attempt at one message; what Telegram refuses is noted in the journal."""
        try:
            async with self._pacer.turn(parcel.chat_id):
                self._journal.sent(parcel, await self._delivered(parcel))
        except RetryAfter as error:
            self._pacer.hold(parcel.chat_id, seconds_of(error))
        except ChatMigrated as error:
            self._journal.moved(parcel, error.new_chat_id)
        except Forbidden:
            log.info("update %s: the chat is closed to the bot", parcel.update_id)
            self._journal.refused(parcel)
        except BadRequest as error:
            self._simplify(parcel, error)

    async def _delivered(self, parcel: Parcel) -> int:
        """The id of the message, sent now or found where it had arrived before."""
        if parcel.edits is not None and await self._edited(parcel, parcel.edits):
            return parcel.edits
        if parcel.state == "sending" and (found := await self._arrived(parcel)) is not None:
            return found
        self._journal.sending(parcel)
        try:
            return await self._send(parcel)
        except RetryAfter:
            self._journal.held(parcel)
            raise

    async def _send(self, parcel: Parcel) -> int:
        reply = parcel.reply_to
        message = await self._bot.send_message(
            parcel.chat_id,
            parcel.outgoing.html or parcel.outgoing.plain,
            parse_mode=ParseMode.HTML if parcel.outgoing.html else None,
            message_thread_id=parcel.topic,
            reply_parameters=ReplyParameters(reply, allow_sending_without_reply=True)
            if reply is not None
            else None,
            reply_markup=keyboard(parcel.outgoing.buttons),
            link_preview_options=NO_PREVIEW,
        )
        return message.message_id

    async def _edited(self, parcel: Parcel, message_id: int) -> bool:
        """Whether `message_id` is ours and says now what the parcel says."""
        try:
            await self._bot.edit_message_text(
                parcel.outgoing.html or parcel.outgoing.plain,
                parcel.chat_id,
                message_id,
                parse_mode=ParseMode.HTML if parcel.outgoing.html else None,
                reply_markup=keyboard(parcel.outgoing.buttons),
                link_preview_options=NO_PREVIEW,
            )
        except BadRequest as error:
            if "message to edit not found" in str(error).lower():
                return False
            if "can't be edited" in str(error).lower():
                return False
            if _SAME not in str(error).lower():
                raise
        return True

    async def _arrived(self, parcel: Parcel) -> int | None:
        after = parcel.after_id or 0
        known = self._journal.message_ids(parcel.chat_id, after=after)
        for message_id in range(after + 1, after + 1 + LOOK_AHEAD):
            if message_id not in known and await self._edited(parcel, message_id):
                return message_id
        return None

    def _simplify(self, parcel: Parcel, error: BadRequest) -> None:
        """Say the same more plainly, or give up when there is nothing left to leave out."""
        log.error("update %s: Telegram refused a message: %s", parcel.update_id, error)
        if parcel.outgoing.html:
            self._journal.plainly(parcel)
        elif parcel.outgoing.buttons or parcel.topic is not None:
            self._journal.barely(parcel)
        else:
            self._journal.refused(parcel)


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait, and a little more."""
    wait = error.retry_after
    return (wait if isinstance(wait, int) else wait.total_seconds()) + 0.1


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Buttons as Telegram takes them."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(each.text, callback_data=each.data) for each in row] for row in rows]
    )
