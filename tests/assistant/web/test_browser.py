"""The question page in a real browser: ask, read the quote, open its source at the words."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from assistant.errors import SearchUnavailable
from assistant.labelling import label
from assistant.types import Answer
from assistant.web.services import Services
from tests.fakes_web import (
    HOSTILE,
    HOSTILE_PASSAGE,
    POINT,
    QUOTE,
    REPLIES,
    FakeAssistant,
    cited,
    quoting_answer,
    services,
)
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
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the PATH")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


@contextmanager
def opened(browser: Browser, given: Services, *, width: int = 1280) -> Iterator[Page]:
    """The page, open; afterwards nothing may have gone wrong in it or been blocked."""
    complaints: list[str] = []
    with served(given) as address, browser.new_context() as context:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda message: (
                complaints.append(message.text)
                if "Content Security Policy" in message.text
                else None
            ),
        )
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((address, "data:"))
                else complaints.append(request.url)
            ),
        )
        page.goto(address)
        yield page
    assert complaints == []


def ask(page: Page, question: str = "Hồ sơ gồm những gì?") -> None:
    page.get_by_label(REPLIES.say("page.question"), exact=True).fill(question)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_question_is_answered_with_a_quote_that_opens_its_source_at_the_words(
    browser: Browser, width: int
) -> None:
    with opened(browser, services(), width=width) as page:
        ask(page)
        figure = page.locator(".quote")
        figure.wait_for()
        assert figure.locator("blockquote").text_content() == "\n".join(
            [*(lead.text for lead in POINT.leads), QUOTE]
        )
        assert REPLIES.say("page.verified") in figure.inner_text()
        assert "01/03/2030" in figure.inner_text()
        figure.locator(".label").click()
        mark = page.locator("mark")
        mark.wait_for()
        assert mark.text_content() == QUOTE
        assert mark.evaluate("e => e.getBoundingClientRect().bottom <= innerHeight")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_how_the_question_was_read_and_the_warnings_are_seen(browser: Browser) -> None:
    with opened(browser, services()) as page:
        page.get_by_label(REPLIES.say("page.as_of")).fill("2030-06-01")
        ask(page)
        page.locator(".quote").wait_for()
        shown = page.locator("#answer").inner_text()
        assert REPLIES.say("page.understood", text="Hồ sơ gồm những gì?") in shown
        assert "01/06/2030" in shown
        assert quoting_answer().warnings[0] in shown


def test_a_marker_leads_to_its_quote_and_escape_closes_the_source(browser: Browser) -> None:
    with opened(browser, services()) as page:
        ask(page)
        page.locator(".marker").first.click()
        assert page.evaluate("document.querySelector(':target').className") == "quote"
        page.locator(".quote .label").click()
        page.locator("mark").wait_for()
        page.keyboard.press("Escape")
        page.locator("#source").wait_for(state="hidden")
        assert page.evaluate("document.activeElement.className") == "label"


def test_an_address_with_a_span_opens_the_document_there(browser: Browser) -> None:
    with opened(browser, services()) as page:
        span = POINT.span
        page.goto(page.url + f"#/van-ban/nghi-dinh%2F12-2030?span={span.start}-{span.end}")
        page.locator("mark").wait_for()
        assert page.locator("mark").text_content() == QUOTE


def test_shift_enter_makes_a_line_and_does_not_ask(browser: Browser) -> None:
    assistant = FakeAssistant()
    with opened(browser, services(assistant=assistant)) as page:
        page.locator("#question").fill("một")
        page.keyboard.press("Shift+Enter")
        page.keyboard.type("hai")
        assert page.locator("#question").input_value() == "một\nhai"
        assert assistant.asked == []


def test_an_example_is_asked_at_a_touch(browser: Browser) -> None:
    assistant = FakeAssistant()
    with opened(browser, services(assistant=assistant)) as page:
        page.get_by_text(REPLIES.say("page.example_2")).click()
        page.locator(".quote").wait_for()
        assert [each.text for each in assistant.asked] == [REPLIES.say("page.example_2")]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Chưa tìm thấy căn cứ.", ".nearest a"),
        (f"Chưa tìm thấy căn cứ. Gần nhất:\n- {label(POINT)}", ".prose a"),
    ],
    ids=["not named in the text", "named in the text"],
)
def test_the_nearest_sources_of_a_refusal_can_be_opened(
    browser: Browser, text: str, link: str
) -> None:
    refusal = Answer(text=text, decision="refuse", nearest=(POINT,))
    with opened(browser, services(assistant=FakeAssistant(refusal))) as page:
        ask(page)
        page.locator(link).click()
        page.locator("mark").wait_for()
        assert page.locator("mark").text_content() == QUOTE


def test_a_quote_that_the_text_does_not_repeat_is_shown_after_it(browser: Browser) -> None:
    answer = Answer(text="Gồm danh sách trích ngang [1].", decision="answer", citations=(cited(),))
    with opened(browser, services(assistant=FakeAssistant(answer))) as page:
        ask(page)
        page.locator(".quote").wait_for()
        assert page.locator(".prose").inner_text() == "Gồm danh sách trích ngang [1]."
        assert page.locator(".prose .marker").get_attribute("href") == "#trich-1"


def test_a_failure_says_its_sentence_and_can_be_asked_again(browser: Browser) -> None:
    assistant = FakeAssistant(failure=SearchUnavailable("locked"), fails_at=1)
    with opened(browser, services(assistant=assistant)) as page:
        ask(page)
        alert = page.get_by_role("alert")
        alert.wait_for()
        assert REPLIES.say("error.search_unavailable") in alert.inner_text()
        assistant.failure = None
        alert.get_by_role("button").click()
        page.locator(".quote").wait_for()


def test_an_empty_question_is_told_what_to_mend(browser: Browser) -> None:
    with opened(browser, services()) as page:
        ask(page, "  ")
        page.get_by_role("alert").wait_for()
        assert REPLIES.say("input.empty") in page.get_by_role("alert").inner_text()


def test_stopping_closes_the_answer_on_the_server(browser: Browser) -> None:
    assistant = FakeAssistant(wait=30.0)
    with opened(browser, services(assistant=assistant)) as page:
        ask(page)
        page.locator(".understood").wait_for()
        page.locator("#stop").click()
        page.get_by_text(REPLIES.say("page.stopped")).wait_for()
        until = time.monotonic() + 5
        while not assistant.closed and time.monotonic() < until:
            time.sleep(0.02)
        assert assistant.closed == 1


def test_a_hostile_document_is_only_ever_text(browser: Browser) -> None:
    assistant = FakeAssistant(quoting_answer(HOSTILE_PASSAGE))
    with opened(browser, services(assistant=assistant)) as page:
        ask(page, HOSTILE)
        page.locator(".quote .label").click()
        page.locator("mark").wait_for()
        assert page.locator("mark").text_content() == HOSTILE
        assert page.locator("#source-title").text_content() == HOSTILE
        assert page.locator("#answer img, #source img, #answer script, #source script").count() == 0
        assert page.locator("#source-facts a").count() == 0
        assert page.title() == REPLIES.say("page.title")


def test_the_description_of_the_api_needs_no_other_machine(browser: Browser) -> None:
    with opened(browser, services()) as page:
        page.goto(page.url + "docs")
        page.get_by_text(REPLIES.say("docs.ask.summary")).wait_for()
