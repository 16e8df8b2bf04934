"""The commands that everybody may use (shell)."""

from datetime import UTC, date, datetime

from telegram import Update
from telegram.ext import ContextTypes

from assistant.language.calendar import VIETNAM
from assistant.language.typed_days import day_unread
from assistant.types import Rating
from assistant.vietnamese import day_typed, fold, written
from bots.telegram.delivery import said, source_buttons
from bots.telegram.desk import Desk, answering_place
from bots.telegram.types import Button

SHOWN = 10
"""Questions that /lichsu lists."""
_TODAY = frozenset({"hom nay", "bo", "xoa"})
_SPOKEN = 60


class Commands:
    """/start /help /moi /nguon /ngay /lichsu /gopy /xoa."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Who this is and how to ask."""
        await self._desk.say(update, "telegram.start", bot=context.bot.username)

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Every command with what it does."""
        admin = self._desk.role(answering_place(update)) == "admin"
        tables = ["telegram.commands"] + (["telegram.admin_commands"] if admin else [])
        lines = [
            f"/{name} – {words}"
            for table in tables
            for name, words in self._desk.replies.under(table).items()
        ]
        commands = "\n".join(lines)
        await self._desk.say(update, "telegram.help", commands=commands, bot=context.bot.username)

    async def anew(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A new conversation, answered for today."""
        self._desk.shelf.begin_anew(answering_place(update))
        await self._desk.say(update, "telegram.anew")

    async def sources(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The sources of the last answer, each opening its clause."""
        latest = self._desk.shelf.latest(answering_place(update), limit=1)
        if not latest or not latest[0].sources:
            await self._desk.say(update, "telegram.no_sources")
            return
        lines = [
            self._desk.replies.say("answer.source", marker=each.marker, label=each.label)
            for each in latest[0].sources
        ]
        rows = source_buttons(latest[0].key, latest[0].sources, self._desk.replies)
        kind = "nearest" if latest[0].decision == "refuse" else "sources"
        await self._desk.say(
            update,
            f"telegram.{kind}",
            rows=rows,
            question=latest[0].question,
            sources="\n".join(lines),
        )

    async def day(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The day that answers are for: shown, chosen, or today again."""
        place, words = answering_place(update), " ".join(context.args or ())
        if not words:
            await self._tell_day(update, self._desk.shelf.talk(place).as_of)
        elif fold(words) in _TODAY:
            self._desk.shelf.set_day(place, None)
            await self._desk.say(update, "telegram.day.today")
        elif (day := day_typed(words)) is not None:
            self._desk.shelf.set_day(place, day)
            await self._desk.say(update, "telegram.day.chosen", day=written(day))
        else:
            wrong = day_unread(words[:_SPOKEN], key="telegram.day.unread")
            await self._desk.explain(update, wrong)

    async def _tell_day(self, update: Update, day: date | None) -> None:
        if day is None:
            await self._desk.say(update, "telegram.day.none")
        else:
            await self._desk.say(update, "telegram.day.chosen", day=written(day))

    async def history(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The latest questions of the person in this chat."""
        asked = self._desk.shelf.latest(answering_place(update), limit=SHOWN)
        if not asked:
            await self._desk.say(update, "telegram.history.none")
            return
        lines = [
            self._desk.replies.say(
                f"telegram.history.{each.decision}", at=moment(each.at), question=each.question
            )
            for each in reversed(asked)
        ]
        await self._desk.say(update, "telegram.history.list", lines="\n".join(lines))

    async def comment(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Keep what a person has to say of the answers."""
        place, words = answering_place(update), " ".join(context.args or ())
        if not words:
            await self._desk.say(update, "telegram.comment.what")
            return
        latest = next(iter(self._desk.shelf.latest(place, limit=1)), None)
        key, now = latest.key if latest else None, self._desk.wall()
        self._desk.shelf.comment(update.update_id, place.user_id, words, asked=key, now=now)
        if latest is not None:
            useful = self._desk.shelf.rated_good(latest.key, place.user_id)
            await self._desk.review(latest, Rating(useful=useful, comment=words))
        await self._desk.say(update, "telegram.comment.kept")

    async def forget(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Ask whether everything a person asked is to be deleted."""
        user_id = answering_place(update).user_id
        rows = (
            (
                Button(self._desk.replies.say("telegram.forget.yes"), f"x:{user_id}:1"),
                Button(self._desk.replies.say("telegram.forget.no"), f"x:{user_id}:0"),
            ),
        )
        await self._desk.deliver(
            update, said(self._desk.replies.say("telegram.forget.sure"), rows=rows)
        )


def moment(at: float) -> str:
    """Seconds since 1970 as a day and time of Vietnam: "20/11 14:05"."""
    return f"{datetime.fromtimestamp(at, UTC).astimezone(VIETNAM):%d/%m %H:%M}"
