"""Showing an answer while it is written, and "đang nhập" while there is nothing yet (shell)."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from telegram import Bot
from telegram.constants import ChatAction, ParseMode
from telegram.error import TelegramError

from bots.telegram.journal import Journal
from bots.telegram.markup import LIMIT, escape, units
from bots.telegram.outbox import NO_PREVIEW
from bots.telegram.pacing import GROUP_SPACING, Clock, Pacer, Stopped
from bots.telegram.types import Place

DRAFT_SECONDS = 1.0
"""Seconds between drafts in a private chat: they are animated by the app in between."""
GROUP_PATIENCE = 0.1
"""A message is spent on a preview only when the answer itself does not come right after."""
TYPING_SECONDS = 4.5
"""Telegram shows "đang nhập" for five seconds at most."""
TYPING_DELAY = 0.5
"""A group is not told "đang nhập" for an answer that comes at once."""

log = logging.getLogger(__name__)
Show = Callable[[str], Awaitable[None]]


class Preview:
    """Shows provisional text no more often than every `seconds`, never holding up the answer."""

    def __init__(
        self, show: Show, clock: Clock, *, seconds: float, first_after: float, patience: float
    ) -> None:
        self._show = show
        self._clock = clock
        self._seconds = seconds
        self._patience = patience
        self._begun = False
        self._next = clock.now() + first_after
        self._running: asyncio.Task[None] | None = None

    def update(self, text: str) -> None:
        """Show `text` now, unless something was shown a moment ago."""
        busy = self._running is not None and not self._running.done()
        if busy or self._clock.now() < self._next or not text.strip():
            return
        self._next = self._clock.now() + self._seconds
        self._begun = not self._patience
        self._running = asyncio.create_task(self._shown(text))

    async def close(self) -> None:
        """What was begun is finished, so that nothing provisional comes after the answer."""
        if self._running is None:
            return
        if not self._begun:
            self._running.cancel()
        with suppress(asyncio.CancelledError):
            await self._running

    async def _shown(self, text: str) -> None:
        if self._patience:
            await self._clock.sleep(self._patience)
        self._begun = True
        try:
            await self._show(text)
        except (TelegramError, Stopped) as error:  # the answer itself is still to come
            log.info("a preview was not shown: %s", type(error).__name__)


def preview_of(
    place: Place, update_id: int, *, bot: Bot, journal: Journal, pacer: Pacer, clock: Clock
) -> Preview:
    """Drafts in a private chat; in a group one message that is edited."""

    async def draft(text: str) -> None:
        await bot.send_message_draft(
            place.chat_id,
            draft_id=update_id,
            text=provisional(text),
            message_thread_id=place.topic,
            parse_mode=ParseMode.HTML,
        )

    async def edit(text: str) -> None:
        if not pacer.free(place.chat_id) or journal.preview_in_doubt(update_id):
            return
        async with pacer.turn(place.chat_id):
            await _edited(bot, journal, place, update_id, provisional(text))

    if place.private:
        return Preview(draft, clock, seconds=DRAFT_SECONDS, first_after=0, patience=0)
    return Preview(
        edit, clock, seconds=GROUP_SPACING, first_after=GROUP_SPACING, patience=GROUP_PATIENCE
    )


def provisional(text: str) -> str:
    """The beginning of an answer as markup that fits a message."""
    shown = text.rstrip()
    while units(escape(shown)) > LIMIT - 2:
        shown = shown[: len(shown) * (LIMIT - 2) // units(escape(shown)) - 1]
    return escape(shown) + " …"


async def _edited(bot: Bot, journal: Journal, place: Place, update_id: int, html: str) -> None:
    message_id = journal.preview(update_id)
    if message_id is not None:
        await bot.edit_message_text(
            html,
            place.chat_id,
            message_id,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
        )
        return
    journal.previewing(update_id, place.chat_id)
    message = await bot.send_message(
        place.chat_id,
        html,
        parse_mode=ParseMode.HTML,
        message_thread_id=place.topic,
        reply_to_message_id=place.message_id,
        allow_sending_without_reply=True,
        link_preview_options=NO_PREVIEW,
    )
    journal.previewed(update_id, message.message_id)


@asynccontextmanager
async def typing(bot: Bot, place: Place, clock: Clock) -> AsyncIterator[None]:
    """ "đang nhập" in the chat until the block ends."""
    task = asyncio.create_task(_typing(bot, place, clock))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _typing(bot: Bot, place: Place, clock: Clock) -> None:
    if not place.private:
        await clock.sleep(TYPING_DELAY)
    while True:
        with suppress(TelegramError):
            await bot.send_chat_action(
                place.chat_id, ChatAction.TYPING, message_thread_id=place.topic
            )
        await clock.sleep(TYPING_SECONDS)
