"""What the bot asks of the rest of the project: a few ports, handed in by who starts it (pure)."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.errors import AssistantError
from assistant.ports import Assistant, Search
from assistant.types import Document, Passage, Rating


class Clauses(Protocol):
    """The documents that answers were made from."""

    async def documents(self) -> list[Document]:
        """Every ingested document."""
        ...

    async def passages(self, document_id: str) -> list[Passage]:
        """The passages of a document in order of place, articles before their parts."""
        ...


class Rate(Protocol):
    """Keeps what people think of remembered answers."""

    async def __call__(self, answer_id: str, rating: Rating) -> bool:
        """Keep a rating instead of an earlier one; False when no such answer is remembered."""
        ...


class Forget(Protocol):
    """Deletes what is remembered of a person."""

    async def __call__(self, *, user: str, conversations: Sequence[str]) -> None:
        """Delete the turns of a person, who held `conversations` here."""
        ...


@dataclass(frozen=True, slots=True)
class Ingested:
    """How an ingest ended: whether all went well, and what it told, in Vietnamese."""

    well: bool
    report: str


class Ingest(Protocol):
    """Takes a file into the index."""

    async def __call__(self, path: Path) -> Ingested:
        """Ingest one file; the bot goes on answering meanwhile."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything the handlers use.

    `readiness` raises AssistantError when nothing can be answered, and gives one for what keeps
    answers from being as good as they could be. `rate` and `forget` are
    None where nothing is remembered, `ingest` where documents are kept by another
    service; `inbox` is where documents that were sent are put.
    """

    assistant: Assistant
    library: Clauses
    search: Search
    readiness: Callable[[], Awaitable[AssistantError | None]]
    inbox: Path
    rate: Rate | None = None
    forget: Forget | None = None
    ingest: Ingest | None = None
