"""Who is let in, and what is not meant for the bot (shell)."""

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bots.telegram.access import Role
from bots.telegram.addressing import is_addressed, place_of
from bots.telegram.desk import Desk
from bots.telegram.types import Place

_START = "/start"


class Gate:
    """The first handler of every update; it lets through, answers itself, or keeps silent."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def check(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """ApplicationHandlerStop for what goes no further."""
        place, message = place_of(update), update.message or update.edited_message
        if message is not None and not is_addressed(
            message, bot_id=context.bot.id, username=context.bot.username
        ):
            raise ApplicationHandlerStop
        if place is None:
            return
        if message is not None and (code := code_in(message)):
            await self._redeem(update, place, code)
        if self._desk.role(place) is None:
            await self._turn_away(update)
            raise ApplicationHandlerStop

    async def _redeem(self, update: Update, place: Place, code: str) -> None:
        """Let in whoever brings a valid code; another code stops nobody who is already in."""
        someone = place.user_id if place.private else place.chat_id
        role = self._desk.shelf.redeem(code, someone, now=self._desk.wall())
        if role is not None:
            sentence = "admin" if role is Role.ADMIN else "reader" if place.private else "group"
            await self._desk.say(update, f"telegram.welcome.{sentence}")
            raise ApplicationHandlerStop
        if self._desk.role(place) is None:
            await self._desk.say(update, "telegram.welcome.refused")
            raise ApplicationHandlerStop

    async def _turn_away(self, update: Update) -> None:
        place = place_of(update)
        if update.callback_query is not None:
            await update.callback_query.answer(self._desk.replies.say("telegram.closed.button"))
        elif place is not None:
            await self._desk.say(update, "telegram.closed.message", id=place.user_id)


def code_in(message: Message) -> str | None:
    """The code that a person brings: "/start CODE", as t.me/<bot>?start=CODE writes it."""
    command, _, rest = (message.text or "").partition(" ")
    return rest.strip() or None if command.split("@")[0] == _START else None
