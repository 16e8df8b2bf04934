"""`tdkt bot` at a terminal (edge)."""

import argparse
import time
from importlib import import_module
from importlib.util import find_spec

from assistant.edges.prompt_files import load_replies
from assistant.errors import SetupError
from assistant.settings import load_settings
from bots.telegram.access import HOUR, Role, new_code
from bots.telegram.settings import load_telegram_settings
from bots.telegram.shelf import Shelf
from bots.telegram.store import open_store


def configure(parser: argparse.ArgumentParser) -> None:
    """`tdkt bot [run | invite [--admin]]`."""
    replies = load_replies()
    parser.add_argument(
        "action",
        nargs="?",
        choices=("run", "invite"),
        default="run",
        help=replies.say("cli.bot.action"),
    )
    parser.add_argument("--admin", action="store_true", help=replies.say("cli.bot.admin"))
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.action == "invite":
        return _invite(Role.ADMIN if arguments.admin else Role.READER)
    if find_spec("telegram") is None:
        raise SetupError("python-telegram-bot is missing", key="telegram.setup.extra")
    # Named only here: without the extra, `tdkt bot invite` and the sentence above still work.
    return int(import_module("bots.telegram.serving").main())


def _invite(role: Role) -> int:
    """Print a one-time code; what is kept of it is its digest."""
    replies, settings = load_replies(), load_telegram_settings()
    code, hours = new_code(), settings.invite_hours
    store = open_store(load_settings().data)
    Shelf(store).invite(code, role, until=time.time() + hours * HOUR)
    store.close()
    print(replies.say(f"cli.bot.invited_{role}", code=code, hours=hours))
    return 0
