"""Settings that cannot be used: the variable is named, with what it sets and the form it takes."""

import pytest

from assistant.errors import SettingsError
from assistant.settings import load_settings
from bots.telegram.settings import load_telegram_settings
from tests.fakes_web import REPLIES


@pytest.mark.parametrize(
    ("variable", "value", "form"),
    [
        ("TDKT_PORT", "abc", "số nguyên từ 0 đến 65535"),
        ("TDKT_MEMORY", "co", "true hoặc false"),
        ("TDKT_AUTH", "maybe", "true hoặc false"),
        ("TDKT_RERANK_SECONDS", "0", "số lớn hơn 0"),
        ("TDKT_RETENTION_DAYS", "-1", "số nguyên từ 1 đến 3650"),
    ],
)
def test_a_value_that_cannot_be_used_is_answered_with_the_form_it_must_have(
    variable: str, value: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as raised:
        load_settings()
    told = REPLIES.say(raised.value.key, **raised.value.values)
    assert variable in told
    assert told.endswith(f"{form}.")


def test_the_bot_without_a_token_says_where_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TDKT_TELEGRAM_TOKEN", raising=False)
    with pytest.raises(SettingsError) as raised:
        load_telegram_settings()
    assert "@BotFather" in REPLIES.say(raised.value.key, **raised.value.values)


def test_who_may_use_the_bot_is_one_of_three_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TDKT_TELEGRAM_TOKEN", "1:A")
    monkeypatch.setenv("TDKT_TELEGRAM_ACCESS", "everyone")
    with pytest.raises(SettingsError) as raised:
        load_telegram_settings()
    told = REPLIES.say(raised.value.key, **raised.value.values)
    assert "TDKT_TELEGRAM_ACCESS" in told
    assert "open hoặc list hoặc pairing" in told
