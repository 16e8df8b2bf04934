"""A real browser, the service as it runs, and pages that no complaint may come from."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.fakes_web import REPLIES

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the PATH")
PATIENCE_MS = 15_000


def said(key: str, **values: object) -> str:
    return REPLIES.say(f"widget.{key}", **values)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


@contextmanager
def served(app: FastAPI, *, port: int = 0) -> Iterator[str]:
    """The address of the app, served by uvicorn in a thread of this process."""
    listener = socket.create_server(("127.0.0.1", port))
    config = uvicorn.Config(
        app, log_level="critical", access_log=False, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@contextmanager
def watched(
    browser: Browser,
    address: str,
    *,
    width: int = 1280,
    height: int = 800,
    scheme: str = "light",
    allowed: tuple[str, ...] = (),
) -> Iterator[Page]:
    """A page, open; nothing may go wrong in it, be blocked, or be asked of another machine."""
    complaints: list[str] = []
    with browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    ) as context:
        page = _listened_to(context, (address, *allowed), complaints)
        page.goto(address)
        yield page
    assert complaints == []


def _listened_to(context: BrowserContext, allowed: tuple[str, ...], complaints: list[str]) -> Page:
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: (
            complaints.append(message.text) if "Content Security Policy" in message.text else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((*allowed, "data:")) else complaints.append(request.url)
        ),
    )
    return page


def ask(page: Page, question: str = "Hồ sơ gồm những gì?") -> None:
    page.get_by_label(said("question"), exact=True).fill(question)
    page.keyboard.press("Enter")
