"""A question and its answer (shell)."""

import asyncio
import logging
import time
from collections import defaultdict, deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager

from telegram import Bot, Update
from telegram.ext import ContextTypes

from assistant.errors import AssistantError, BadInput, Unavailable
from assistant.types import Delta, Event, Finished, Query, Question, Understood
from assistant.vietnamese import days
from bots.telegram.access import HOUR, Role, wait_for
from bots.telegram.addressing import question_of
from bots.telegram.delivery import delivered, sources_of
from bots.telegram.desk import Desk, answering_place
from bots.telegram.previewing import Preview, preview_of, typing
from bots.telegram.shelf import Talk, new_key
from bots.telegram.suggesting import Suggestion, suggestions
from bots.telegram.types import Asked, Place

AT_ONCE = 64
"""Questions that the assistant works on together; a chat model may take half a minute on each."""
MINUTE = 60

log = logging.getLogger(__name__)


class Quotas:
    """How much each person and each group asked in the last hour."""

    def __init__(self, *, person: int, chat: int, wall: Callable[[], float]) -> None:
        self._most = {True: person, False: chat}
        self._wall = wall
        self._times: dict[int, deque[float]] = defaultdict(deque)
        self._forgets_at = 0.0

    def wait(self, place: Place) -> float:
        """Seconds until the person may ask here again; 0 counts the question."""
        now = self._wall()
        self._forget(now)
        ids = {place.user_id, place.chat_id}
        waits = [
            wait_for(self._recent(each, now), most=self._most[each > 0], now=now) for each in ids
        ]
        if not any(waits):
            for each in ids:
                self._times[each].append(now)
        return max(waits)

    def _recent(self, someone: int, now: float) -> deque[float]:
        times = self._times[someone]
        while times and times[0] <= now - HOUR:
            times.popleft()
        return times

    def _forget(self, now: float) -> None:
        """Drop those who asked nothing for an hour, once an hour: anybody may write to a bot."""
        if now < self._forgets_at:
            return
        self._forgets_at = now + HOUR
        for someone in list(self._times):
            if not self._recent(someone, now):
                del self._times[someone]


class Asking:
    """Answers questions."""

    def __init__(self, desk: Desk, quotas: Quotas, *, log_texts: bool) -> None:
        self._desk = desk
        self._quotas = quotas
        self._log_texts = log_texts
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def on_message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A message that asks, or an edited one that asks anew."""
        message = update.effective_message
        if message is None:
            return
        text = question_of(message, username=context.bot.username)
        if not text:
            await self._desk.say(update, "telegram.ask_what", bot=context.bot.username)
            return
        await self.answer(update, text, bot=context.bot)

    async def answer(self, update: Update, text: str, *, bot: Bot, echoed: bool = False) -> None:
        """Answer `text` where the update came from; `echoed` repeats it above the answer."""
        place = answering_place(update)
        if (wait := self._wait(place)) > 0:
            minutes = int(wait // MINUTE) + 1
            await self._desk.say(update, "telegram.quota", minutes=minutes)
            return
        talk = self._desk.shelf.talk(place)
        began = time.monotonic()
        try:
            query, finished = await self._asked(update, place, talk, text, bot=bot)
        except (BadInput, Unavailable) as error:
            await self._desk.explain(update, error)
            return
        self._note(update, text, finished, time.monotonic() - began)
        await self._deliver(update, talk, query, finished, typed=text, echoed=echoed)

    def _wait(self, place: Place) -> float:
        return 0.0 if self._desk.role(place) is Role.ADMIN else self._quotas.wait(place)

    async def _asked(
        self, update: Update, place: Place, talk: Talk, text: str, *, bot: Bot
    ) -> tuple[Query, Finished]:
        question = Question(
            text=text,
            conversation_id=talk.id,
            as_of=None if days(text) else talk.as_of,  # a day in the question comes first
            user=place.user,
        )
        desk = self._desk
        preview = preview_of(
            place,
            update.update_id,
            bot=bot,
            journal=desk.journal,
            pacer=desk.pacer,
            clock=desk.clock,
        )
        async with typing(bot, place, desk.clock), self._slots, _closed(preview):
            return await followed(desk.services.assistant.ask(question), preview)

    async def _deliver(
        self,
        update: Update,
        talk: Talk,
        query: Query,
        finished: Finished,
        *,
        typed: str,
        echoed: bool,
    ) -> None:
        answer, key = finished.answer, new_key()
        asked_next = suggestions(query, answer, self._desk.replies)
        messages = delivered(
            key,
            query,
            answer,
            suggestions=asked_next,
            kept_day=talk.as_of is not None and query.as_of == talk.as_of,
            typed=typed,
            echoed=echoed,
            replies=self._desk.replies,
        )
        asked = self._kept(update, key, typed, finished, asked_next)
        await self._desk.deliver(update, messages, asked=asked, conversation=talk.id)

    def _kept(
        self,
        update: Update,
        key: str,
        typed: str,
        finished: Finished,
        asked_next: tuple[Suggestion, ...],
    ) -> Asked:
        return Asked(
            key=key,
            place=answering_place(update),
            question=typed,
            answer=finished.answer.text,
            decision=finished.answer.decision,
            sources=sources_of(finished.answer),
            suggestions=tuple(each.question for each in asked_next),
            choices=finished.answer.choices,
            answer_id=finished.answer_id,
            at=self._desk.wall(),
        )

    def _note(self, update: Update, text: str, finished: Finished, seconds: float) -> None:
        said = f": {text}" if self._log_texts else ""
        decision = finished.answer.decision
        log.info("update %s: %s in %.2f s%s", update.update_id, decision, seconds, said)


async def followed(events: AsyncIterator[Event], preview: Preview) -> tuple[Query, Finished]:
    """The reading and the end of an answer, shown while it is written.

    AssistantError when the assistant breaks its promise of Understood … Finished.
    """
    query, finished, text = None, None, ""
    try:
        async for event in events:
            match event:
                case Understood():
                    query = event.query
                case Delta():
                    text += event.text
                    preview.update(text)
                case Finished():
                    finished = event
    finally:
        if isinstance(events, AsyncGenerator):
            await events.aclose()
    if query is None or finished is None:
        raise AssistantError("an answer must begin with Understood and end with Finished")
    return query, finished


@asynccontextmanager
async def _closed(preview: Preview) -> AsyncIterator[None]:
    try:
        yield
    finally:
        await preview.close()
