"""The chat on a page of another site, before a service of fakes which wants tickets."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from playwright.sync_api import Browser, Page

from assistant.access import Embed, Registry, origin_of
from assistant.web.services import WebServices
from eval.speed.site import PAGE, script, site
from tests.browsing import watched
from tests.fakes_web import GUARDED, FakeAccess, services
from tests.serving import served


@contextmanager
def embedded(
    browser: Browser,
    data: Mapping[str, str],
    *,
    given: WebServices | None = None,
    width: int = 1280,
) -> Iterator[Page]:
    """The page, open; `data` are the data-* attributes of its one line."""
    access = FakeAccess()
    pages: dict[str, str] = {}
    guarded = replace(given or services(), access=access, limits=GUARDED)
    with (
        served(guarded) as address,
        site(pages, service=address) as page_address,
    ):
        embed = Embed(id="a1", origin=origin_of(page_address), added_on=date(2030, 1, 1))
        access.registered = Registry(embeds=(embed,))
        pages["/"] = PAGE.format(chat=script(address, embed_id="a1", **data))
        with watched(browser, page_address, width=width, allowed=(address,)) as page:
            yield page


@contextmanager
def launched(browser: Browser, *, width: int = 1280, **data: str) -> Iterator[Page]:
    """The same, once its button is there."""
    with embedded(browser, data, width=width) as page:
        page.locator(".launcher").wait_for()
        yield page
