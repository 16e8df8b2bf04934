"""One deletion at a terminal reaches the bot's own file as well."""

from importlib.metadata import entry_points
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.terminal.remembered import FORGETTING
from bots.telegram.forgetting import forget
from bots.telegram.shelf import Shelf
from bots.telegram.store import FILE, open_store
from bots.telegram.types import Asked, Place


def kept(data: Path) -> Shelf:
    """A shelf with two answers to person 42 and one to person 7."""
    shelf = Shelf(open_store(data))
    for key, person, conversation in (("a", 42, "c1"), ("b", 42, "c2"), ("d", 7, "c3")):
        asked = Asked(
            key=key,
            place=Place(chat_id=person, user_id=person),
            question="Hồ sơ gồm gì?",
            answer="…",
            decision="answer",
            sources=(),
            suggestions=(),
            choices=(),
            answer_id=None,
            at=1.0,
        )
        shelf.keep(asked, conversation=conversation)
        shelf.rate(key, person, good=True, now=1.0)
    return shelf


def test_all_of_a_person_is_deleted_and_nothing_of_others(tmp_path: Path) -> None:
    shelf = kept(tmp_path)
    assert forget(tmp_path, conversation_id=None, user="telegram:42") == 2
    assert shelf.asked("a") is None
    assert shelf.asked("d") is not None
    assert shelf.usage(since=0.0).good == 1


def test_a_conversation_is_deleted_with_its_ratings(tmp_path: Path) -> None:
    shelf = kept(tmp_path)
    assert forget(tmp_path, conversation_id="c2", user=None) == 1
    assert shelf.asked("a") is not None
    assert shelf.usage(since=0.0).good == 2


def test_people_of_other_channels_and_a_bot_that_never_ran_leave_no_file(tmp_path: Path) -> None:
    assert forget(tmp_path, conversation_id=None, user="telegram:42") == 0
    assert not (tmp_path / FILE).exists()
    shelf = kept(tmp_path)
    assert forget(tmp_path, conversation_id=None, user="web:42") == 0
    assert forget(tmp_path, conversation_id=None, user="42") == 0
    assert shelf.usage(since=0.0).questions == 3


def test_the_command_says_what_it_deleted_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TDKT_DATA", str(tmp_path))
    kept(tmp_path)
    assert main(["conversations", "forget", "--user", "telegram:42"]) == 0
    told = capsys.readouterr().out
    assert "Đã xóa 0 lượt hỏi đáp." in told
    assert "Đã xóa 2 câu hỏi" in told


def test_the_bot_is_among_those_who_forget() -> None:
    assert "telegram" in entry_points(group=FORGETTING).names
