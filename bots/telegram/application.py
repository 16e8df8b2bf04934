"""The bot, put together: handlers first, declared in the order they are tried (edge)."""

import os
import time
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import (
    AIORateLimiter,
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)
from telegram.request import HTTPXRequest

from assistant.prompting import Replies
from bots.telegram.access import Rules
from bots.telegram.desk import Desk
from bots.telegram.handlers.administration import Administration
from bots.telegram.handlers.asking import Asking, Quotas
from bots.telegram.handlers.buttons import Buttons
from bots.telegram.handlers.commands import Commands
from bots.telegram.handlers.failures import Failures
from bots.telegram.handlers.gate import Gate
from bots.telegram.handlers.inline import Inline
from bots.telegram.journal import Journal
from bots.telegram.outbox import Outbox
from bots.telegram.pacing import Clock, Pacer
from bots.telegram.processing import JournalQueue, PerConversation
from bots.telegram.services import Services
from bots.telegram.settings import TelegramSettings
from bots.telegram.shelf import Shelf
from bots.telegram.store import Store

CALLS, CALLS_SECONDS = 5, 0.2
"""Telegram takes 30 messages a second. The library's limiter is a leaky bucket, which lets its
whole measure through at once and as much again in the time that follows: 5 in 0.2 s stay under
30 in every second."""
CONNECTIONS = 64
POOL_SECONDS = 30.0
READ_SECONDS = 15.0

App = Application[Any, Any, Any, Any, Any, Any]
"""The library's application; nothing here depends on its six parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A bot that is put together and not yet started."""

    application: App
    queue: JournalQueue
    processor: PerConversation
    pacer: Pacer
    desk: Desk


def build(
    settings: TelegramSettings,
    services: Services,
    replies: Replies,
    store: Store,
    clock: Clock,
    *,
    kept_days: int,
) -> Parts:
    """Everything that `serve` runs; answers are kept for their buttons for `kept_days`."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # spans as timedelta, as version 23 will have it
    bot, journal, pacer = open_bot(settings), Journal(store), Pacer(clock)
    desk = Desk(
        services=services,
        rules=Rules(mode=settings.access, allowed=settings.allowed, admins=settings.admins),
        replies=replies,
        store=store,
        journal=journal,
        shelf=Shelf(store, kept_days=kept_days),
        pacer=pacer,
        outbox=Outbox(bot, journal, pacer, clock),
        clock=clock,
        wall=time.time,
    )
    queue, processor = JournalQueue(journal), PerConversation(journal, desk.outbox)
    application = (
        Application.builder()
        .bot(bot)
        .update_queue(queue)
        .concurrent_updates(processor)
        .job_queue(None)
        .build()
    )
    add_handlers(application, desk, settings)
    return Parts(application=application, queue=queue, processor=processor, pacer=pacer, desk=desk)


def open_bot(settings: TelegramSettings) -> ExtBot[int]:
    """The library's client: groups are paced by our own Pacer, the whole by its limiter."""
    api = settings.api_url.rstrip("/")
    limiter = AIORateLimiter(
        overall_max_rate=CALLS,
        overall_time_period=CALLS_SECONDS,
        group_max_rate=0,
        group_time_period=0,
    )
    request = HTTPXRequest(
        connection_pool_size=CONNECTIONS, pool_timeout=POOL_SECONDS, read_timeout=READ_SECONDS
    )
    bot: ExtBot[int] = ExtBot(
        settings.token.get_secret_value(),
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=request,
        get_updates_request=HTTPXRequest(connection_pool_size=1, read_timeout=READ_SECONDS),
        rate_limiter=limiter,
    )
    return bot


def add_handlers(application: App, desk: Desk, settings: TelegramSettings) -> None:
    """Which handler takes what; the first that fits, after the gate."""
    quotas = Quotas(person=settings.person_quota, chat=settings.chat_quota, wall=desk.wall)
    asking = Asking(desk, quotas, log_texts=settings.log_texts)
    commands, buttons = Commands(desk), Buttons(desk, asking)
    administration = Administration(desk, started=desk.wall())
    failures = Failures(desk, log_texts=settings.log_texts)
    words = (filters.TEXT | filters.CAPTION) & ~filters.COMMAND

    application.add_handler(TypeHandler(Update, Gate(desk).check), group=-1)
    application.add_handlers(
        [
            CommandHandler("start", commands.start),
            CommandHandler("help", commands.help),
            CommandHandler("hoi", asking.on_message),
            CommandHandler("moi", commands.anew),
            CommandHandler("nguon", commands.sources),
            CommandHandler("ngay", commands.day),
            CommandHandler("lichsu", commands.history),
            CommandHandler("gopy", commands.comment),
            CommandHandler("xoa", commands.forget),
            CommandHandler("trangthai", administration.state),
            CommandHandler("thongke", administration.figures),
            CommandHandler("capnhat", administration.update_documents),
            CallbackQueryHandler(buttons.rate, pattern="^r:"),
            CallbackQueryHandler(buttons.source, pattern="^s:"),
            CallbackQueryHandler(buttons.ask_next, pattern="^[qc]:"),
            CallbackQueryHandler(buttons.forget, pattern="^x:"),
            CallbackQueryHandler(administration.confirm, pattern="^i:"),
            InlineQueryHandler(Inline(desk).on_query),
            MessageHandler(filters.Document.ALL, administration.on_document),
            MessageHandler(words, asking.on_message),
            MessageHandler(filters.COMMAND, failures.unknown_command),
            MessageHandler(~filters.StatusUpdate.ALL, failures.on_other),
        ]
    )
    application.add_error_handler(failures.on_error)
