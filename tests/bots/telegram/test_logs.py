"""What stands in the log: neither the token nor what people wrote."""

import io
import logging
from collections.abc import Iterator

import pytest
from telegram import Update

from bots.telegram.logs import guard_logs

TOKEN = "4242:verysecret"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The root logger writing here alone, as at the start of `tdkt`."""
    root, written = logging.getLogger(), io.StringIO()
    kept, level = root.handlers[:], root.level
    root.handlers = [logging.StreamHandler(written)]
    root.setLevel(logging.WARNING)
    yield written
    root.handlers = kept
    root.setLevel(level)
    for name in ("telegram", "httpx", "httpcore", "tornado", "bots"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def test_the_token_is_hidden_in_lines_and_tracebacks(log: io.StringIO) -> None:
    guard_logs([TOKEN, ""], texts=False)
    try:
        raise ValueError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError:
        logging.getLogger("anything").exception("bot%s failed", TOKEN)
    assert "failed" in log.getvalue()
    assert "ValueError" in log.getvalue()
    assert "verysecret" not in log.getvalue()


def test_the_libraries_do_not_write_addresses_and_updates(log: io.StringIO) -> None:
    guard_logs([TOKEN], texts=False)
    update = Update(7)
    logging.getLogger("httpx").info("HTTP Request: POST %s", f"bot{TOKEN}/getMe")
    logging.getLogger("telegram.ext.Application").critical("lost %s", update)
    logging.getLogger("telegram.ext.Updater").critical("lost %r", {"text": "Ai ký?"})
    assert log.getvalue() == "lost Update\nlost 'dict'\n"


def test_a_setting_lets_texts_stand_in_the_log(log: io.StringIO) -> None:
    guard_logs([TOKEN], texts=True)
    logging.getLogger("telegram").critical("lost %s", "Ai ký?")
    assert "Ai ký?" in log.getvalue()
