"""`tdkt` in a process of its own: its lines, its end, and being stopped."""

import asyncio
from contextlib import aclosing
from pathlib import Path

import pytest

from assistant.edges.child import tdkt
from assistant.types import Ended
from tests.fakes_web import REPLIES


async def _all(*arguments: str, without: str | None = None) -> list[str | Ended]:
    return [each async for each in tdkt(*arguments, without=without)]


def test_a_command_prints_its_lines_and_says_how_it_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TDKT_DATA", str(tmp_path))
    lines = asyncio.run(_all("keys", "list"))
    assert lines == [REPLIES.say("cli.keys.none"), Ended(0, "")]


def test_a_command_that_cannot_work_says_why_beside_its_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TDKT_DATA", str(tmp_path))
    [ended] = asyncio.run(_all("keys", "remove", "xx"))
    assert ended == Ended(2, REPLIES.say("cli.keys.unknown", id="xx") + "\n")


def test_variables_are_kept_from_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TDKT_DATA", "not_here")
    asyncio.run(_all("keys", "add", "--name", "x", without="TDKT_DATA"))
    assert (tmp_path / ".tdkt" / "access.json").exists()
    assert not (tmp_path / "not_here").exists()


def test_a_command_that_nobody_waits_for_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TDKT_DATA", str(tmp_path))

    async def scenario() -> None:
        async with aclosing(tdkt("serve", "--port", "0")) as lines:
            assert isinstance(await anext(lines), str)

    asyncio.run(asyncio.wait_for(scenario(), 60))
