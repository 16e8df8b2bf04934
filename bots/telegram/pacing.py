"""When a chat may be spoken to next, so that Telegram never has to refuse (shell)."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Protocol

PRIVATE_SPACING = 1.05
"""Seconds between messages to one person; Telegram asks for no more than one a second."""
GROUP_SPACING = 1.2
"""Seconds between messages or edits in a group."""
GROUP_MOST, GROUP_WINDOW = 19, 60.5
"""Telegram allows a bot 20 messages a minute in a group; counted from when each was accepted."""
PREVIEW_MOST = 8
"""Of those, how many may be spent before an answer is no longer shown while it is written."""
GRACE_SECONDS = 5.0
"""How long messages may still wait for their turn after the bot was told to stop; the others are
sent after the next start. Docker kills after 10 seconds."""
_MOST_IDLE = 2_000


class Stopped(Exception):
    """The bot is stopping and the turn is too far away; the message stays in the journal."""


class Clock(Protocol):
    """Time as the bot sees it; tests bring their own."""

    def now(self) -> float:
        """Seconds, from any beginning."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Let others run for so long."""
        ...


class SystemClock:
    """The machine's own time."""

    def now(self) -> float:
        """Seconds that only go forward."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """asyncio's sleep."""
        await asyncio.sleep(seconds)


@dataclass
class _Chat:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    times: deque[float] = field(default_factory=lambda: deque(maxlen=GROUP_MOST))
    held_until: float = 0.0
    waiting: int = 0


class Pacer:
    """Gives turns to speak, one at a time in each chat, in the order they were asked for."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._chats: dict[int, _Chat] = {}
        self._stopping = asyncio.Event()
        self._deadline = float("inf")

    @asynccontextmanager
    async def turn(self, chat_id: int) -> AsyncIterator[None]:
        """Inside, one message may be sent; Stopped when the bot stops before its time comes."""
        chat = self._chat(chat_id)
        chat.waiting += 1
        try:
            async with chat.lock:
                await self._wait(chat_id, chat)
                try:
                    yield
                finally:
                    chat.times.append(self._clock.now())
        finally:
            chat.waiting -= 1

    def free(self, chat_id: int) -> bool:
        """Whether a message that could as well be left out may be sent now."""
        chat = self._chat(chat_id)
        since = self._clock.now() - GROUP_WINDOW
        spent = sum(each > since for each in chat.times) if chat_id < 0 else 0
        return not chat.waiting and not self._delay(chat_id, chat) and spent < PREVIEW_MOST

    def hold(self, chat_id: int, seconds: float) -> None:
        """Telegram asked for silence in a chat."""
        self._chat(chat_id).held_until = self._clock.now() + seconds

    def stop(self) -> None:
        """Let only what comes soon still be sent."""
        self._deadline = self._clock.now() + GRACE_SECONDS
        self._stopping.set()

    @property
    def stopping(self) -> bool:
        """Whether the bot was told to stop."""
        return self._stopping.is_set()

    async def _wait(self, chat_id: int, chat: _Chat) -> None:
        while (delay := self._delay(chat_id, chat)) > 0:
            if self._clock.now() + delay > self._deadline:
                raise Stopped
            if self._stopping.is_set():
                await self._clock.sleep(delay)
            else:
                await self._sleep_or_stop(delay)

    async def _sleep_or_stop(self, delay: float) -> None:
        tasks = [
            asyncio.ensure_future(self._clock.sleep(delay)),
            asyncio.ensure_future(self._stopping.wait()),
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()

    def _delay(self, chat_id: int, chat: _Chat) -> float:
        group = chat_id < 0
        due = chat.held_until
        if chat.times:
            due = max(due, chat.times[-1] + (GROUP_SPACING if group else PRIVATE_SPACING))
        if group and len(chat.times) == GROUP_MOST:
            due = max(due, chat.times[0] + GROUP_WINDOW)
        return max(0.0, due - self._clock.now())

    def _chat(self, chat_id: int) -> _Chat:
        if len(self._chats) > _MOST_IDLE:
            since = self._clock.now() - GROUP_WINDOW
            self._chats = {
                key: chat
                for key, chat in self._chats.items()
                if chat.waiting or (chat.times and chat.times[-1] > since)
            }
        return self._chats.setdefault(chat_id, _Chat())
