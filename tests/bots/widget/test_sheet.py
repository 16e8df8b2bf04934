"""The document beside the answer: what it is called, its day, its past, where it came from."""

from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Browser, Page

from assistant.types import Answer, Document, Kind, Span
from tests.browsing import ask, needs_chromium, opened, said
from tests.fakes_web import POINT, FakeAssistant, FakeLibrary, cited, services

pytestmark = needs_chromium

NEWS = Document(id="tin-1", source="/srv/tin/084.txt", fingerprint="1", kind=Kind.NEWS)
TEXT = "Trường tổ chức hội nghị thi đua."


class OneText(FakeLibrary):
    """A library with one more document, which says `TEXT`."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.texts[document.id] = TEXT


def open_source(page: Page) -> None:
    ask(page)
    page.locator(".quote .chip").click()
    page.locator("mark").wait_for()


@pytest.mark.parametrize(
    ("document", "title", "facts"),
    [
        (
            replace(NEWS, title="Hội nghị", issued_on=date(2025, 12, 11)),
            "Hội nghị",
            "Tin tức · " + said("published_on", day="11/12/2025"),
        ),
        (
            replace(NEWS, event_on=date(2026, 1, 21)),
            said("untitled_news", day="21/01/2026"),
            "Tin tức · " + said("event_on", day="21/01/2026"),
        ),
        (NEWS, said("untitled", file="084.txt"), "Tin tức"),
        (
            replace(NEWS, kind=Kind.PLAN, number="02/KH-THCS", issuer="Trường"),
            said("numbered", kind="Kế hoạch", number="02/KH-THCS"),
            "Trường",
        ),
        (replace(NEWS, kind=Kind.SUMMARY, title="Tóm tắt: Điều 4"), "Tóm tắt: Điều 4", ""),
    ],
    ids=["news", "news without a title", "a file", "a number alone", "a title with its kind"],
)
def test_a_document_has_a_name_and_its_day(
    browser: Browser, document: Document, title: str, facts: str
) -> None:
    passage = replace(POINT, document=document, text=TEXT, span=Span(0, len(TEXT)), leads=())
    answer = Answer(text=f"“{TEXT}” [1]", decision="answer", citations=(cited(passage),))
    given = services(assistant=FakeAssistant(answer), library=OneText(document))
    with opened(browser, given) as page:
        open_source(page)
        assert page.locator(".sheet h2").inner_text() == title
        assert page.locator(".facts").inner_text() == facts
        assert page.locator(".sheet .badge").count() == 0


def test_a_quote_longer_than_the_window_is_opened_at_its_first_words(browser: Browser) -> None:
    text = "Một điều khoản dài. " * 300
    document = replace(NEWS, title="Hội nghị")
    library = OneText(document)
    library.texts[document.id] = text
    passage = replace(POINT, document=document, text=text, span=Span(0, len(text)), leads=())
    answer = Answer(text="Xem [1].", decision="answer", citations=(cited(passage),))
    given = services(assistant=FakeAssistant(answer), library=library)
    with opened(browser, given, width=360) as page:
        open_source(page)
        above = "e => e.closest('.text').getBoundingClientRect().top"
        top = page.locator("mark").evaluate("e => e.getBoundingClientRect().top")
        assert top > page.locator("mark").evaluate(above) - 1


def test_the_kind_that_a_report_has_is_the_one_the_widget_knows() -> None:
    assert said("news") == Kind.NEWS


def test_the_past_of_a_text_is_told_when_it_is_wanted(browser: Browser) -> None:
    with opened(browser, services()) as page:
        open_source(page)
        with page.expect_response("**/history") as told:
            page.get_by_text(said("timeline")).click()
        page.locator(".past li").first.wait_for()
        assert page.locator(".past li").all_inner_texts() == told.value.json()["lines"]
        assert "99/2031/NĐ-CP" in page.locator(".past").inner_text()


def test_the_link_to_the_original_can_be_followed(browser: Browser) -> None:
    with opened(browser, services()) as page:
        page.context.route("https://example.org/**", lambda route: route.fulfill(body="gốc"))
        open_source(page)
        with page.expect_popup() as beside:
            page.get_by_role("link", name=said("original")).click()
        assert beside.value.url == "https://example.org/nghi-dinh"


def test_a_click_beside_the_document_closes_it(browser: Browser) -> None:
    with opened(browser, services()) as page:
        open_source(page)
        page.mouse.click(20, 400)
        page.locator(".sheet").wait_for(state="hidden")
