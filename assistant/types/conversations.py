"""What is remembered of a conversation (pure)."""

from dataclasses import dataclass
from datetime import date, datetime

from assistant.types.answers import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A source of an earlier answer: its marker, its label, and the passage it stands in.

    `since` is the day its document took effect, None where that is not known.
    """

    marker: int
    label: str
    passage_id: str
    document_id: str
    since: date | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """What a person thinks of an answer; `comment` None when nothing was written."""

    useful: bool
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many turns ended in which way within the hour that begins at `hour` (UTC); `useful` and
    `useless` are how many of them were rated so."""

    hour: datetime
    decision: Decision
    turns: int
    useful: int = 0
    useless: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A turn that was rated; `history` are the questions before it, as asked, first one first."""

    turn: Turn
    rating: Rating
    history: tuple[str, ...] = ()
