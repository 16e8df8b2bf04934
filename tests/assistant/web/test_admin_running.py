"""/admin before the service as it runs: sent, planned, taken, answered from, removed."""

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page

from tests.axe import violations
from tests.browsing import needs_chromium, watched
from tests.fakes_web import REPLIES
from tests.ingest.test_commands import RULES
from tests.processes import begin, free_port, run, wait_until

pytestmark = needs_chromium

LONG_MS = 120_000
"""A command takes four seconds, on a machine that is busy with other work many more."""
QUESTION = {"question": "Phạm vi Quy chế xét tặng Kỷ niệm chương là gì?"}


def said(key: str, **values: object) -> str:
    return REPLIES.say(f"admin.page.{key}", **values)


@dataclass(frozen=True)
class Running:
    address: str
    data: Path
    key: str
    process: subprocess.Popen[bytes]

    def decision(self) -> str:
        answer = httpx.post(f"{self.address}v1/ask", json=QUESTION, timeout=LONG_MS / 1_000).json()
        return str(answer["decision"])


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    data = tmp_path / "index"
    [key] = re.findall(r"tdkt_\S+", run(data, "keys", "add", "--name", "A", "--admin").stdout)
    port = free_port()
    process = begin(data, "serve", "--port", str(port))
    address = f"http://127.0.0.1:{port}/"

    def answers() -> bool:
        try:
            return httpx.get(address + "health").is_success
        except httpx.TransportError:
            return False

    try:
        wait_until(answers)
        yield Running(address, data, key, process)
    finally:
        process.terminate()
        process.wait()


def sign_in(page: Page, key: str) -> None:
    page.set_default_timeout(LONG_MS)
    page.get_by_label(said("key")).fill(key)
    page.keyboard.press("Enter")
    page.get_by_role("navigation", name=said("views")).wait_for()


def send(page: Page, *files: tuple[str, str]) -> None:
    page.get_by_role("link", name=said("adding")).click()
    given = [{"name": n, "mimeType": "text/plain", "buffer": t.encode()} for n, t in files]
    page.get_by_label(said("choose_files")).set_input_files(given)  # type: ignore[arg-type]
    page.get_by_role("heading", name=said("plan"), exact=True).wait_for()


def ended(http: httpx.Client, errand: str) -> dict[str, Any]:
    def state() -> dict[str, Any]:
        told: dict[str, Any] = http.get(f"admin/api/errands/{errand}").json()
        return told

    wait_until(lambda: state()["state"] != "running")
    return state()


def carry_out(page: Page) -> None:
    page.get_by_role("button", name=said("carry_out")).click()
    page.get_by_role("heading", name=said("ended")).wait_for()


def test_a_document_comes_in_by_the_page_is_answered_from_and_goes(
    browser: Browser, running: Running
) -> None:
    assert running.decision() == "refuse"
    with watched(browser, f"{running.address}admin", allowed=(running.address,)) as page:
        sign_in(page, running.key)
        send(page, ("quyết định.txt", RULES), ("trống.txt", " "), ("bảng.xlsx", "x"))
        assert violations(page) == []
        plan = page.locator("#view").inner_text()
        assert said("plan_add", count=1) in plan
        assert "12/2022/QĐ-UBND" in plan
        assert said("from", **{"from": "01/07/2022"}) in plan
        assert said("plan_rejected", count=2) in plan
        assert REPLIES.say("reject.empty") in plan
        assert running.decision() == "refuse"
        assert not list((running.data / "uploads").glob("*.txt"))
        carry_out(page)
        assert running.decision() == "answer"
        assert [each.name for each in (running.data / "uploads").glob("*.txt")] == [
            "quyết định.txt"
        ]
        send(page, ("quyết định.txt", RULES.replace("của tỉnh", "của thành phố")))
        assert said("plan_replace", count=1) in page.locator("#view").inner_text()
        carry_out(page)
        page.get_by_role("link", name=said("documents"), exact=True).click()
        opens = page.get_by_role("button", name="12/2022")
        opens.click()
        page.get_by_role("button", name=said("again"), exact=True).click()
        page.get_by_role("status").get_by_text(said("read_again")).wait_for()
        opens.click()
        page.get_by_role("button", name=said("remove")).click()
        asked = page.get_by_role("alertdialog")
        assert said("remove_uploaded") in asked.inner_text()
        assert violations(page) == []
        asked.get_by_role("button", name=said("cancel")).click()
        assert running.decision() == "answer"
        page.get_by_role("button", name=said("remove")).click()
        asked.get_by_role("button", name=said("remove")).click()
        page.get_by_text(said("none"), exact=True).first.wait_for()
    assert running.decision() == "refuse"
    assert not list((running.data / "uploads").glob("*.txt"))


def test_a_plan_that_is_cancelled_leaves_nothing(browser: Browser, running: Running) -> None:
    with watched(
        browser, f"{running.address}admin#nap-tai-lieu", allowed=(running.address,)
    ) as page:
        sign_in(page, running.key)
        send(page, ("a.txt", RULES))
        page.get_by_role("button", name=said("cancel")).click()
        page.get_by_role("heading", name=said("plan"), exact=True).wait_for(state="detached")
    assert [each for each in (running.data / "uploads").rglob("*") if each.is_file()] == []


def test_a_service_that_is_killed_while_documents_are_taken_leaves_a_whole_index(
    running: Running,
) -> None:
    with httpx.Client(base_url=running.address, timeout=60) as http:
        http.headers["Authorization"] = f"Bearer {running.key}"
        batch = http.post("admin/api/uploads").json()["batch"]
        names = [f"{n}.txt" for n in range(6)]
        for n, name in enumerate(names):
            text = RULES.replace("12/2022", f"{n + 100}/2022").encode()
            http.post(f"admin/api/uploads/{batch}/files", params={"name": name}, content=text)
        planning = http.post(f"admin/api/uploads/{batch}/plan").json()["id"]
        [*_, planned] = ended(http, planning)["steps"]
        taken = {"names": names, "pin": planned["pin"]}
        http.post(f"admin/api/uploads/{batch}/carry-out", json=taken)
        assert running.decision() == "refuse"
        running.process.kill()
    running.process.wait()
    wait_until(lambda: run(running.data, "ingest", str(running.data)).returncode == 0)
    assert len(json.loads(run(running.data, "docs", "list", "--json").stdout)) in (0, 6)
