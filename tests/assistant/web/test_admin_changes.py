"""What an administrator changes: files are sent, planned, taken; documents go or are read anew."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.documents.formats import LARGEST_BYTES
from assistant.types import Ended
from assistant.web.services import WebServices
from tests.assistant.web.administrator import KEY, OWN, access
from tests.assistant.web.client import client
from tests.fakes_web import DECREE, REPLIES, FakeCommand, FakeLibrary, administration, services

REPORT = json.dumps({"step": "report", "documents": 1, "passages": 3, "failures": []})
DONE = json.dumps({"step": "done", "source": "/a.txt", "outcome": "added"})
PLANNED = json.dumps({"step": "planned", "unchanged": [], "refused": []})
REMOVED = json.dumps({"step": "removed"})
REFUSED = json.dumps({"step": "refused", "key": "cli.ingest.outdated"})
TAKE_A = {"names": ["a.txt"], "pin": "7f"}


class Signed:
    """A client that is signed in."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def __call__(
        self, method: str, path: str, body: object = None, *, content: object = None
    ) -> httpx.Response:
        given: dict[str, Any] = {"json": body} if content is None else {"content": content}
        return await self.http.request(method, f"/admin/api/{path}", **given)

    async def batch(self) -> str:
        return str((await self("POST", "uploads")).json()["batch"])

    async def sent(self, batch: str, name: str, content: object = b"...") -> httpx.Response:
        path = f"uploads/{batch}/files?{httpx.QueryParams(name=name)}"
        return await self("POST", path, content=content)

    async def ended(self, response: httpx.Response) -> dict[str, Any]:
        """The errand that a response began, at its end."""
        errand = response.json()["id"]
        while (told := (await self("GET", f"errands/{errand}")).json())["state"] == "running":
            await asyncio.sleep(0.01)
        found: dict[str, Any] = told
        return found


async def signed(http: httpx.AsyncClient) -> Signed:
    http.headers["Origin"] = OWN
    await http.post("/admin/api/session", json={"key": KEY})
    return Signed(http)


def given(folder: Path, command: FakeCommand | None = None, *further: Any) -> WebServices:
    library = FakeLibrary(*further)
    admin = administration(library, uploads=folder / "uploads", tdkt=command)
    return services(access=access(), library=library, admin=admin)


def test_a_file_is_kept_aside_until_the_plan_is_carried_out(tmp_path: Path) -> None:
    command = FakeCommand([PLANNED])

    async def scenario() -> None:
        async with client(given(tmp_path, command)) as http:
            ask = await signed(http)
            batch = await ask.batch()
            kept = await ask.sent(batch, "Quyết định 12.txt", "chữ".encode())
            assert kept.json() == {"name": "Quyết định 12.txt", "size": 5}
            planned = await ask.ended(await ask("POST", f"uploads/{batch}/plan"))
            assert (planned["kind"], planned["state"]) == ("plan", "done")
            [file] = (tmp_path / "uploads" / ".waiting" / batch).iterdir()
            home = str(tmp_path / "uploads")
            assert command.ran == [("ingest", "--json", "--into", home, "--plan", str(file))]
            command.lines = [DONE, REPORT]
            names = {"names": ["Quyết định 12.txt", "không có.txt"], "pin": "7f"}
            taken = await ask.ended(await ask("POST", f"uploads/{batch}/carry-out", names))
            assert [each["step"] for each in taken["steps"]] == ["done", "report"]
            as_planned = ("ingest", "--json", "--into", home, "--as-planned=7f", str(file))
            assert command.ran[1] == as_planned
            gone = await ask("POST", f"uploads/{batch}/plan")
            assert gone.status_code == 404
            assert gone.json()["error"]["message"] == REPLIES.say("admin.unknown_batch")

    asyncio.run(scenario())


@pytest.mark.parametrize("name", ["a.exe", "pdf", "van-ban.doc", "a.txt.zip", "a."])
def test_a_format_that_cannot_be_read_is_refused_with_those_that_can(
    tmp_path: Path, name: str
) -> None:
    async def scenario() -> None:
        async with client(given(tmp_path)) as http:
            ask = await signed(http)
            refused = await ask.sent(await ask.batch(), name)
            assert refused.status_code == 422
            assert ".docx" in refused.json()["error"]["message"]

    asyncio.run(scenario())
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []


def test_a_file_that_is_too_large_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(LARGEST_BYTES // 2**20 + 1):
            yield bytes(2**20)

    async def scenario() -> None:
        async with client(given(tmp_path)) as http:
            ask = await signed(http)
            refused = await ask.sent(await ask.batch(), "a.pdf", pieces())
            assert refused.status_code == 413
            assert refused.json()["error"]["message"] == REPLIES.say("reject.too_large", limit=50)

    asyncio.run(scenario())
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []


def test_an_upload_without_a_key_is_refused_before_it_is_read(tmp_path: Path) -> None:
    read: list[bytes] = []

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(10):
            read.append(b"x")
            yield b"x"

    async def scenario() -> None:
        async with client(given(tmp_path)) as http:
            path = "/admin/api/uploads/0123456789abcdef/files?name=a.txt"
            refused = await http.post(path, content=pieces(), headers={"Origin": OWN})
            assert refused.status_code == 401

    asyncio.run(scenario())
    assert not (tmp_path / "uploads").exists()


@pytest.mark.parametrize("batch", ["..", "0123456789abcdef", "%2e%2e", "x" * 300])
def test_a_batch_that_is_not_there_is_said_so(tmp_path: Path, batch: str) -> None:
    async def scenario() -> None:
        async with client(given(tmp_path)) as http:
            ask = await signed(http)
            assert (await ask.sent(batch, "a.txt")).status_code == 404
            assert (await ask("POST", f"uploads/{batch}/plan")).status_code == 404

    asyncio.run(scenario())


def test_a_command_that_cannot_work_says_its_own_sentence(tmp_path: Path) -> None:
    sentence = REPLIES.say("error.index_busy")
    command = FakeCommand((), Ended(1, f"WARNING ingest: x\n{sentence}\n"))

    async def scenario() -> None:
        async with client(given(tmp_path, command)) as http:
            ask = await signed(http)
            batch = await ask.batch()
            await ask.sent(batch, "a.txt")
            told = await ask.ended(await ask("POST", f"uploads/{batch}/carry-out", TAKE_A))
            assert (told["state"], told["problem"]) == ("failed", sentence)
            assert (await ask.sent(batch, "b.txt")).status_code == 200

    asyncio.run(scenario())


def test_a_command_that_was_killed_is_told_as_harmless(tmp_path: Path) -> None:
    command = FakeCommand([DONE], Ended(-9, "half a line"))

    async def scenario() -> None:
        async with client(given(tmp_path, command)) as http:
            ask = await signed(http)
            told = await ask.ended(await ask("POST", "again"))
            assert told["problem"] == REPLIES.say("admin.cut_off")

    asyncio.run(scenario())


def test_one_thing_is_done_at_a_time(tmp_path: Path) -> None:
    command = FakeCommand([REPORT], wait=0.2)

    async def scenario() -> None:
        async with client(given(tmp_path, command)) as http:
            ask = await signed(http)
            first = await ask("POST", "again")
            second = await ask("POST", "again")
            assert second.status_code == 503
            assert second.json()["error"]["message"] == REPLIES.say("admin.busy")
            assert (await ask("GET", "errands")).json()["errand"]["id"] == first.json()["id"]
            assert (await ask.ended(first))["state"] == "done"
            assert (await ask("GET", "errands")).json()["errand"] is None
            assert (await ask("POST", "again")).status_code == 200

    asyncio.run(scenario())


def test_a_batch_that_is_being_worked_on_is_not_let_go(tmp_path: Path) -> None:
    command = FakeCommand([PLANNED], wait=0.2)

    async def scenario() -> None:
        async with client(given(tmp_path, command)) as http:
            ask = await signed(http)
            batch, other = await ask.batch(), await ask.batch()
            await ask.sent(batch, "a.txt")
            planning = await ask("POST", f"uploads/{batch}/plan")
            refused = await ask("DELETE", f"uploads/{batch}")
            assert refused.status_code == 409
            assert refused.json()["error"]["message"] == REPLIES.say("admin.batch_busy")
            assert (await ask("DELETE", f"uploads/{other}")).status_code == 200
            assert (await ask.ended(planning))["state"] == "done"
            assert (await ask("DELETE", f"uploads/{batch}")).status_code == 200
            assert not (tmp_path / "uploads" / ".waiting" / batch).exists()

    asyncio.run(scenario())


def test_a_page_that_is_opened_anew_finds_what_is_under_way_and_the_plan_that_waits(
    tmp_path: Path,
) -> None:
    command = FakeCommand([PLANNED], wait=0.2)

    async def scenario() -> None:
        async with client(given(tmp_path, command)) as http:
            ask = await signed(http)
            batch = await ask.batch()
            await ask.sent(batch, "a.txt")
            planning = await ask("POST", f"uploads/{batch}/plan")
            known = (await ask("GET", "errands")).json()
            assert (known["errand"]["kind"], known["errand"]["about"]) == ("plan", batch)
            assert known["plan"] is None
            await ask.ended(planning)
            known = (await ask("GET", "errands")).json()
            assert (known["errand"], known["plan"]["about"]) == (None, batch)
            assert known["plan"]["steps"] == [json.loads(PLANNED)]
            await ask("DELETE", f"uploads/{batch}")
            assert (await ask("GET", "errands")).json() == {"errand": None, "plan": None}

    asyncio.run(scenario())


def test_a_plan_that_is_no_longer_true_is_refused_with_its_own_key(tmp_path: Path) -> None:
    command = FakeCommand([REFUSED], Ended(2, "câu ở cửa sổ dòng lệnh"))

    async def scenario() -> None:
        async with client(given(tmp_path, command)) as http:
            ask = await signed(http)
            batch = await ask.batch()
            await ask.sent(batch, "a.txt")
            told = await ask.ended(await ask("POST", f"uploads/{batch}/carry-out", TAKE_A))
            assert (told["state"], told["key"]) == ("failed", "cli.ingest.outdated")
            assert told["problem"] == REPLIES.say("cli.ingest.outdated")
            assert (await ask.sent(batch, "b.txt")).status_code == 200

    asyncio.run(scenario())


def test_reasons_name_files_without_the_folders_of_the_server(tmp_path: Path) -> None:
    taken = REPLIES.say("reject.id_taken", source="/srv/văn bản/a b.txt")
    syntax = REPLIES.say("overrides.syntax", file="/srv/data/overrides.toml", line=3)
    report = {"step": "report", "failures": [{"source": "/srv/x.txt", "problem": taken}]}
    command = FakeCommand([json.dumps(report)])

    async def scenario() -> None:
        async with client(given(tmp_path, command)) as http:
            ask = await signed(http)
            [told] = (await ask.ended(await ask("POST", "again")))["steps"]
            assert "“a b.txt”" in told["failures"][0]["problem"]
            assert "/srv" not in told["failures"][0]["problem"]
            command.lines, command.ended = (), Ended(2, syntax)
            told = await ask.ended(await ask("POST", "again"))
            assert told["problem"].startswith("Tệp overrides.toml, dòng 3:")

    asyncio.run(scenario())


def test_steps_come_once_to_a_page_that_says_what_it_has_seen(tmp_path: Path) -> None:
    command = FakeCommand([DONE, "no step", REPORT])

    async def scenario() -> None:
        async with client(given(tmp_path, command)) as http:
            ask = await signed(http)
            errand = await ask.ended(await ask("POST", "again"))
            assert (len(errand["steps"]), errand["seen"]) == (2, 2)
            rest = await ask("GET", f"errands/{errand['id']}?since=1")
            assert [each["step"] for each in rest.json()["steps"]] == ["report"]
            assert (await ask("GET", "errands/unknown")).status_code == 404

    asyncio.run(scenario())


def test_a_document_is_removed_and_its_file_goes_when_it_was_sent_here(tmp_path: Path) -> None:
    uploads, elsewhere = tmp_path / "uploads", tmp_path / "van-ban"
    sent, kept = uploads / "a.txt", elsewhere / "b.txt"
    for each in (sent, kept):
        each.parent.mkdir(parents=True)
        each.write_text("chữ")
    one = replace(DECREE, id="one", source=str(sent))
    other = replace(DECREE, id="other", source=str(kept))
    command = FakeCommand([REMOVED])

    async def scenario() -> None:
        async with client(given(tmp_path, command, one, other)) as http:
            ask = await signed(http)
            await ask.ended(await ask("DELETE", "documents/one"))
            await ask.ended(await ask("DELETE", "documents/other"))
            assert (await ask("DELETE", "documents/unknown")).status_code == 404

    asyncio.run(scenario())
    assert command.ran == [
        ("docs", "--json", "remove", "one"),
        ("docs", "--json", "remove", "other"),
    ]
    assert (sent.exists(), kept.exists()) == (False, True)


def test_a_file_stays_when_its_document_could_not_be_removed(tmp_path: Path) -> None:
    sent = tmp_path / "uploads" / "a.txt"
    sent.parent.mkdir()
    sent.write_text("chữ")
    command = FakeCommand((), Ended(1, "bận"))

    async def scenario() -> None:
        one = replace(DECREE, id="one", source=str(sent))
        async with client(given(tmp_path, command, one)) as http:
            ask = await signed(http)
            assert (await ask.ended(await ask("DELETE", "documents/one")))["state"] == "failed"

    asyncio.run(scenario())
    assert sent.exists()


def test_a_document_is_read_again_where_its_file_is_still_there(tmp_path: Path) -> None:
    there = tmp_path / "a.txt"
    there.write_text("chữ")
    one = replace(DECREE, id="a/one", source=str(there))
    starter = replace(DECREE, id="s", source="starter/x.md")
    command = FakeCommand([REPORT])

    async def scenario() -> None:
        async with client(given(tmp_path, command, one, starter)) as http:
            ask = await signed(http)
            await ask.ended(await ask("POST", "documents/a/one/again"))
            await ask.ended(await ask("POST", "documents/s/again"))
            gone = await ask("POST", f"documents/{DECREE.id}/again")
            assert gone.status_code == 409
            assert gone.json()["error"]["message"] == REPLIES.say("admin.no_file")

    asyncio.run(scenario())
    assert command.ran == [
        ("ingest", "--again", "--json", str(there)),
        ("ingest", "--again", "--json", "starter/x.md"),
    ]


def test_nothing_chosen_is_said_so(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with client(given(tmp_path)) as http:
            ask = await signed(http)
            batch = await ask.batch()
            none = await ask("POST", f"uploads/{batch}/carry-out", {**TAKE_A, "names": []})
            assert none.json()["error"]["message"] == REPLIES.say("admin.nothing_chosen")

    asyncio.run(scenario())
