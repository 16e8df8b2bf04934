"""Who may use the bot, and how much (pure)."""

import hashlib
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bots.telegram.settings import Mode
from bots.telegram.types import Place

HOUR = 3600.0
CODE_BYTES = 10
"""80 bits: not to be guessed, and 16 letters to type."""


class Role(StrEnum):
    """What a person may do: ask, or also look after the bot."""

    READER = "reader"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Who may use the bot, from the settings; `invited` gives those who came by a code."""

    mode: Mode
    allowed: Collection[int]
    admins: Collection[int]


def role_of(place: Place, rules: Rules, invited: dict[int, Role]) -> Role | None:
    """What the person at `place` may do, None for nothing.

    A chat that is allowed makes everybody in it a reader, nobody an administrator.
    """
    if place.user_id in rules.admins or invited.get(place.user_id) is Role.ADMIN:
        return Role.ADMIN
    ids = {place.user_id, place.chat_id}
    listed = bool(ids & set(rules.allowed))
    paired = rules.mode is Mode.PAIRING and bool(ids & set(invited))
    return Role.READER if rules.mode is Mode.OPEN or listed or paired else None


def wait_for(times: Sequence[float], *, most: int, now: float) -> float:
    """Seconds until one more question is within `most` an hour; 0 when it is now, or for no limit.

    `times` are those of earlier questions, oldest first.
    """
    recent = [each for each in times if each > now - HOUR]
    return recent[-most] + HOUR - now if most and len(recent) >= most else 0.0


def new_code() -> str:
    """A one-time code: letters and digits that no one mixes up, fit for t.me/<bot>?start=."""
    alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    return "".join(secrets.choice(alphabet) for _ in range(CODE_BYTES * 8 // 5))


def digest(code: str) -> str:
    """What is kept of a code: who reads the file cannot use it."""
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()
