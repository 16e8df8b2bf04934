"""The widget on a page of another site, under a strict policy, before the service as it runs."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page

from eval.speed.site import PAGE, script, site
from tests.browsing import ask, needs_chromium, said, watched

pytestmark = needs_chromium

RULES = """UỶ BAN NHÂN DÂN TỈNH

Quyết định số: 12/2022/QĐ-UBND

Hà Nội, ngày 15 tháng 6 năm 2022

QUYẾT ĐỊNH

Ban hành Quy chế xét tặng 𝐊ỷ niệm chương 🎖

Điều 1. Phạm vi điều chỉnh

Quy chế này quy định việc xét tặng Kỷ niệm chương của tỉnh.

Điều 2. Tiêu chuẩn tặng Kỷ niệm chương

Kỷ niệm chương được tặng cho cá nhân đạt các tiêu chuẩn sau đây:

1. Có thời gian công tác tại tỉnh từ đủ 10 năm trở lên 🏅;

2. Có đóng góp được cơ quan công nhận <img src=x onerror="document.title='hacked'">.

Điều 3. Hồ sơ đề nghị

Hồ sơ gồm 01 tờ trình và 01 danh sách trích ngang.

Điều 4. Hiệu lực thi hành

Quyết định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2022.
"""
QUESTION = "Tiêu chuẩn tặng Kỷ niệm chương là gì?"


@dataclass(frozen=True)
class Running:
    """A service with one document, which wants tickets; `key` is an API key."""

    address: str
    folder: Path
    key: str

    def tdkt(self, *arguments: str) -> str:
        return _tdkt(self.folder, *arguments)


def _tdkt(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "assistant.cli", *arguments]
    environment = {**os.environ, "TDKT_DATA": str(folder / "index")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("service")
    (folder / "quyet-dinh.txt").write_text(RULES, encoding="utf-8")
    _tdkt(folder, "ingest", str(folder / "quyet-dinh.txt"))
    [key] = re.findall(r"tdkt_\S+", _tdkt(folder, "keys", "add", "--name", "kiểm thử"))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "assistant.cli", "serve", "--port", str(port)]
    environment = {**os.environ, "TDKT_DATA": str(folder / "index"), "TDKT_AUTH": "on"}
    service = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait_for(address)
        yield Running(address, folder, key)
    finally:
        service.terminate()
        service.wait(timeout=20)


def _wait_for(address: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if httpx.get(address + "health").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError("the service did not start")


@pytest.fixture(scope="module")
def pages(running: Running) -> Iterator[str]:
    """The address of a registered site with the launcher at `/` and the conversation inline."""
    told: dict[str, str] = {}
    with site(told, service=running.address) as address:
        output = running.tdkt("embeds", "add", "--origin", address)
        [embed_id] = re.findall(r'data-embed-id="(\w+)"', output)
        one_line = script(running.address, embed_id=embed_id)
        inline = script(running.address, embed_id=embed_id, mode="inline")
        told |= {"/": PAGE.format(chat=one_line), "/inline": PAGE.format(chat=inline)}
        yield address


def stored(running: Running) -> str:
    headers = {"Authorization": f"Bearer {running.key}"}
    with httpx.Client(base_url=running.address, headers=headers) as http:
        [document] = http.get("v1/documents").json()["documents"]
        text: str = http.get(f"v1/documents/{document['id']}").json()["text"]
        return text


def open_citation(page: Page) -> str:
    page.locator(".quote .chip").first.click()
    page.locator("mark").wait_for()
    return page.locator("mark").text_content() or ""


@pytest.mark.parametrize("width", [360, 1440])
def test_a_visitor_asks_reads_the_quote_and_opens_it_in_its_context(
    browser: Browser, running: Running, pages: str, width: int
) -> None:
    with watched(browser, pages, width=width, allowed=(running.address,)) as page:
        page.get_by_role("button", name=said("launch")).click()
        ask(page, QUESTION)
        quote = page.locator(".quote blockquote").first
        quote.wait_for()
        marked = open_citation(page)
        assert marked == quote.text_content()
        assert marked in stored(running)
        assert "<img src=x onerror=" in marked
        around = page.locator(".sheet .text").inner_text()
        assert "Điều 1. Phạm vi điều chỉnh" in around
        assert "Điều 3. Hồ sơ đề nghị" in around
        assert "01/07/2022" in page.locator(".sheet .badge").inner_text()
        assert page.title() == "Sở Nội vụ"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_conversation_stands_in_the_page_where_it_is_wanted(
    browser: Browser, running: Running, pages: str
) -> None:
    with watched(browser, pages + "inline", allowed=(pages, running.address)) as page:
        ask(page, QUESTION)
        page.locator(".quote").first.wait_for()
        assert page.locator("main > tdkt-chat").count() == 1
        assert page.locator(".launcher").count() == 0


def test_the_styles_of_the_site_stay_outside(
    browser: Browser, running: Running, pages: str
) -> None:
    with watched(browser, pages, allowed=(running.address,)) as page:
        launcher = page.locator(".launcher")
        launcher.wait_for()
        style = launcher.evaluate(
            "e => { const s = getComputedStyle(e);"
            " return [s.textTransform, s.borderTopWidth, s.fontSize] }"
        )
        assert style == ["none", "0px", "16px"]


def test_no_key_stands_in_the_page_and_the_ticket_is_of_a_minute(
    browser: Browser, running: Running, pages: str
) -> None:
    with watched(browser, pages, allowed=(running.address,)) as page:
        with page.expect_response("**/v1/tickets") as issued:
            page.get_by_role("button", name=said("launch")).click()
        assert issued.value.json()["seconds"] == 60
        assert "tdkt_" not in page.content()


def test_a_verdict_of_a_visitor_reaches_the_service(
    browser: Browser, running: Running, pages: str
) -> None:
    with watched(browser, pages + "inline", allowed=(pages, running.address)) as page:
        ask(page, QUESTION)
        with page.expect_response("**/v1/feedback") as kept:
            page.get_by_role("button", name=said("feedback_up")).click()
        assert kept.value.json()["rating"] == "up"


def test_a_site_that_is_not_registered_gets_no_answer(browser: Browser, running: Running) -> None:
    chat = script(running.address, embed_id="000000000000")
    with (
        site({"/": PAGE.format(chat=chat)}, service=running.address) as address,
        watched(browser, address, allowed=(running.address,)) as page,
    ):
        page.get_by_role("button", name=said("launch")).click()
        ask(page, QUESTION)
        page.locator(".turn").get_by_text(said("reconnecting")).wait_for()
        assert page.locator(".quote").count() == 0


def test_the_service_asks_itself_through_its_own_page(browser: Browser, running: Running) -> None:
    with watched(browser, running.address) as page:
        ask(page, QUESTION)
        page.locator(".quote").first.wait_for()
        assert open_citation(page) in stored(running)


def test_the_launcher_is_there_at_once_and_answers_begin_soon(
    browser: Browser, running: Running, pages: str
) -> None:
    """The budgets, 100 ms and 300 ms, hold on a quiet machine; here only what is broken fails."""
    with watched(browser, pages, allowed=(running.address,)) as page:
        page.locator(".launcher").wait_for()
        page.get_by_role("button", name=said("launch")).click()
        for question in ("làm nóng: " + QUESTION, QUESTION):
            ask(page, question)
            began = time.monotonic()
            page.locator(".turn:last-child .understood").wait_for()
            page.locator(".turn:last-child .tools").wait_for()
            took = time.monotonic() - began
        assert took < 5
