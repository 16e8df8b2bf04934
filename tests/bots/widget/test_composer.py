"""The box for a question: the day it is asked for, written as people here write days."""

import re

import pytest
from playwright.sync_api import Browser

from tests.browsing import ask, needs_chromium, opened, said
from tests.fakes_web import FakeAssistant, services

pytestmark = needs_chromium


@pytest.mark.parametrize(
    ("typed", "shown", "asked"),
    [
        ("1/7/2025", "01/07/2025", "2025-07-01"),
        ("01.07.2025", "01/07/2025", "2025-07-01"),
        ("01072025", "01/07/2025", "2025-07-01"),
        ("2025-07-01", "01/07/2025", "2025-07-01"),
        ("", "", "None"),
    ],
)
def test_a_day_is_typed_as_people_write_it(
    browser: Browser, typed: str, shown: str, asked: str
) -> None:
    assistant = FakeAssistant()
    with opened(browser, services(assistant=assistant)) as page:
        page.get_by_label(said("as_of")).fill(typed)
        ask(page)
        page.locator(".quote").wait_for()
        assert page.get_by_label(said("as_of")).input_value() == shown
    assert [f"{each.as_of}" for each in assistant.asked] == [asked]


@pytest.mark.parametrize("typed", ["31/02/2025", "hôm qua", "13/13/2025", "1/7", "12/2025", "2025"])
def test_what_is_no_day_is_told_and_nothing_is_asked(browser: Browser, typed: str) -> None:
    assistant = FakeAssistant()
    with opened(browser, services(assistant=assistant)) as page:
        day = page.get_by_label(said("as_of"))
        day.fill(typed)
        ask(page)
        assert day.evaluate("e => e.validationMessage") == said("day_wrong")
        day.fill("30/06/2025")
        day.press("Enter")
        page.locator(".quote").wait_for()
    assert len(assistant.asked) == 1


def test_a_day_is_picked_from_a_calendar(browser: Browser) -> None:
    with opened(browser, services()) as page:
        calendar = page.locator(".picking input[type=date]")
        page.get_by_role("button", name=said("pick_day")).click()
        calendar.evaluate("e => { e.value = '2025-07-01'; e.dispatchEvent(new Event('change')) }")
        assert page.get_by_label(said("as_of")).input_value() == "01/07/2025"


def test_on_a_phone_the_box_is_one_line_and_one_row_of_controls(browser: Browser) -> None:
    with opened(browser, services(), width=360) as page:
        page.get_by_label(said("question"), exact=True).wait_for()
        whole = page.locator(".composer").bounding_box()
        assert whole is not None
        assert whole["height"] < 120
        day = page.get_by_label(said("as_of"))
        assert day.evaluate("e => e.scrollWidth <= e.clientWidth")
        assert page.get_by_role("button", name=re.compile(f"^{said('ask')}$")).is_visible()
