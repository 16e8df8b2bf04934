"""Logs that hold neither the bot's token nor what people wrote (edge)."""

import logging
from collections.abc import Sequence
from urllib.parse import quote

from telegram import TelegramObject

_LIBRARIES = ("telegram", "httpx", "httpcore", "tornado")
_HIDDEN = "‹hidden›"


class Redacting(logging.Formatter):
    """Writes as another formatter does, with every secret left out, tracebacks included."""

    def __init__(self, inner: logging.Formatter, secrets: Sequence[str]) -> None:
        super().__init__()
        self._inner = inner
        self._secrets = [form for each in secrets if each for form in {each, quote(each)}]

    def format(self, record: logging.LogRecord) -> str:
        """The finished line."""
        line = self._inner.format(record)
        for secret in self._secrets:
            line = line.replace(secret, _HIDDEN)
        return line


class WithoutTexts(logging.Filter):
    """Leaves out the updates that the libraries write down when they stumble over one."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without what people wrote."""
        if record.name.split(".")[0] in _LIBRARIES and isinstance(record.args, tuple):
            record.args = tuple(map(_without_text, record.args))
        return True


def guard_logs(secrets: Sequence[str], *, texts: bool) -> None:
    """Make every handler of the root logger keep `secrets`, and what people wrote, to itself.

    The libraries log addresses, with the token in them, and whole updates below WARNING.
    """
    for name in _LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("bots").setLevel(logging.INFO)
    for handler in logging.getLogger().handlers:
        handler.setFormatter(Redacting(handler.formatter or logging.Formatter(), secrets))
        if not texts:
            handler.addFilter(WithoutTexts())


def _without_text(value: object) -> object:
    return type(value).__name__ if isinstance(value, TelegramObject | dict | list) else value
