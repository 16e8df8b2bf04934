"""The question page in a real browser: ask, read the quote, open its source at the words."""

import time

import pytest
from playwright.sync_api import Browser

from assistant.documents.labelling import label
from assistant.errors import SearchUnavailable
from assistant.types import Answer
from tests.browsing import ask, needs_chromium, opened, said
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

pytestmark = needs_chromium


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
        assert said("verified") in figure.inner_text()
        assert "01/03/2030" in figure.inner_text()
        figure.locator(".label").click()
        mark = page.locator("mark")
        mark.wait_for()
        assert mark.text_content() == QUOTE
        assert mark.evaluate("e => e.getBoundingClientRect().bottom <= innerHeight")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_how_the_question_was_read_and_the_warnings_are_seen(browser: Browser) -> None:
    with opened(browser, services()) as page:
        page.get_by_label(said("as_of")).fill("2030-06-01")
        ask(page)
        page.locator(".quote").wait_for()
        shown = page.locator(".turn").inner_text()
        assert said("understood", text="Hồ sơ gồm những gì?") in shown
        assert "01/06/2030" in shown
        assert quoting_answer().warnings[0] in shown


def test_escape_closes_the_source_and_goes_back_to_what_opened_it(browser: Browser) -> None:
    with opened(browser, services()) as page:
        ask(page)
        page.locator(".quote .chip").click()
        page.locator("mark").wait_for()
        page.keyboard.press("Escape")
        page.locator(".sheet").wait_for(state="hidden")
        focused = "document.activeElement.shadowRoot.activeElement.className"
        assert page.evaluate(focused) == "chip"


def test_an_address_with_a_span_opens_the_document_there_and_back_closes_it(
    browser: Browser,
) -> None:
    with opened(browser, services()) as page:
        start, end = POINT.span.start, POINT.span.end
        address = page.url
        page.goto(address + f"#/van-ban/nghi-dinh%2F12-2030?span={start}-{end}")
        page.locator("mark").wait_for()
        assert page.locator("mark").text_content() == QUOTE
        page.go_back()
        page.locator(".sheet").wait_for(state="hidden")


def test_the_address_of_an_opened_source_can_be_handed_on(browser: Browser) -> None:
    with opened(browser, services()) as page:
        ask(page)
        page.locator(".quote .chip").click()
        page.locator("mark").wait_for()
        page.reload()
        page.locator("mark").wait_for()
        assert page.locator("mark").text_content() == QUOTE


def test_shift_enter_makes_a_line_and_does_not_ask(browser: Browser) -> None:
    assistant = FakeAssistant()
    with opened(browser, services(assistant=assistant)) as page:
        box = page.get_by_label(said("question"), exact=True)
        box.fill("một")
        page.keyboard.press("Shift+Enter")
        page.keyboard.type("hai")
        assert box.input_value() == "một\nhai"
        assert assistant.asked == []


def test_an_example_is_asked_at_a_touch(browser: Browser) -> None:
    assistant = FakeAssistant()
    example = said("suggested").split(" | ")[1]
    with opened(browser, services(assistant=assistant)) as page:
        page.get_by_role("button", name=example).click()
        page.locator(".quote").wait_for()
        assert [each.text for each in assistant.asked] == [example]


def test_the_page_says_what_it_knows(browser: Browser) -> None:
    with opened(browser, services()) as page:
        known = page.locator(".library").inner_text()
        assert REPLIES.say("page.count", documents=3) in known
        assert "nghị định" in known.lower()
        assert "12/2030/NĐ-CP" in known


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Chưa tìm thấy căn cứ.", ".nearest .label"),
        (f"Chưa tìm thấy căn cứ. Gần nhất:\n- {label(POINT)}", ".prose .label"),
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
    text = "Gồm danh sách trích ngang [1], và chỉ thế [1]."
    answer = Answer(text=text, decision="answer", citations=(cited(),))
    with opened(browser, services(assistant=FakeAssistant(answer))) as page:
        ask(page)
        page.locator(".quote").wait_for()
        assert page.locator(".prose").inner_text() == "Gồm danh sách trích ngang 1, và chỉ thế 1."
        page.locator(".prose .chip").last.click()
        page.locator("mark").wait_for()
        assert page.locator("mark").text_content() == QUOTE


def test_a_failure_says_its_sentence_and_can_be_asked_again(browser: Browser) -> None:
    assistant = FakeAssistant(failure=SearchUnavailable("locked"), fails_at=1)
    with opened(browser, services(assistant=assistant)) as page:
        ask(page)
        problem = page.locator(".problem")
        problem.wait_for()
        assert REPLIES.say("error.search_unavailable") in problem.inner_text()
        assistant.failure = None
        problem.get_by_role("button").click()
        page.locator(".quote").wait_for()


def test_an_empty_question_is_told_what_to_mend(browser: Browser) -> None:
    with opened(browser, services()) as page:
        ask(page, "  ")
        page.locator("[aria-live]").get_by_text(said("empty")).wait_for()


def test_stopping_closes_the_answer_on_the_server(browser: Browser) -> None:
    assistant = FakeAssistant(wait=30.0)
    with opened(browser, services(assistant=assistant)) as page:
        ask(page)
        page.locator(".understood").wait_for()
        page.get_by_role("button", name=said("stop")).click()
        page.locator(".answer").get_by_text(said("stopped")).wait_for()
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
        assert page.locator(".sheet h2").text_content() == HOSTILE
        assert page.locator("tdkt-chat img, tdkt-chat script, .library img").count() == 0
        assert page.locator(".facts a").count() == 0
        assert page.title() == REPLIES.say("page.title")


def test_the_description_of_the_api_needs_no_other_machine(browser: Browser) -> None:
    with opened(browser, services()) as page:
        page.goto(page.url + "docs")
        page.get_by_text(REPLIES.say("docs.ask.summary")).wait_for()
