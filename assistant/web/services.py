"""What the web service asks of the rest: a few ports, handed in by who starts it (pure)."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from assistant.access import Registry
from assistant.ports import Assistant, Library
from assistant.types import Hit
from assistant.web.quotas import Limits


class Search(Protocol):
    """Finds passages for words, without answering."""

    async def __call__(self, text: str, *, as_of: date | None, limit: int) -> Sequence[Hit]:
        """At most `limit` hits, best first, in force on `as_of` (None: today)."""
        ...


class Access(Protocol):
    """Who may ask, as an administrator has registered it."""

    def registry(self) -> Registry:
        """The sites and the keys there are now."""
        ...

    def secret(self) -> bytes:
        """What tickets are sealed with; the same after a restart."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything the routes use. `readiness` raises AssistantError when nothing can be answered.

    `widget` is the folder of the chat widget's modules.
    """

    assistant: Assistant
    library: Library
    search: Search
    readiness: Callable[[], Awaitable[None]]
    widget: Path
    access: Access
    limits: Limits
