"""What the web service asks of the rest: a few ports, handed in by who starts it (pure)."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from assistant.access import Registry
from assistant.errors import AssistantError
from assistant.ports import Assistant, Collection, Counts, Memory, Reviews, Search
from assistant.types import Ended, Holding
from assistant.validity.standing import Standing
from assistant.web.quotas import Limits


class Access(Protocol):
    """Who may ask, as an administrator has registered it."""

    def registry(self) -> Registry:
        """The sites and the keys there are now."""
        ...

    def secret(self) -> bytes:
        """What tickets are sealed with; the same after a restart."""
        ...


class Command(Protocol):
    """Runs `tdkt` in a process of its own."""

    def __call__(self, *arguments: str) -> AsyncGenerator[str | Ended]:
        """What `tdkt arguments…` prints, line by line, and at last how it ended."""
        ...


class Remembers(Memory, Reviews, Counts, Protocol):
    """What was said, and what people thought of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything the routes use.

    `readiness` raises AssistantError when nothing can be answered, and gives one for what keeps
    answers from being as good as they could be. `memory` is None where nothing is remembered.
    """

    assistant: Assistant
    library: Collection
    memory: Remembers | None
    search: Search
    readiness: Callable[[], Awaitable[AssistantError | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Administration:
    """What the page for administrators works with; `uploads` is the folder of files sent to it,
    `today` the day in Việt Nam, `tdkt` changes the index."""

    standing: Callable[[], Awaitable[Standing]]
    holdings: Callable[[], Awaitable[Sequence[Holding]]]
    uploads: Path
    today: Callable[[], date]
    tdkt: Command


@dataclass(frozen=True, slots=True, kw_only=True)
class WebServices(Services):
    """And what the web service alone uses: the folder of the widget's modules, who may ask what,
    and what administrators look after."""

    widget: Path
    access: Access
    limits: Limits
    administration: Administration
