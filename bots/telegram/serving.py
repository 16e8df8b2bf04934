"""The bot's life: start, serve by polling or webhook, stop when told (edge)."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from urllib.parse import urlsplit

from telegram import BotCommand, BotCommandScopeChat
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError

from assistant.edges.prompt_files import load_replies
from assistant.edges.remote import connected
from assistant.errors import SetupError, Unavailable
from assistant.ports import Memory
from assistant.prompting import Replies
from assistant.settings import Settings, load_settings
from assistant.wiring import open_assistant
from bots.telegram.application import App, Parts, build
from bots.telegram.distant import remote_services
from bots.telegram.ingesting import ingest_in_child
from bots.telegram.logs import guard_logs
from bots.telegram.pacing import SystemClock
from bots.telegram.services import Forget, Services
from bots.telegram.settings import TelegramSettings, load_telegram_settings
from bots.telegram.store import open_store

UPDATES = ("message", "edited_message", "callback_query", "inline_query")
POLL_SECONDS = 30
"""How long one getUpdates waits for something new."""
INBOX = "telegram-inbox"

log = logging.getLogger(__name__)


@asynccontextmanager
async def open_services(
    settings: Settings, replies: Replies, *, secret: str
) -> AsyncIterator[Services]:
    """The assistant of a running service where the settings name one, else in this process.

    `secret` keeps conversations apart from those of the service's other callers.
    """
    inbox = settings.data / INBOX
    if settings.assistant_url:
        async with connected(key=settings.assistant_key) as client:
            yield remote_services(settings.assistant_url, client, inbox=inbox, secret=secret)
        return
    opened = open_assistant(settings, replies)
    memory = opened.memory
    yield Services(
        assistant=opened.assistant,
        library=opened.stores.library,
        search=opened.search,
        readiness=opened.ready,
        inbox=inbox,
        rate=memory.rate if memory else None,
        forget=forgetting(memory) if memory else None,
        ingest=ingest_in_child,
    )


def forgetting(memory: Memory) -> Forget:
    """Deletion by person: a memory in this process knows who asked."""

    async def forget(*, user: str, conversations: Sequence[str]) -> None:  # noqa: ARG001
        await memory.forget(user=user)

    return forget


async def serve(
    parts: Parts, settings: TelegramSettings, replies: Replies, stop: asyncio.Event
) -> None:
    """Serve until `stop` is set; what runs then is finished, the rest waits in the journal.

    SetupError for a token that Telegram does not know, Unavailable when it cannot be reached.
    """
    application = parts.application
    await _initialize(application)
    await application.start()
    try:
        await register_commands(application, settings, replies)
        log.info("%s updates taken up again", await parts.queue.take_up(application.bot))
        await _listen(application, settings)
        print(replies.say("cli.bot.open", name=application.bot.username), flush=True)
        await stop.wait()
    finally:
        parts.processor.stop()
        parts.pacer.stop()
        if application.updater and application.updater.running:
            await application.updater.stop()
        await application.stop()
        await application.shutdown()


async def _initialize(application: App) -> None:
    try:
        await application.initialize()
    except InvalidToken:  # its words hold the token
        raise SetupError("the token was rejected", key="telegram.setup.token") from None
    except NetworkError as error:
        name = type(error).__name__
        raise Unavailable(name, key="telegram.setup.unreachable") from None


async def register_commands(application: App, settings: TelegramSettings, replies: Replies) -> None:
    """The commands that Telegram's apps offer; administrators see theirs as well."""
    everybody = _commands(replies, "telegram.commands")
    with suppress(TelegramError):
        await application.bot.set_my_commands(everybody)
    for admin in settings.admins:
        both = [*everybody, *_commands(replies, "telegram.admin_commands")]
        with suppress(TelegramError):  # somebody who has not yet started the bot
            await application.bot.set_my_commands(both, scope=BotCommandScopeChat(admin))


def _commands(replies: Replies, table: str) -> list[BotCommand]:
    return [BotCommand(name, words) for name, words in replies.under(table).items()]


async def _listen(application: App, settings: TelegramSettings) -> None:
    updater = application.updater
    if updater is None:
        raise SetupError("the application has no updater")
    if settings.webhook_url:
        await updater.start_webhook(
            listen=settings.webhook_host,
            port=settings.webhook_port,
            url_path=urlsplit(settings.webhook_url).path,
            webhook_url=settings.webhook_url,
            secret_token=settings.webhook_secret.get_secret_value(),
            allowed_updates=UPDATES,
            bootstrap_retries=-1,
        )
        return
    await updater.start_polling(
        timeout=timedelta(seconds=POLL_SECONDS),
        allowed_updates=UPDATES,
        bootstrap_retries=-1,
        error_callback=note_polling_error,
    )


def note_polling_error(error: TelegramError) -> None:
    """Say why nothing comes in; the library goes on trying."""
    if isinstance(error, Conflict):
        log.error("another process polls with the same token: stop one of the two")
    else:
        log.warning("Telegram cannot be reached: %s", type(error).__name__)


def main() -> int:
    """Run the bot until it is told to stop."""
    replies, settings, telegram = load_replies(), load_settings(), load_telegram_settings()
    secrets = (telegram.token.get_secret_value(), telegram.webhook_secret.get_secret_value())
    guard_logs(secrets, texts=telegram.log_texts)
    asyncio.run(_run(settings, telegram, replies))
    return 0


async def _run(settings: Settings, telegram: TelegramSettings, replies: Replies) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    store, kept_days = open_store(settings.data), settings.retention_days
    secret = telegram.token.get_secret_value()
    async with open_services(settings, replies, secret=secret) as services:
        await services.readiness()  # a wrong index is told now, not to the first person
        parts = build(telegram, services, replies, store, SystemClock(), kept_days=kept_days)
        await serve(parts, telegram, replies, stop)
    store.close()
