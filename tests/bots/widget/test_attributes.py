"""What the one line of a site says: how the chat looks, what it begins with, where it stands."""

import pytest
from playwright.sync_api import Browser

from tests.bots.widget.embedding import embedded, launched
from tests.browsing import ask, needs_chromium, said
from tests.fakes_web import FakeAssistant, services

pytestmark = needs_chromium


def colour(of: str) -> str:
    return f"e => getComputedStyle(e).{of}"


def test_the_button_is_there_although_nothing_else_can_be_fetched(browser: Browser) -> None:
    with embedded(browser, {}) as page:
        page.route("**/widget/*/*.js", lambda route: route.abort())
        page.reload()
        launcher = page.get_by_role("button", name=f"{said('launch')}: {said('title')}")
        launcher.click()
        launcher.get_by_text(said("failed_network")).wait_for()
        page.unroute("**/widget/*/*.js")
        launcher.click()
        page.get_by_role("dialog", name=said("title")).wait_for()


def test_title_greeting_suggestions_and_day_are_those_that_are_told(browser: Browser) -> None:
    assistant = FakeAssistant()
    told = {"title": "Hỏi Sở", "greeting": "Chào bạn.", "suggestions": "Câu một? | Câu hai?"}
    told |= {"as_of": "2025-06-30", "open": ""}
    with embedded(browser, told, given=services(assistant=assistant)) as page:
        page.get_by_role("dialog", name="Hỏi Sở").wait_for()
        assert page.locator(".welcome p").inner_text() == "Chào bạn."
        assert page.locator(".suggestions button").all_inner_texts() == ["Câu một?", "Câu hai?"]
        assert page.get_by_label(said("as_of")).input_value() == "30/06/2025"
        page.get_by_role("button", name="Câu hai?").click()
        page.locator(".quote").wait_for()
    [asked] = assistant.asked
    assert (asked.text, f"{asked.as_of}") == ("Câu hai?", "2025-06-30")


def test_a_day_that_is_none_is_today(browser: Browser) -> None:
    with embedded(browser, {"open": "", "as_of": "mai"}) as page:
        page.locator(".panel").wait_for()
        assert page.get_by_label(said("as_of")).input_value() == ""


@pytest.mark.parametrize(("position", "side"), [("bottom-left", "left"), ("bottom-right", "right")])
def test_the_button_stands_in_its_corner(browser: Browser, position: str, side: str) -> None:
    with launched(browser, position=position) as page:
        middle = "e => { const box = e.getBoundingClientRect(); return (box.left + box.right) / 2 }"
        found = page.locator(".launcher").evaluate(middle)
        assert (found < 640) is (side == "left")


@pytest.mark.parametrize(
    ("accent", "drawn", "upon"),
    [
        ("#ffd400", "rgb(255, 212, 0)", "rgb(0, 0, 0)"),
        ("#036", "rgb(0, 51, 102)", "rgb(255, 255, 255)"),
        ("red; display: none", "rgb(151, 16, 27)", "rgb(255, 255, 255)"),
    ],
)
def test_a_sites_colour_has_black_or_white_upon_it_and_is_nothing_but_a_colour(
    browser: Browser, accent: str, drawn: str, upon: str
) -> None:
    with launched(browser, accent=accent) as page:
        assert page.locator(".launcher").evaluate(colour("backgroundColor")) == drawn
        assert page.locator(".launcher").evaluate(colour("color")) == upon


@pytest.mark.parametrize(
    ("theme", "paper"),
    [("light", "rgb(250, 248, 244)"), ("dark", "rgb(23, 21, 19)"), ("auto", "rgb(23, 21, 19)")],
)
def test_a_site_has_its_theme_whatever_the_device_prefers(
    browser: Browser, theme: str, paper: str
) -> None:
    with launched(browser, theme=theme) as page:
        page.emulate_media(color_scheme="dark")
        page.locator(".launcher").click()
        assert page.locator(".panel").evaluate(colour("backgroundColor")) == paper


def test_the_ticket_is_there_before_the_first_question_which_is_not_refused(
    browser: Browser,
) -> None:
    with embedded(browser, {"mode": "inline"}) as page:
        statuses: list[int] = []
        page.on("response", lambda response: statuses.append(response.status))
        ask(page)
        page.locator(".quote").wait_for()
        assert 401 not in statuses
