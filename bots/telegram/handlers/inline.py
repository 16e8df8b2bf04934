"""`@bot câu hỏi` in any chat: clauses to insert (shell)."""

import hashlib

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.ext import ContextTypes

from assistant.documents.labelling import label
from assistant.errors import BadInput, Unavailable
from assistant.types import Hit, Passage
from bots.telegram.delivery import QUOTE_TAG, short_label
from bots.telegram.desk import Desk
from bots.telegram.markup import Piece, block, messages
from bots.telegram.outbox import NO_PREVIEW
from bots.telegram.types import Place

RESULTS = 8
SNIPPET = 120
CACHE_SECONDS = 60


class Inline:
    """Answers inline queries."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def on_query(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The clauses nearest to what was typed so far."""
        query = update.inline_query
        if query is None:
            return
        user_id = query.from_user.id
        known = self._desk.role(Place(chat_id=user_id, user_id=user_id)) is not None
        hits = await self._found(query.query) if known else []
        hint = "telegram.inline.none" if known else "telegram.inline.closed"
        button = InlineQueryResultsButton(self._desk.replies.say(hint), start_parameter="inline")
        await query.answer(
            [article_of(hit.passage) for hit in hits],
            cache_time=CACHE_SECONDS,
            is_personal=True,
            button=None if hits else button,
        )

    async def _found(self, text: str) -> list[Hit]:
        if not text.strip():
            return []
        try:
            return list(await self._desk.services.search(text, as_of=None, limit=RESULTS))
        except (BadInput, Unavailable):  # there is no place for a sentence here
            return []


def article_of(passage: Passage) -> InlineQueryResultArticle:
    """A clause under its label, as it is inserted into a chat."""
    name = label(passage)
    [first, *_] = messages([block(Piece(name, "b"), Piece(passage.text, QUOTE_TAG))])
    return InlineQueryResultArticle(
        id=hashlib.sha256(passage.id.encode()).hexdigest()[:32],
        title=short_label(name),
        description=" ".join(passage.text.split())[:SNIPPET],
        input_message_content=InputTextMessageContent(
            first.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
        ),
    )
