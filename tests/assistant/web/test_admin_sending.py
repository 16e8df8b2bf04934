"""Files that an administrator sends, before anything is done with them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistant.documents.formats import LARGEST_BYTES
from tests.assistant.web.administrator import OWN
from tests.assistant.web.client import client
from tests.assistant.web.signed import DONE, PLANNED, REPORT, given, signed
from tests.fakes_web import REPLIES, FakeCommand


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
