"""The page for administrators in a real browser: signing in, finding, opening; by axe-core too."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from assistant.types import Failure, Kind, Rating
from assistant.web.services import WebServices
from tests.assistant.web.administrator import KEY, PROGRAM_KEY
from tests.assistant.web.test_admin_documents import EVERY, HELD, NEWS
from tests.assistant.web.test_admin_reviewing import given as remembering
from tests.axe import violations
from tests.browsing import needs_chromium, watched
from tests.fakes_web import HOSTILE, REPLIES, FakeLibrary, administration
from tests.serving import served

pytestmark = needs_chromium

MANY = [replace(NEWS, id=f"n-{n:03}", title=f"Tin số {n}") for n in range(120)]

SUMMARY = replace(
    NEWS, id="s-1", source="/srv/a.md", kind=Kind.SUMMARY, title="Tóm tắt: thẩm quyền công nhận"
)
RATINGS = [("t", Rating(useful=False, comment=HOSTILE)), ("r-1", Rating(useful=True))]
REMEMBERED = remembering(ratings=RATINGS)
VIEWS = ("adding", "unanswered", "feedback", "usage")


def said(key: str, **values: object) -> str:
    return REPLIES.say(f"admin.page.{key}", **values)


def given() -> WebServices:
    library = FakeLibrary(*EVERY[1:], *MANY, SUMMARY)
    scan = replace(
        HELD[1],
        document_id=None,
        source="/srv/quet.pdf",
        failure=Failure(key="reject.no_text", values={}),
    )
    admin = administration(library, holdings=(*HELD, scan))
    return replace(REMEMBERED, library=library, administration=admin)


@contextmanager
def opened(
    browser: Browser, *, width: int = 1280, scheme: str = "light", signed_in: bool = True
) -> Iterator[Page]:
    with (
        served(given()) as address,
        watched(browser, f"{address}admin", width=width, scheme=scheme, allowed=(address,)) as page,
    ):
        page.get_by_label(said("key")).wait_for()
        if signed_in:
            sign_in(page)
        yield page


def sign_in(page: Page, key: str = KEY) -> None:
    page.get_by_label(said("key")).fill(key)
    page.keyboard.press("Enter")
    if key == KEY:
        page.locator(".documents li").first.wait_for()


def shown(page: Page) -> str:
    return page.locator(".documents").inner_text()


def test_the_key_opens_the_page_and_stays_neither_in_it_nor_in_its_address(
    browser: Browser,
) -> None:
    with opened(browser) as page:
        assert (
            said("signed_in_as", name="khóa administrator") in page.locator("header").inner_text()
        )
        assert KEY not in page.content()
        assert KEY not in page.url
        assert page.get_by_label(said("key")).input_value() == ""
        assert (
            page.evaluate("document.cookie + JSON.stringify({...sessionStorage, ...localStorage})")
            == "{}"
        )
        page.reload()
        page.locator(".documents li").first.wait_for()


@pytest.mark.parametrize(
    ("key", "sentence"), [("tdkt_wrong", "admin.key"), (PROGRAM_KEY, "admin.role")]
)
def test_a_key_that_does_not_open_says_what_to_do(
    browser: Browser, key: str, sentence: str
) -> None:
    with opened(browser, signed_in=False) as page:
        sign_in(page, key)
        page.get_by_role("alert").get_by_text(REPLIES.say(sentence)).wait_for()
        assert page.evaluate("document.activeElement.id") == "key"


def test_signing_out_takes_everything_away(browser: Browser) -> None:
    with opened(browser) as page:
        page.get_by_role("button", name=said("sign_out")).click()
        page.get_by_label(said("key")).wait_for()
        assert page.locator(".documents").count() == 0
        page.reload()
        page.get_by_label(said("key")).wait_for()


def test_documents_are_found_by_words_and_by_how_they_stand(browser: Browser) -> None:
    with opened(browser) as page:
        page.get_by_label(said("words")).fill("thông tư 1/2040")
        page.get_by_role("status").get_by_text(said("count", total=1, all=128)).wait_for()
        assert said("state_future") in shown(page)
        page.get_by_label(said("words")).fill("")
        page.get_by_label(said("state"), exact=True).select_option("amended")
        amended = said("amended_by", by="5/2031/NĐ-CP, 99/2031/NĐ-CP")
        page.get_by_text(amended).wait_for()  # one was counted before this as well
        page.get_by_role("status").get_by_text(said("count", total=1, all=128)).wait_for()
        assert amended in shown(page)


def test_a_row_does_not_repeat_the_title_that_is_its_name(browser: Browser) -> None:
    with opened(browser) as page:
        page.get_by_label(said("words")).fill(SUMMARY.title or "")
        page.get_by_role("status").get_by_text(said("count", total=1, all=128)).wait_for()
        assert shown(page).lower().count("thẩm quyền công nhận") == 1


def test_many_documents_come_in_pages(browser: Browser) -> None:
    with opened(browser) as page:
        page.get_by_label(said("words")).fill("tin số")
        page.get_by_text(said("shown", first=1, last=50, total=120)).wait_for()
        page.get_by_role("button", name=said("after")).click()
        page.get_by_text(said("shown", first=51, last=100, total=120)).wait_for()
        page.get_by_role("button", name=said("after")).click()
        page.get_by_text(said("shown", first=101, last=120, total=120)).wait_for()
        assert page.get_by_role("button", name=said("after")).is_disabled()


def test_a_document_opens_with_its_timeline_and_closes_by_escape(browser: Browser) -> None:
    with opened(browser) as page:
        name = page.get_by_role("button", name="12/2030/NĐ-CP")
        name.click()
        sheet = page.get_by_role("dialog")
        sheet.get_by_text(REPLIES.say("history.begins", day="01/03/2030")).wait_for()
        page.keyboard.press("Escape")
        sheet.wait_for(state="hidden")
        assert "12/2030" in page.evaluate("document.activeElement.textContent")


def test_a_hostile_document_is_only_ever_text(browser: Browser) -> None:
    with opened(browser) as page:
        page.get_by_role("button", name=re.compile("onerror")).click()
        page.get_by_role("dialog").wait_for()
        assert HOSTILE in page.get_by_role("dialog").inner_text()
        assert page.locator("main img, dialog img, dialog script").count() == 0
        assert page.title() == f"{said('documents')} – {said('title')}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    browser: Browser, width: int, scheme: str
) -> None:
    with opened(browser, width=width, scheme=scheme, signed_in=False) as page:
        assert violations(page) == []
        sign_in(page, "tdkt_wrong")
        page.get_by_role("alert").wait_for()
        assert violations(page) == []
        sign_in(page)
        assert violations(page) == []
        page.get_by_role("button", name="12/2030/NĐ-CP").click()
        page.get_by_role("dialog").wait_for()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def go(page: Page, view: str) -> None:
    page.get_by_role("link", name=said(view), exact=True).click()
    page.get_by_role("heading", name=said(view), exact=True).wait_for()
    if view != "adding":
        page.locator(".rows li, .chart").first.wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_in_the_other_views(browser: Browser, width: int, scheme: str) -> None:
    with opened(browser, width=width, scheme=scheme) as page:
        for view in VIEWS:
            go(page, view)
            for folded in page.locator("summary").all():
                folded.click()
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_had_no_answer_is_read_in_groups(browser: Browser) -> None:
    with opened(browser) as page:
        go(page, "unanswered")
        first = page.locator(".rows li").first
        assert "Mức lương cơ sở hiện nay là bao nhiêu?" in first.inner_text()
        assert said("asked_times", times=2, last="19/05/2031") in first.inner_text()


def test_a_comment_is_read_beside_its_answer_and_only_ever_text(browser: Browser) -> None:
    with opened(browser) as page:
        go(page, "feedback")
        page.get_by_label(said("rating")).select_option("down")
        page.get_by_role("status").get_by_text(said("feedback_count", total=1)).wait_for()
        row = page.locator(".rows li").first
        assert row.locator("blockquote").inner_text() == HOSTILE
        row.get_by_text(said("see_answer")).click()
        assert "Theo Điều 22" in row.inner_text()
        assert page.locator(".rows img, .rows script").count() == 0


def test_the_bars_have_words_and_a_table(browser: Browser) -> None:
    with opened(browser) as page:
        go(page, "usage")
        bars = page.get_by_role("img", name=said("questions_chart"))
        label = bars.get_attribute("aria-label") or ""
        assert label == said(
            "chart_told", title=said("questions_chart"), all=4, most=1, on="17/05/2031"
        )
        assert bars.locator("rect").count() == 4
        page.get_by_text(said("table"), exact=True).click()
        assert page.get_by_role("row").count() == 5


def test_the_views_are_reached_and_used_by_keyboard_alone(browser: Browser) -> None:
    with opened(browser) as page:
        page.get_by_role("link", name=said("feedback"), exact=True).focus()
        page.keyboard.press("Enter")
        page.locator(".rows li").first.wait_for()
        assert page.evaluate("document.activeElement.id") == "view-title"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "rating"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.localName") == "summary"
