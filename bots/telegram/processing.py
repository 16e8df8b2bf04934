"""Updates kept before they are confirmed, and handled in order in each conversation (shell)."""

import asyncio
import json
import logging
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from types import CoroutineType

from telegram import Bot, Update
from telegram.ext import BaseUpdateProcessor

from bots.telegram.addressing import lane_of
from bots.telegram.journal import Journal
from bots.telegram.outbox import Outbox

AT_ONCE = 512
"""Updates that are looked at together; most of them wait for their conversation or chat."""

log = logging.getLogger(__name__)


class JournalQueue(asyncio.Queue[object]):
    """The library's queue of updates, which keeps each in the journal before taking it in.

    Telegram counts an update as read at the next getUpdates, or when the webhook answers 200;
    both come after `put` has returned.
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    async def put(self, item: object) -> None:
        """Take in what is new; an update that was accepted before is dropped."""
        if isinstance(item, Update) and not self._accepted(item):
            return
        await super().put(item)

    async def take_up(self, bot: Bot) -> int:
        """Take in again what was accepted before a restart and not answered; how many."""
        self._journal.prune(now=time.time())
        waiting = self._journal.unanswered()
        for payload in waiting:
            update = Update.de_json(json.loads(payload), bot)
            await super().put(update)
        return len(waiting)

    def _accepted(self, update: Update) -> bool:
        message = update.effective_message
        if message is not None:
            self._journal.saw(message.chat_id, message.message_id)
        return self._journal.accept(update.update_id, update.to_json(), now=time.time())


class Lanes:
    """A lock for each conversation that has something to do."""

    def __init__(self) -> None:
        self._locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._users: dict[str, int] = defaultdict(int)

    @asynccontextmanager
    async def lane(self, key: str) -> AsyncIterator[None]:
        """Inside, nothing else of `key` runs; turns are taken in the order of asking."""
        self._users[key] += 1
        try:
            async with self._locks[key]:
                yield
        finally:
            self._users[key] -= 1
            if not self._users[key]:
                del self._users[key], self._locks[key]


class PerConversation(BaseUpdateProcessor):
    """Handles conversations side by side, each in order, and marks what is done."""

    def __init__(self, journal: Journal, outbox: Outbox) -> None:
        super().__init__(AT_ONCE)
        self._journal = journal
        self._outbox = outbox
        self._lanes = Lanes()
        self._stopping = False

    def stop(self) -> None:
        """Begin nothing more: what was accepted is answered after the next start."""
        self._stopping = True

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        """Handle one update; one whose messages were written before a restart is only sent."""
        if not isinstance(update, Update):
            await coroutine
            return
        async with self._lanes.lane(lane_of(update)):
            if self._stopping:
                _drop(coroutine)
                return
            if self._journal.written(update.update_id):
                _drop(coroutine)
                await self._outbox.flush(update.update_id)
            else:
                await coroutine
            self._journal.finish(update.update_id)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""


def _drop(coroutine: Awaitable[object]) -> None:
    if isinstance(coroutine, CoroutineType):
        coroutine.close()
