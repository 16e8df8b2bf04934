"""What is under way, as the page for administrators shows it: joined, failed, planned anew."""

import asyncio
import json
import threading
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Browser, FilePayload, Page

from assistant.types import Ended
from assistant.web.services import WebServices
from tests.assistant.web.administrator import KEY, access
from tests.assistant.web.test_admin_page import said, sign_in
from tests.axe import violations
from tests.browsing import needs_chromium, watched
from tests.fakes_web import DECREE, REPLIES, FakeCommand, FakeLibrary, administration, services
from tests.serving import served

pytestmark = needs_chromium

REASON = REPLIES.say("reject.no_text")
BEGAN: dict[str, Any] = {"step": "began", "total": 2}
DONE: dict[str, Any] = {"step": "done", "source": "/a.txt", "outcome": "replaced"}
REPORT: dict[str, Any] = {
    "step": "report", "documents": 1, "passages": 3, "removed": 0, "unchanged": 0,
    "failures": [{"source": "/srv/dữ liệu/quét.pdf", "problem": REASON}],
}  # fmt: skip
WOULD: dict[str, Any] = {
    "step": "would", "source": "/u/a.txt", "held": None, "action": "add", "name": "Quyết định 1",
    "document": {}, "passages": 3, "copies": [],
}  # fmt: skip
PLANNED: dict[str, Any] = {"step": "planned", "pin": "7f", "unchanged": [], "refused": []}


@dataclass
class Held(FakeCommand):
    """Prints its first line and waits to be let go before the others."""

    let_go: threading.Event = field(default_factory=threading.Event)

    async def __call__(self, *arguments: str) -> AsyncGenerator[str | Ended]:
        self.ran.append(arguments)
        for place, line in enumerate(self.lines):
            while place and not self.let_go.is_set():
                await asyncio.sleep(0.02)
            yield line
        yield self.ended


@dataclass
class Scripted(FakeCommand):
    """Prints one list of steps after another, time by time."""

    times: list[Sequence[dict[str, Any]]] = field(default_factory=list)

    async def __call__(self, *arguments: str) -> AsyncGenerator[str | Ended]:
        self.ran.append(arguments)
        for step in self.times.pop(0):
            yield json.dumps(step)
        yield self.ended


def lines(*steps: dict[str, Any]) -> list[str]:
    return [json.dumps(each) for each in steps]


def given(folder: Path, command: FakeCommand, *further: Any) -> WebServices:
    library = FakeLibrary(*further)
    admin = administration(library, uploads=folder / "uploads", tdkt=command)
    return services(access=access(), library=library, admin=admin)


def asked(address: str, method: str, path: str, **body: Any) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {KEY}"}
    response = httpx.request(method, f"{address}admin/api/{path}", headers=headers, **body)
    told: dict[str, Any] = response.raise_for_status().json()
    return told


def heard(page: Page, words: str) -> None:
    page.locator("#said").get_by_text(words).wait_for()


def test_a_page_that_is_opened_while_all_is_read_again_joins_and_shows_what_failed(
    browser: Browser, tmp_path: Path
) -> None:
    command = Held(lines(BEGAN, DONE, REPORT))
    with (
        served(given(tmp_path, command)) as address,
        watched(browser, f"{address}admin", allowed=(address,)) as page,
    ):
        asked(address, "POST", "again")
        sign_in(page)
        page.locator(".progress").get_by_text(said("reading_again")).wait_for()
        assert page.get_by_role("button", name=said("all_again")).is_disabled()
        assert violations(page) == []
        page.reload()
        page.locator(".progress").get_by_text(said("reading_again")).wait_for()
        command.let_go.set()
        page.get_by_text(said("read_again_of", documents=1, passages=3)).first.wait_for()
        [failed] = page.locator(".plan li").all_inner_texts()
        assert failed == f"quét.pdf: {REASON}"
        heard(page, said("plan_rejected", count=1))
        assert page.get_by_role("button", name=said("all_again")).is_enabled()
        assert violations(page) == []


def test_a_plan_goes_on_after_a_reload_and_waits_to_be_carried_out(
    browser: Browser, tmp_path: Path
) -> None:
    command = Held(lines(BEGAN, WOULD, PLANNED))
    with (
        served(given(tmp_path, command)) as address,
        watched(browser, f"{address}admin", allowed=(address,)) as page,
    ):
        batch = asked(address, "POST", "uploads")["batch"]
        asked(address, "POST", f"uploads/{batch}/files?name=a.txt", content=b"x")
        asked(address, "POST", f"uploads/{batch}/plan")
        sign_in(page)
        page.goto(f"{address}admin#nap-tai-lieu")
        page.locator(".progress").get_by_text(said("planning")).wait_for()
        command.let_go.set()
        page.get_by_text("Quyết định 1").wait_for()
        page.reload()
        page.get_by_text("Quyết định 1").wait_for()
        command.lines = lines(BEGAN, DONE, REPORT)
        page.get_by_role("button", name=said("carry_out")).click()
        page.get_by_role("heading", name=said("ended")).wait_for()
        assert "--as-planned=7f" in command.ran[-1]


def test_a_plan_that_is_no_longer_true_is_told_and_shown_anew(
    browser: Browser, tmp_path: Path
) -> None:
    refused = {"step": "refused", "key": "cli.ingest.outdated"}
    newer = {**WOULD, "action": "replace", "held": "Quyết định 0"}
    command = Scripted(times=[(WOULD, PLANNED), (refused,), (newer, {**PLANNED, "pin": "8a"})])
    with (
        served(given(tmp_path, command)) as address,
        watched(browser, f"{address}admin#nap-tai-lieu", allowed=(address,)) as page,
    ):
        page.get_by_label(said("key")).fill(KEY)
        page.keyboard.press("Enter")
        file: FilePayload = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"}
        page.get_by_label(said("choose_files")).set_input_files(file)
        page.get_by_text(said("plan_add", count=1)).wait_for()
        page.get_by_role("button", name=said("carry_out")).click()
        page.get_by_role("alert").get_by_text(REPLIES.say("cli.ingest.outdated")).wait_for()
        page.get_by_text(said("takes_place_of", name="Quyết định 0")).wait_for()
        command.times.append((DONE, REPORT))
        page.get_by_role("button", name=said("carry_out")).click()
        page.get_by_role("heading", name=said("ended")).wait_for()
        assert "--as-planned=8a" in command.ran[-1]


def test_a_search_that_a_removal_leaves_empty_is_cleared(browser: Browser, tmp_path: Path) -> None:
    found = replace(DECREE, id="x", number="77/2030/NĐ-CP", source="/srv/x.txt")
    library = FakeLibrary(found)

    @dataclass
    class Removing(FakeCommand):
        async def __call__(self, *arguments: str) -> AsyncGenerator[str | Ended]:
            library.further = ()
            yield json.dumps({"step": "removed"})
            yield self.ended

    admin = administration(library, uploads=tmp_path / "uploads", tdkt=Removing())
    wanted = services(access=access(), library=library, admin=admin)
    with (
        served(wanted) as address,
        watched(browser, f"{address}admin", allowed=(address,)) as page,
    ):
        sign_in(page)
        page.get_by_label(said("words")).fill("77/2030")
        heard(page, said("count", total=1, all=4))
        page.get_by_role("button", name="77/2030").click()
        page.get_by_role("button", name=said("remove")).click()
        page.get_by_role("alertdialog").get_by_role("button", name=said("remove")).click()
        page.locator(".documents li").nth(2).wait_for()
        assert page.get_by_label(said("words")).input_value() == ""
        heard(page, said("removed", name="Nghị định số 77/2030/NĐ-CP"))


def test_when_a_document_came_in_is_told_by_the_clocks_of_viet_nam(
    browser: Browser, tmp_path: Path
) -> None:
    with (
        served(given(tmp_path, FakeCommand())) as address,
        browser.new_context(timezone_id="America/New_York") as context,
    ):
        page = context.new_page()
        page.goto(f"{address}admin")
        sign_in(page)
        told = page.evaluate(
            "import('/page/admin/dom.js').then((dom) => dom.moment('2026-11-22T20:05:00+00:00'))"
        )
        assert told == said("moment", time="03:05", day="23/11/2026")
        assert page.title() == f"{said('documents')} – {said('title')}"
