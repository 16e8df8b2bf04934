"""The chat in large letters, without motion, and on paper."""

import pytest
from playwright.sync_api import Browser

from tests.bots.widget.embedding import launched
from tests.bots.widget.test_accessibility import EVERYTHING, answered
from tests.browsing import ask, needs_chromium, opened
from tests.fakes_web import FakeAssistant, services
from tests.serving import served

pytestmark = needs_chromium


@pytest.mark.parametrize("width", [360, 1280])
def test_text_of_double_size_is_neither_cut_off_nor_overlapping(
    browser: Browser, width: int
) -> None:
    with opened(browser, services(), width=width) as page:
        page.evaluate(
            """() => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync('html, tdkt-chat { font-size: 32px }');
                document.adoptedStyleSheets = [sheet];
            }"""
        )
        answered(page)
        size = page.locator(".prose").first.evaluate("e => getComputedStyle(e).fontSize")
        assert size == "32px"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator(".quote .chip").click()  # which nothing may cover
        page.locator("mark").wait_for()


def test_the_title_of_the_panel_has_a_line_of_its_own_where_text_is_large(browser: Browser) -> None:
    with launched(browser, width=360) as page:
        page.evaluate(
            """() => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync('tdkt-chat { font-size: 32px !important }');
                document.adoptedStyleSheets = [sheet];
            }"""
        )
        page.locator(".launcher").click()
        title = page.locator(".bar h2")
        title.wait_for()
        assert title.evaluate("e => e.offsetWidth > 0.8 * e.parentElement.offsetWidth")


def test_who_wants_no_motion_gets_none(browser: Browser) -> None:
    with (
        served(services(assistant=FakeAssistant(wait=30.0))) as address,
        browser.new_context(reduced_motion="reduce") as context,
    ):
        page = context.new_page()
        page.goto(address)
        ask(page)
        page.locator(".understood").wait_for()
        moving = "e => getComputedStyle(e, '::before').animationName"
        assert page.locator(".status").evaluate(moving) == "none"


def test_on_paper_there_is_the_answer_whole_and_nothing_to_press(browser: Browser) -> None:
    with opened(browser, services(assistant=FakeAssistant(EVERYTHING))) as page:
        answered(page)
        page.emulate_media(media="print")
        assert not page.locator(".composer").is_visible()
        assert not page.locator(".tools").is_visible()
        assert page.locator(".choices").is_visible()
        whole = "e => e.scrollHeight <= e.clientHeight + 1"
        assert page.locator("blockquote").evaluate(whole)


def test_paper_is_light_whatever_the_screen_is(browser: Browser) -> None:
    with opened(browser, services(), scheme="dark") as page:
        answered(page)
        page.evaluate("document.getElementById('chat').dataset.theme = 'dark'")
        page.emulate_media(media="print", color_scheme="dark")
        ink = page.locator(".prose, .quote").first.evaluate("e => getComputedStyle(e).color")
        assert ink == "rgb(34, 32, 29)"
