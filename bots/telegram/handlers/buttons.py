"""What happens when a button is pressed, now or days later (shell)."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import islice

from telegram import CallbackQuery, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from assistant.documents.labelling import label
from assistant.errors import AssistantError
from assistant.types import Passage, Rating
from bots.telegram.delivery import clause
from bots.telegram.desk import Desk, answering_place
from bots.telegram.handlers.asking import Asking
from bots.telegram.types import Asked, Place, Source

LONG_ARTICLE = 6_000
"""Characters: an article up to this is opened whole, of a longer one only the cited part."""


class Buttons:
    """r: rating · s: source · q: what is asked next · c: choice · x: deletion."""

    def __init__(self, desk: Desk, asking: Asking) -> None:
        self._desk = desk
        self._asking = asking

    async def rate(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """👍 or 👎."""
        query, asked, value = self._pressed(update)
        if asked is None:
            await self._told(query, "telegram.button.gone")
            return
        place, good = answering_place(update), value == 1
        self._desk.shelf.rate(asked.key, place.user_id, good=good, now=self._desk.wall())
        await self._desk.review(asked, Rating(useful=good))
        await self._told(query, "telegram.rated.good" if good else "telegram.rated.bad")

    async def source(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Open the clause in full."""
        query, asked, marker = self._pressed(update)
        source = next((s for s in asked.sources if s.marker == marker), None) if asked else None
        if source is None:
            await self._told(query, "telegram.button.gone")
            return
        await self._told(query)
        passage = await self._passage(source)
        if passage is None:
            await self._desk.say(update, "telegram.source.gone", label=source.label)
            return
        await self._desk.deliver(update, clause(passage, passage.text, heading=label(passage)))

    async def ask_next(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Ask what a button suggests, or the reading that was chosen."""
        query, asked, number = self._pressed(update)
        offered: tuple[str, ...] = ()
        if asked is not None:
            chosen = (query.data or "").startswith("c:")
            offered = asked.choices if chosen else asked.suggestions
        text = next(islice(offered, number, None), None)
        if text is None:
            await self._told(query, "telegram.button.gone")
            return
        await self._told(query)
        await self._asking.answer(update, text, bot=context.bot, echoed=True)

    async def forget(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Delete what a person asked, when it is that person who presses."""
        query, place = _query(update), answering_place(update)
        _, user_id, sure = (query.data or "").split(":")
        if int(user_id) != place.user_id:
            await self._told(query, "telegram.forget.not_yours")
            return
        await self._told(query)
        if sure == "0":
            await self._desk.say(update, "telegram.forget.kept")
            return
        conversations = self._desk.shelf.conversations(place.user_id)
        try:
            await self._forgotten(place, conversations)
        except (
            AssistantError
        ) as error:  # kept here as well, so that the button can be pressed again
            await self._desk.explain(update, error)
            return
        count = self._desk.shelf.forget(place.user_id)
        await self._desk.say(update, "telegram.forget.done", count=count)

    async def _forgotten(self, place: Place, conversations: Sequence[str]) -> None:
        if self._desk.services.forget is not None:
            await self._desk.services.forget(user=place.user, conversations=conversations)

    def _pressed(self, update: Update) -> tuple[CallbackQuery, Asked | None, int]:
        """The query, the answer its button stands under, and the button's number.

        The data of a button is no proof: an answer is found only from the chat it was given in.
        """
        query, place = _query(update), answering_place(update)
        _, key, number = (query.data or "").split(":")
        asked = self._desk.shelf.asked(key)
        here = asked is not None and asked.place.chat_id == place.chat_id
        return query, asked if here else None, int(number)

    async def _passage(self, source: Source) -> Passage | None:
        """The whole article of a source as it stands now, or the cited part of a long one."""
        passages = await self._desk.services.library.passages(source.document_id)
        found = next((each for each in passages if each.id == source.passage_id), None)
        found = found or next((each for each in passages if label(each) == source.label), None)
        if found is None:
            return None
        whole = next((each for each in passages if each.id == found.article_id), found)
        return whole if len(whole.text) <= LONG_ARTICLE else found

    async def _told(self, query: CallbackQuery, key: str | None = None) -> None:
        """Stop the button's spinning; after a restart the query may be too old for that."""
        with suppress(BadRequest):
            await query.answer(self._desk.replies.say(key) if key else None)


def _query(update: Update) -> CallbackQuery:
    if update.callback_query is None:
        raise ValueError(f"update {update.update_id} is no pressed button")
    return update.callback_query
