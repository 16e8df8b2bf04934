"""TDKT_TELEGRAM_* → one frozen TelegramSettings, checked once (edge).

They stand apart from assistant.settings so that the core does not carry a channel's settings;
the README's table lists both.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from assistant.errors import SettingsError
from assistant.settings import rejected

PREFIX = "TDKT_TELEGRAM_"


class Mode(StrEnum):
    """Who may use the bot: everybody, those on the list, or those who were invited as well."""

    OPEN = "open"
    LIST = "list"
    PAIRING = "pairing"


def _numbers(value: object) -> object:
    """ "12, -100345" → the set of both."""
    if not isinstance(value, str):
        return value
    return frozenset(int(each) for each in value.replace(",", " ").split())


Ids = Annotated[frozenset[int], NoDecode, BeforeValidator(_numbers)]


class TelegramSettings(BaseSettings):
    """Every setting of the bot, each read from TDKT_TELEGRAM_<NAME>."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    token: SecretStr = Field(description="Mã của bot, do @BotFather cấp")
    api_url: str = Field("https://api.telegram.org", description="Địa chỉ máy chủ Bot API")
    access: Mode = Field(Mode.OPEN, description="Ai được dùng: open, list, pairing")
    allowed: Ids = Field(frozenset(), description="Mã người và nhóm được dùng")
    admins: Ids = Field(frozenset(), description="Mã người quản trị")
    invite_hours: int = Field(72, gt=0, description="Mã mời có hạn bao nhiêu giờ")
    person_quota: int = Field(60, ge=0, description="Số câu mỗi người mỗi giờ; 0 là không hạn chế")
    chat_quota: int = Field(600, ge=0, description="Số câu mỗi nhóm mỗi giờ; 0 là không hạn chế")
    webhook_url: str = Field("", description="Địa chỉ nhận webhook; để trống thì hỏi vòng")
    webhook_secret: SecretStr = Field(SecretStr(""), description="Mã bí mật của webhook")
    webhook_host: str = Field("127.0.0.1", description="Địa chỉ lắng nghe webhook")
    webhook_port: int = Field(8443, ge=0, le=65535, description="Cổng lắng nghe webhook")
    log_texts: bool = Field(False, description="Ghi nội dung câu hỏi vào nhật ký")


def load_telegram_settings() -> TelegramSettings:
    """Settings from the environment; SettingsError names the variable, never its value."""
    try:
        return _checked(TelegramSettings())
    except ValidationError as error:
        missing = any(each["type"] == "missing" for each in error.errors(include_input=False))
        raise (_no_token() if missing else rejected(error, TelegramSettings)) from None


def _checked(settings: TelegramSettings) -> TelegramSettings:
    """What settings need together: a webhook that anybody could post to is refused."""
    if not settings.token.get_secret_value():
        raise _no_token()
    if settings.webhook_url and not settings.webhook_secret.get_secret_value():
        name = f"{PREFIX}WEBHOOK_SECRET"
        raise SettingsError(f"{name} must be set", key="telegram.setup.no_secret")
    return settings


def _no_token() -> SettingsError:
    return SettingsError(f"{PREFIX}TOKEN is missing", key="telegram.setup.no_token")
