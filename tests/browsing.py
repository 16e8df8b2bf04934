"""A real browser, and pages that no complaint may come from."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from assistant.web.services import WebServices
from tests.fakes_web import REPLIES
from tests.serving import served

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


@contextmanager
def opened(
    browser: Browser, given: WebServices, *, width: int = 1280, scheme: str = "light"
) -> Iterator[Page]:
    """The service's own page, open."""
    with (
        served(given) as address,
        watched(browser, address, width=width, scheme=scheme) as page,
    ):
        yield page


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
