"""`tdkt embeds` and `tdkt keys`, as an administrator types them."""

import re
from pathlib import Path

import pytest

from assistant.access import Role, digest_of
from assistant.cli import main
from assistant.edges.access import FILE, AccessFile
from tests.fakes_web import REPLIES


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TDKT_DATA", str(tmp_path))
    return tmp_path


def test_a_site_is_registered_listed_and_taken_off(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["embeds", "add", "--origin", "https://So.Example/"]) == 0
    [embed] = AccessFile(folder).registry().embeds
    assert embed.origin == "https://so.example"
    assert f'data-embed-id="{embed.id}"' in capsys.readouterr().out
    main(["embeds", "list"])
    assert f"{embed.id}  {embed.added_on:%d/%m/%Y}  https://so.example" in capsys.readouterr().out
    assert main(["embeds", "remove", embed.id]) == 0
    capsys.readouterr()
    main(["embeds", "list"])
    assert capsys.readouterr().out.strip() == REPLIES.say("cli.embeds.none")


def test_a_key_is_shown_once_and_kept_as_a_digest(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keys", "add", "--name", "máy chấm"]) == 0
    [key] = re.findall(r"tdkt_\S+", capsys.readouterr().out)
    [kept] = AccessFile(folder).registry().keys
    assert kept.digest == digest_of(key)
    assert key not in (folder / FILE).read_text()
    main(["keys", "list"])
    listed = capsys.readouterr().out
    assert "máy chấm" in listed
    assert key not in listed
    assert main(["keys", "remove", kept.id]) == 0
    assert AccessFile(folder).registry().keys == ()


def test_a_key_of_an_administrator_is_made_and_listed_as_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keys", "add", "--name", "Nguyễn Văn A", "--admin"]) == 0
    assert "/admin" in capsys.readouterr().out
    main(["keys", "add", "--name", "máy chấm"])
    assert [each.role for each in AccessFile(folder).registry().keys] == [
        Role.ADMINISTRATOR,
        Role.PROGRAM,
    ]
    capsys.readouterr()
    main(["keys", "list"])
    first, second = capsys.readouterr().out.splitlines()
    assert REPLIES.say("cli.keys.role_administrator") in first
    assert REPLIES.say("cli.keys.role_program") in second


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["embeds", "add"], REPLIES.say("access.origin", value="")),
        (
            ["embeds", "add", "--origin", "so.example"],
            REPLIES.say("access.origin", value="so.example"),
        ),
        (["embeds", "remove", "zz"], REPLIES.say("cli.embeds.unknown", id="zz")),
        (["keys", "add"], REPLIES.say("cli.keys.need_name")),
        (["keys", "remove"], REPLIES.say("cli.keys.unknown", id="")),
    ],
)
def test_what_cannot_be_done_says_how_to_do_it(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err.strip() == sentence
