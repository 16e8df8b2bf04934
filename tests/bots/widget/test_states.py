"""What real life brings: cut lines, crowds, long answers, hostile words, a person who goes back."""

import re
import socket
from contextlib import ExitStack
from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from assistant.documents.labelling import label
from assistant.types import Answer
from tests.bots.widget.answered import answering
from tests.browsing import ask, needs_chromium, opened, said, watched
from tests.fakes_web import (
    GUARDED,
    POINT,
    FakeAssistant,
    quoting_answer,
    services,
)
from tests.processes import wait_until
from tests.serving import served

pytestmark = needs_chromium


def test_a_service_that_restarts_in_mid_answer_is_asked_again_and_nothing_doubles(
    browser: Browser,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assistant = FakeAssistant()
    with ExitStack() as first_run:
        slow = services(assistant=FakeAssistant(wait=30.0))
        address = first_run.enter_context(served(slow, port=port))
        with watched(browser, address) as page:
            ask(page)
            page.locator(".understood").wait_for()
            first_run.close()
            page.locator(".status").get_by_text(said("reconnecting")).wait_for()
            with served(services(assistant=assistant), port=port):
                page.locator(".quote").wait_for()
            assert page.locator(".turn").count() == 1
            assert page.locator(".understood").count() == 1
            assert len(assistant.asked) == 1


def test_offline_says_so_and_the_question_goes_out_when_there_is_a_line(browser: Browser) -> None:
    with opened(browser, services()) as page:
        page.get_by_label(said("question"), exact=True).wait_for()
        page.context.set_offline(True)
        ask(page)
        page.locator(".problem").get_by_text(said("offline")).wait_for()
        page.context.set_offline(False)
        page.locator(".quote").wait_for()


def test_modules_that_did_not_come_are_fetched_when_there_is_a_line(browser: Browser) -> None:
    with served(services()) as address, browser.new_context() as context:
        page = context.new_page()
        page.route("**/conversation.js", lambda route: route.abort())
        page.goto(address)
        page.wait_for_function("document.getElementById('chat').shadowRoot")
        page.unroute("**/conversation.js")
        page.context.set_offline(True)
        page.context.set_offline(False)
        page.get_by_label(said("question"), exact=True).wait_for()


def test_a_slow_answer_is_explained(browser: Browser) -> None:
    with opened(browser, services(assistant=FakeAssistant(wait=7.0))) as page:
        ask(page)
        page.locator(".status").get_by_text(said("slow")).wait_for()
        page.get_by_role("button", name=said("stop")).click()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_button_that_stops_is_one_line_high(browser: Browser, width: int) -> None:
    with opened(browser, services(assistant=FakeAssistant(wait=30.0)), width=width) as page:
        ask(page)
        stop = page.get_by_role("button", name=said("stop"))
        stop.wait_for()
        assert stop.evaluate("e => e.offsetHeight < 3 * parseFloat(getComputedStyle(e).fontSize)")
        stop.click()


def test_a_source_in_a_list_stands_beside_its_dash(browser: Browser) -> None:
    passage = replace(
        POINT, document=replace(POINT.document, title="Tên rất dài " * 9, number=None)
    )
    refusal = Answer(text=f"Gần nhất:\n- {label(passage)}", decision="refuse", nearest=(passage,))
    with opened(browser, answering(refusal), width=360) as page:
        ask(page)
        page.locator(".prose .label").wait_for()
        beside = """e => {
            const dash = document.createRange();
            dash.setStart(e.previousSibling, e.previousSibling.length - 2);
            dash.setEnd(e.previousSibling, e.previousSibling.length - 1);
            const [one, other] = [dash.getBoundingClientRect(), e.getBoundingClientRect()];
            return one.top < other.bottom && one.bottom > other.top
                && other.height > 2 * one.height;
        }"""
        assert page.locator(".prose .label").evaluate(beside)


def test_an_answer_that_is_stopped_can_be_asked_for_again(browser: Browser) -> None:
    assistant = FakeAssistant(wait=30.0)
    with opened(browser, services(assistant=assistant)) as page:
        ask(page)
        page.locator(".understood").wait_for()
        page.get_by_role("button", name=said("stop")).click()
        page.get_by_text(said("stopped")).first.wait_for()
        wait_until(lambda: assistant.closed == 1)
        assistant.wait = 0.0
        page.get_by_role("button", name=said("retry")).click()
        page.locator(".quote").wait_for()
        assert page.locator(".turn").count() == 1


def test_too_many_questions_count_down_to_the_next(browser: Browser) -> None:
    with opened(browser, services(limits=replace(GUARDED, session=1))) as page:
        ask(page)
        page.locator(".quote").wait_for()
        ask(page)
        button = page.locator(".problem button")
        button.wait_for()
        assert button.is_disabled()
        counting = re.escape(said("retry_in", seconds="N")).replace("N", r"\d+")
        before = button.inner_text()
        assert re.fullmatch(counting, before)
        page.wait_for_function(
            "words => !document.getElementById('chat').shadowRoot"
            ".querySelector('.problem').innerText.includes(words)",
            arg=before,
        )


def test_choices_are_asked_at_a_touch(browser: Browser) -> None:
    choices = ("Tiêu chuẩn cấp cơ sở?", "Tiêu chuẩn cấp tỉnh?")
    text = f"Ý bạn là?\n1. {choices[0]}\n2. {choices[1]}"
    assistant = FakeAssistant(Answer(text=text, decision="clarify", choices=choices))
    with opened(browser, services(assistant=assistant)) as page:
        ask(page)
        page.locator(".choices").wait_for()
        assert page.locator(".prose").inner_text() == "Ý bạn là?"
        page.get_by_role("button", name=choices[1]).click()
        page.locator(".turn").nth(1).wait_for()
        assert page.locator(".asked").nth(1).inner_text() == choices[1]


def test_a_verdict_and_a_comment_are_sent(browser: Browser) -> None:
    with opened(browser, answering(quoting_answer(), answer_id="turn-1")) as page:
        page.route("**/v1/feedback", lambda route: route.fulfill(status=200, json={}))
        ask(page)
        with page.expect_request("**/v1/feedback") as first:
            page.get_by_role("button", name=said("feedback_down")).click()
        assert first.value.post_data_json == {
            "answer_id": "turn-1", "rating": "down", "comment": None,
        }  # fmt: skip
        page.get_by_label(said("feedback_comment")).fill("Thiếu khoản 3")
        with page.expect_request("**/v1/feedback") as second:
            page.get_by_role("button", name=said("feedback_send")).click()
        assert second.value.post_data_json == {
            "answer_id": "turn-1", "rating": "down", "comment": "Thiếu khoản 3",
        }  # fmt: skip
        page.locator(".feedback").get_by_text(said("feedback_received")).wait_for()


def test_an_answer_that_is_not_remembered_cannot_be_rated(browser: Browser) -> None:
    with opened(browser, services()) as page:
        ask(page)
        page.locator(".tools").wait_for()
        assert page.get_by_role("button", name=said("feedback_up")).count() == 0


def test_a_copy_has_the_sources_with_it(browser: Browser) -> None:
    with opened(browser, services()) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        ask(page)
        page.get_by_role("button", name=said("copy")).click()
        page.get_by_role("button", name=said("copied")).wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(quoting_answer().text)
        assert "[1] https://example.org/nghi-dinh" in copied


def test_what_was_asked_is_there_after_a_reload_until_it_is_cleared(browser: Browser) -> None:
    assistant = FakeAssistant()
    with opened(browser, services(assistant=assistant)) as page:
        ask(page, "Câu thứ nhất?")
        page.locator(".tools").wait_for()
        page.reload()
        page.locator(".quote").wait_for()
        assert page.locator(".asked").inner_text() == "Câu thứ nhất?"
        page.get_by_role("button", name=said("new_conversation")).click()
        assert page.locator(".turn").count() == 0
        page.get_by_role("button", name=said("history")).click()
        page.get_by_role("button", name="Câu thứ nhất?").click()
        page.locator(".quote").wait_for()
        page.get_by_role("button", name=said("history")).click()
        with page.expect_request(lambda request: request.method == "DELETE") as forgotten:
            page.get_by_role("button", name=said("clear_history")).click()
        assert (assistant.asked[0].conversation_id or "none") in forgotten.value.url
        page.reload()
        page.get_by_role("button", name=said("history")).click()
        page.get_by_text(said("history_none")).wait_for()
        assert len(assistant.asked) == 1


def test_questions_of_one_conversation_have_one_id_and_a_new_one_has_another(
    browser: Browser,
) -> None:
    assistant = FakeAssistant()
    with opened(browser, services(assistant=assistant)) as page:
        for place in range(2):
            ask(page)
            page.locator(".tools").nth(place).wait_for()
        page.get_by_role("button", name=said("new_conversation")).click()
        ask(page)
        page.locator(".tools").wait_for()
        first, second, third = (each.conversation_id for each in assistant.asked)
        assert first == second != third
