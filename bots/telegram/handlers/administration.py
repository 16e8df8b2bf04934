"""What only administrators may do: state, figures, documents (shell)."""

import logging
from contextlib import suppress
from pathlib import Path

from telegram import Document, Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import ContextTypes

from assistant.documents.formats import safe_name
from assistant.errors import AssistantError
from bots.telegram.access import Role
from bots.telegram.desk import Desk, answering_place
from bots.telegram.handlers.commands import moment
from bots.telegram.services import Ingest
from bots.telegram.types import Button

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes that a bot may download (Bot API, getFile)."""
DAY = 86_400.0

log = logging.getLogger(__name__)


class Administration:
    """/trangthai /thongke /capnhat, and documents that are sent."""

    def __init__(self, desk: Desk, *, started: float) -> None:
        self._desk = desk
        self._started = started

    async def state(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Whether questions can be answered, and what is there."""
        if await self._forbidden(update):
            return
        ready, count = await self._readiness()
        await self._desk.say(
            update,
            "telegram.state.told",
            ready=ready,
            documents=count,
            waiting=self._desk.journal.open_count() - 1,
            since=moment(self._started),
        )

    async def _readiness(self) -> tuple[str, int]:
        """Whether questions can be answered, in words, and how many documents there are."""
        replies, services = self._desk.replies, self._desk.services
        try:
            lacking = await services.readiness()
            count = len(await services.library.documents())
        except AssistantError as error:
            log.warning("not ready: %s", error)
            return replies.say("telegram.state.not_ready"), 0
        if lacking is not None:
            log.warning("ready, though: %s", lacking)
            return replies.say("telegram.state.lacking"), count
        return replies.say("telegram.state.ready"), count

    async def figures(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """How much was asked and how it was liked, in a day and in a week."""
        if await self._forbidden(update):
            return
        lines = []
        for span, days in (("day", 1), ("week", 7)):
            usage = self._desk.shelf.usage(since=self._desk.wall() - days * DAY)
            words = self._desk.replies.say(f"telegram.figures.{span}")
            lines.append(
                self._desk.replies.say(
                    "telegram.figures.line",
                    span=words,
                    questions=usage.questions,
                    people=usage.people,
                    refused=usage.refused,
                    good=usage.good,
                    bad=usage.bad,
                )
            )
        if usage.comments:
            comments = "\n".join(f"• {each}" for each in usage.comments)
            lines.append(self._desk.replies.say("telegram.figures.comments", comments=comments))
        await self._desk.say(update, "telegram.figures.told", lines="\n".join(lines))

    async def update_documents(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """How to add documents; as a reply to a document, offer to ingest that one."""
        if await self._forbidden(update):
            return
        message = update.effective_message
        replied = message.reply_to_message if message else None
        if replied is not None and replied.document is not None:
            await self._offer(update, replied.document)
        else:
            await self._desk.say(update, "telegram.documents.how")

    async def on_document(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A document that somebody sent."""
        message = update.effective_message
        if message is None or message.document is None or await self._forbidden(update):
            return
        await self._offer(update, message.document)

    async def _offer(self, update: Update, document: Document) -> None:
        name, size = safe_name(document.file_name or ""), document.file_size or 0
        if self._desk.services.ingest is None:
            await self._desk.say(update, "telegram.documents.elsewhere")
            return
        if size > LARGEST_FILE:
            limit = LARGEST_FILE // 1024**2
            await self._desk.say(update, "telegram.documents.too_large", limit=limit)
            return
        user_id, now = answering_place(update).user_id, self._desk.wall()
        key = self._desk.shelf.offer(document.file_id, name, size, user_id=user_id, now=now)
        replies = self._desk.replies
        yes = Button(replies.say("telegram.documents.yes"), f"i:{key}:1")
        no = Button(replies.say("telegram.documents.no"), f"i:{key}:0")
        kilobytes = max(1, size // 1024)
        await self._desk.say(
            update, "telegram.documents.sure", rows=((yes, no),), name=name, size=kilobytes
        )

    async def confirm(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The tap that ingests a document, or lets it be."""
        query = update.callback_query
        if query is None or await self._forbidden(update):
            return
        with suppress(BadRequest):
            await query.answer()
        _, key, sure = (query.data or "").split(":")
        offered, ingest = self._desk.shelf.offered(key), self._desk.services.ingest
        if offered is None or ingest is None or offered[2] != "offered":
            await self._desk.say(update, "telegram.documents.settled")
        elif sure == "0":
            self._desk.shelf.settle(key, "declined")
            await self._desk.say(update, "telegram.documents.declined", name=offered[1])
        else:
            await self._ingest(update, context, key, ingest)

    async def _ingest(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, key: str, ingest: Ingest
    ) -> None:
        file_id, name, _ = self._desk.shelf.offered(key) or ("", "", "")
        path = self._desk.services.inbox / name
        try:
            await _download(context, file_id, path)
        except TelegramError as error:
            log.warning("a document was not fetched: %s", type(error).__name__)
            await self._desk.say(update, "telegram.documents.not_fetched", name=name)
            return
        done = await ingest(path)
        self._desk.shelf.settle(key, "ingested" if done.well else "failed")
        sentence = "done" if done.well else "failed"
        await self._desk.say(
            update, f"telegram.documents.{sentence}", name=name, report=done.report
        )

    async def _forbidden(self, update: Update) -> bool:
        """Whether the person is no administrator; they are told so."""
        if self._desk.role(answering_place(update)) is Role.ADMIN:
            return False
        if update.callback_query is not None:
            with suppress(BadRequest):
                await update.callback_query.answer(self._desk.replies.say("telegram.admins_only"))
        else:
            await self._desk.say(update, "telegram.admins_only")
        return True


async def _download(context: ContextTypes.DEFAULT_TYPE, file_id: str, path: Path) -> None:
    file = await context.bot.get_file(file_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    await file.download_to_drive(path)
