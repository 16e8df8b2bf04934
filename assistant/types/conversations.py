"""What is remembered of a conversation (pure)."""

from dataclasses import dataclass
from datetime import date, datetime

from assistant.types.answers import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A source of an earlier answer: its marker, its label, and the passage it stands in."""

    marker: int
    label: str
    passage_id: str
    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question with its answer.

    `asked` is what the person wrote, `read` the question as it stands alone (a follow-up is read
    together with what it follows); `as_of` is the day that was named, here or earlier. `at` is
    when it was answered, in UTC.
    """

    id: str
    asked: str
    read: str
    as_of: date | None
    decision: Decision
    answer: str
    cited: tuple[Cited, ...]
    choices: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """The latest turns of one conversation, oldest first; no turns for one that is new."""

    id: str
    turns: tuple[Turn, ...] = ()
