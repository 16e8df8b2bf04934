"""What cannot be read, and what went wrong (shell)."""

import logging
import sqlite3
import traceback
import uuid

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from assistant.errors import AssistantError
from bots.telegram.addressing import place_of
from bots.telegram.desk import Desk

_SPEAK_OF_US = (AssistantError, TelegramError, OSError, sqlite3.Error)
"""Errors whose words hold nothing that people wrote."""

log = logging.getLogger(__name__)


class Failures:
    """Says that something could not be done, and what to do instead."""

    def __init__(self, desk: Desk, *, log_texts: bool) -> None:
        self._desk = desk
        self._log_texts = log_texts

    async def on_other(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A voice message, a sticker, a picture without words."""
        message = update.effective_message
        voice = message is not None and (message.voice or message.audio or message.video_note)
        await self._desk.say(update, "telegram.other.voice" if voice else "telegram.other.any")

    async def unknown_command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A command that does not exist."""
        await self._desk.say(update, "telegram.other.command")

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Anything unexpected: a sentence with an id for the person, the error for the log."""
        number = uuid.uuid4().hex[:8]
        if context.error is not None:
            log.error("unexpected error %s\n%s", number, self._account(context.error))
        if isinstance(update, Update) and place_of(update) is not None:
            await self._desk.say(update, "error.internal", id=number)

    def _account(self, error: Exception) -> str:
        """The traceback; the error's own words only where they cannot quote a person."""
        frames = "".join(traceback.format_tb(error.__traceback__))
        told = self._log_texts or isinstance(error, _SPEAK_OF_US)
        return f"{frames}{type(error).__name__}{f': {error}' if told else ''}"
