"""What an administrator changes: files are planned and taken, documents go or are read anew."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

from assistant.types import Ended
from tests.assistant.web.client import client
from tests.assistant.web.signed import (
    DONE,
    PLANNED,
    REFUSED,
    REMOVED,
    REPORT,
    TAKE_A,
    given,
    signed,
)
from tests.fakes_web import DECREE, REPLIES, FakeCommand


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
