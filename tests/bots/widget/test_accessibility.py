"""What the law on public sites asks, WCAG 2.2 AA: by axe-core in every state, and by keyboard."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from assistant.errors import SearchUnavailable
from assistant.types import Answer
from tests.axe import AXE, violations
from tests.bots.widget.embedding import launched
from tests.browsing import ask, needs_chromium, opened, said
from tests.fakes_web import (
    GUARDED,
    POINT,
    FakeAssistant,
    cited,
    quoting_answer,
    services,
)

pytestmark = needs_chromium

FOCUSED = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.id || at?.className || at?.localName;
}"""


def _wait_for_focus(page: Page, name: str) -> None:
    until = time.monotonic() + 10
    while (focused := page.evaluate(FOCUSED)) != name and time.monotonic() < until:
        time.sleep(0.05)
    assert focused == name


def begun(page: Page) -> None:
    page.get_by_label(said("question"), exact=True).wait_for()


def answered(page: Page) -> None:
    ask(page)
    page.locator(".tools").wait_for()


def source_opened(page: Page) -> None:
    answered(page)
    page.locator(".quote .chip").click()
    page.locator("mark").wait_for()


def timeline_shown(page: Page) -> None:
    source_opened(page)
    page.get_by_text(said("timeline")).click()
    page.locator(".past li").first.wait_for()


def comment_wanted(page: Page) -> None:
    page.route("**/v1/feedback", lambda route: route.fulfill(status=200, json={}))
    answered(page)
    page.get_by_role("button", name=said("feedback_up")).click()
    page.get_by_label(said("feedback_comment")).wait_for()


def day_mistyped(page: Page) -> None:
    page.get_by_label(said("as_of")).fill("31/02/2025")
    ask(page)


def history_shown(page: Page) -> None:
    answered(page)
    page.get_by_role("button", name=said("history")).click()
    page.get_by_text(said("history_note")).wait_for()
    page.mouse.wheel(0, 2_000)


LONG = replace(POINT, text="Một điều khoản dài. " * 200, leads=())
EVERYTHING = Answer(
    text=f"Bảng:\nDanh hiệu | Hệ số\nCSTĐ | 4,5\n“{LONG.text}” [1]",
    decision="clarify",
    citations=(cited(LONG),),
    nearest=(POINT,),
    choices=("Cấp cơ sở?", "Cấp tỉnh?"),
    warnings=("Chỉ là bản trích.",),
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("reach", "answer"),
    [
        (begun, quoting_answer()),
        (source_opened, quoting_answer()),
        (timeline_shown, quoting_answer()),
        (comment_wanted, quoting_answer()),
        (history_shown, quoting_answer()),
        (day_mistyped, quoting_answer()),
        (answered, EVERYTHING),
    ],
    ids=["empty", "source", "timeline", "comment", "history", "day", "everything"],
)
def test_axe_finds_nothing_on_the_page(
    browser: Browser, reach: Callable[[Page], None], answer: Answer, scheme: str
) -> None:
    given = services(assistant=FakeAssistant(answer, answer_id="turn-1"))
    with opened(browser, given, scheme=scheme) as page:
        reach(page)
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_an_answer_is_awaited_stopped_or_when_it_fails(
    browser: Browser, scheme: str
) -> None:
    assistant = FakeAssistant(wait=30.0)
    with opened(browser, services(assistant=assistant), scheme=scheme) as page:
        ask(page)
        page.locator(".understood").wait_for()
        assert violations(page) == []
        page.get_by_role("button", name=said("stop")).click()
        page.locator(".retry").wait_for()
        assert violations(page) == []
        assistant.failure = SearchUnavailable("locked")
        ask(page)
        page.locator(".problem").wait_for()
        page.context.set_offline(True)
        ask(page)
        page.locator(".problem").get_by_text(said("offline")).wait_for()
        assert violations(page) == []


def test_axe_finds_nothing_while_a_crowd_is_told_to_wait(browser: Browser) -> None:
    with opened(browser, services(limits=replace(GUARDED, session=1))) as page:
        answered(page)
        ask(page)
        page.locator(".retry:disabled").wait_for()
        assert violations(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_in_the_launcher_and_its_panel(
    browser: Browser, width: int, theme: str
) -> None:
    with launched(browser, width=width, accent="#ffd400", theme=theme) as page:
        assert violations(page) == []
        page.locator(".launcher").click()
        answered(page)
        assert violations(page) == []


def test_axe_itself_would_find_something() -> None:
    assert "color-contrast" in AXE
    assert "wcag22aa" in AXE


def test_the_panel_opens_keeps_and_gives_back_the_focus_by_keyboard_alone(
    browser: Browser,
) -> None:
    with launched(browser) as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED) == "launcher"
        page.keyboard.press("Enter")
        _wait_for_focus(page, "question")
        assert page.get_by_role("dialog", name=said("title")).is_visible()
        seen = []
        for _ in range(16):
            page.keyboard.press("Tab")
            seen.append(page.evaluate(FOCUSED))
        assert {"question", "as-of", "send", "icon"} <= set(seen)
        assert not {"a", "body", "launcher"} & set(seen)
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Escape")
        _wait_for_focus(page, "launcher")


def test_a_question_is_asked_read_and_its_source_opened_by_keyboard_alone(
    browser: Browser,
) -> None:
    with opened(browser, services()) as page:
        page.get_by_label(said("question"), exact=True).focus()
        page.keyboard.type("Hồ sơ gồm những gì?")
        page.keyboard.press("Enter")
        page.locator(".tools").wait_for()
        while page.evaluate(FOCUSED) != "chip":
            page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        page.locator("mark").wait_for()
        _wait_for_focus(page, "source-title")
        page.keyboard.press("Escape")
        _wait_for_focus(page, "chip")


def test_nothing_that_has_the_focus_is_hidden_by_the_question_box_on_a_phone(
    browser: Browser,
) -> None:
    with opened(browser, services(assistant=FakeAssistant(EVERYTHING)), width=360) as page:
        for place in range(2):
            ask(page)
            page.locator(".tools").nth(place).wait_for()
        page.evaluate("scrollTo(0, 0)")
        page.get_by_role("button", name=said("new_conversation")).focus()
        seen = set()
        while page.evaluate(FOCUSED) != "question":
            page.keyboard.press("Tab")
            seen.add(page.evaluate(FOCUSED))
            assert page.evaluate(
                """() => {
                    const root = document.getElementById('chat').shadowRoot;
                    const at = root.activeElement;
                    const box = root.querySelector('.composer');
                    return box.contains(at) || at.getBoundingClientRect().bottom
                        <= box.getBoundingClientRect().top;
                }"""
            )
        assert {"chip", "label", "table", "more"} <= seen


def test_a_screen_reader_hears_sentences_and_not_pieces(browser: Browser) -> None:
    with opened(browser, services(assistant=FakeAssistant(wait=0.4))) as page:
        begun(page)
        page.evaluate(
            """() => {
                const live = document.getElementById('chat').shadowRoot
                    .querySelector('[aria-live]');
                window.heard = [];
                new MutationObserver(() => window.heard.push(live.textContent))
                    .observe(live, {childList: true, characterData: true, subtree: true});
            }"""
        )
        answered(page)
        heard = page.evaluate("window.heard")
        assert heard[0] == said("searching")
        assert heard[-1].endswith(said("finished", count=1))
        assert len(heard) <= 4
