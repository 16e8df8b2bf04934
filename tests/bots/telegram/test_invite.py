"""`tdkt bot invite` at a terminal."""

import re
import time
from pathlib import Path

import pytest

from assistant.cli import main
from bots.telegram.access import Role
from bots.telegram.shelf import Shelf
from bots.telegram.store import open_store


@pytest.mark.parametrize(("options", "role"), [([], Role.READER), (["--admin"], Role.ADMIN)])
def test_it_prints_a_code_that_lets_one_person_in(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    role: Role,
) -> None:
    monkeypatch.setenv("TDKT_DATA", str(tmp_path))
    monkeypatch.setenv("TDKT_TELEGRAM_TOKEN", "1:x")
    assert main(["bot", "invite", *options]) == 0
    found = re.search(r"/start (\w+)", capsys.readouterr().out)
    assert found
    shelf = Shelf(open_store(tmp_path))
    assert shelf.redeem(found[1], 5, now=time.time()) is role


def test_without_a_token_it_names_the_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TDKT_DATA", str(tmp_path))
    monkeypatch.delenv("TDKT_TELEGRAM_TOKEN", raising=False)
    assert main(["bot"]) == 1
    assert "TDKT_TELEGRAM_TOKEN" in capsys.readouterr().err
