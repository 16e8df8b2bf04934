"""Who may use the bot, and how much."""

import time
from pathlib import Path

import pytest

from assistant.errors import SettingsError
from bots.telegram.access import HOUR, Role, Rules, new_code, role_of, wait_for
from bots.telegram.settings import Mode, TelegramSettings, load_telegram_settings
from bots.telegram.shelf import Shelf
from bots.telegram.store import open_store
from bots.telegram.types import Place

ALONE = Place(chat_id=5, user_id=5)
IN_GROUP = Place(chat_id=-9, user_id=5)


def rules(mode: Mode, *, allowed: set[int] | None = None, admins: set[int] | None = None) -> Rules:
    return Rules(mode=mode, allowed=allowed or set(), admins=admins or set())


def test_an_open_bot_answers_everybody_and_obeys_its_administrators() -> None:
    assert role_of(ALONE, rules(Mode.OPEN), {}) is Role.READER
    assert role_of(ALONE, rules(Mode.OPEN, admins={5}), {}) is Role.ADMIN


def test_a_list_names_people_and_groups() -> None:
    assert role_of(ALONE, rules(Mode.LIST), {}) is None
    assert role_of(ALONE, rules(Mode.LIST, allowed={5}), {}) is Role.READER
    assert role_of(IN_GROUP, rules(Mode.LIST, allowed={-9}), {}) is Role.READER
    assert role_of(ALONE, rules(Mode.LIST, allowed={-9}), {}) is None


def test_who_was_invited_counts_only_where_the_bot_pairs() -> None:
    invited = {5: Role.READER}
    assert role_of(ALONE, rules(Mode.PAIRING), invited) is Role.READER
    assert role_of(ALONE, rules(Mode.LIST), invited) is None


def test_a_group_that_was_invited_has_no_administrators() -> None:
    assert role_of(IN_GROUP, rules(Mode.PAIRING), {-9: Role.READER}) is Role.READER


def test_a_quota_says_how_long_to_wait() -> None:
    assert wait_for([100.0, 200.0], most=3, now=300.0) == 0
    assert wait_for([100.0, 200.0, 300.0], most=3, now=400.0) == 100.0 + HOUR - 400.0
    assert wait_for([100.0, 200.0, 300.0], most=3, now=101.0 + HOUR) == 0
    assert wait_for([100.0] * 1000, most=0, now=100.0) == 0


def test_a_code_works_once_and_only_in_time(tmp_path: Path) -> None:
    shelf = Shelf(open_store(tmp_path))
    code, late = new_code(), new_code()
    shelf.invite(code, Role.ADMIN, until=time.time() + 60)
    shelf.invite(late, Role.READER, until=time.time() - 1)
    assert shelf.redeem(late, 5, now=time.time()) is None
    assert shelf.redeem(f" {code.lower()} ", 5, now=time.time()) is Role.ADMIN
    assert shelf.redeem(code, 6, now=time.time()) is None
    assert shelf.invited() == {5: Role.ADMIN}


def test_the_message_with_the_code_may_be_read_again_after_a_restart(tmp_path: Path) -> None:
    shelf = Shelf(open_store(tmp_path))
    shelf.invite("CODE", Role.READER, until=time.time() + 60)
    assert shelf.redeem("CODE", 5, now=time.time()) is Role.READER
    again = Shelf(open_store(tmp_path))
    assert again.redeem("CODE", 5, now=time.time()) is Role.READER


def test_a_code_for_an_administrator_makes_a_group_readers_only(tmp_path: Path) -> None:
    shelf = Shelf(open_store(tmp_path))
    shelf.invite("CODE", Role.ADMIN, until=time.time() + 60)
    assert shelf.redeem("CODE", -9, now=time.time()) is Role.READER


def test_the_file_does_not_hold_the_code(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    Shelf(store).invite("SECRETCODE", Role.READER, until=time.time() + 60)
    store.close()
    assert b"SECRETCODE" not in b"".join(each.read_bytes() for each in tmp_path.iterdir())


def test_ids_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TDKT_TELEGRAM_TOKEN", "1:x")
    monkeypatch.setenv("TDKT_TELEGRAM_ALLOWED", "12, -100345")
    assert load_telegram_settings().allowed == {12, -100345}


@pytest.mark.parametrize(
    ("name", "value"),
    [("ADMINS", "lan"), ("ACCESS", "secret"), ("TOKEN", ""), ("WEBHOOK_URL", "https://x")],
)
def test_a_wrong_setting_is_named_and_its_value_is_not(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv("TDKT_TELEGRAM_TOKEN", "1:verysecret")
    monkeypatch.setenv(f"TDKT_TELEGRAM_{name}", value)
    with pytest.raises(SettingsError, match="TDKT_TELEGRAM_") as caught:
        load_telegram_settings()
    assert "verysecret" not in f"{caught.value} {caught.value.values}"


def test_the_token_is_not_shown_with_the_settings() -> None:
    assert "verysecret" not in repr(TelegramSettings(token="1:verysecret"))
