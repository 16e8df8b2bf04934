"""Questions, as they are asked and as they are understood (pure)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.types.documents import Reference


class Intent(StrEnum):
    """What a question asks for; decides which kinds of source are preferred."""

    RULE = "quy định"
    FIGURE = "con số"
    DEFINITION = "định nghĩa"
    EVENT = "sự kiện"
    DOCUMENT = "văn bản"
    COMPARISON = "so sánh"


class DayTold(StrEnum):
    """How a question told its day, the most exact first; the value names its echo in replies."""

    DAY = "day"
    MONTH = "month"
    PERIOD = "period"
    YEAR = "year"
    TEXT = "text"


class LandmarkSide(StrEnum):
    """Where a day lies by a text's days in force; the value names its echo in replies.toml."""

    BEFORE = "before"
    SINCE = "since"
    WHILE = "while"


@dataclass(frozen=True, slots=True)
class Landmark:
    """A text by whose days in force a question tells its day: "trước khi có Luật 2022".

    `named` is what the question calls it, a number as in `Query.numbers` or its kind alone
    ("luat") for the field's own text of that kind that is in force.
    """

    side: LandmarkSide
    named: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """An earlier question with its answer, as a channel shows them that keeps what was said."""

    asked: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a channel hands over; `as_of` None means today.

    `history` is what was said before, oldest first, from a channel that keeps it itself; others
    give the `conversation_id` under which it is remembered. `user` names the person within a
    channel ("telegram:42"), so that what is remembered of them can be deleted when they ask for
    it; None where the channel does not know.
    """

    text: str
    conversation_id: str | None = None
    as_of: date | None = None
    user: str | None = None
    history: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What was understood of a question.

    `original` is what the person wrote, `text` the normal form that is searched and shown,
    `folded` the same without diacritics, `expansions` further wordings that are searched beside
    it, `contents` what it is about, with "|" for question words: the question's own words
    first, then wordings that ask the same (an award named by its class). `plain` says that the
    question was written without diacritics. `as_of` is the day the answer is for; `dated` says
    that the person named it, `told` how the question's words did, None where they did not.
    `landmark` is the text whose days tell the day: as the question calls it, or once its days
    are looked up (`told` is then TEXT) by its name. `no_such_day` are words that name a day which
    no calendar has ("31/2/2024"); `future` says that `as_of` is after the day of the asking.
    """

    original: str
    text: str
    folded: str
    expansions: tuple[str, ...]
    contents: tuple[str, ...]
    plain: bool
    numbers: tuple[str, ...]
    references: tuple[Reference, ...]
    as_of: date
    dated: bool
    intent: Intent
    told: DayTold | None = None
    landmark: Landmark | None = None
    no_such_day: str | None = None
    future: bool = False

    @property
    def asks_for_rule(self) -> bool:
        """Whether a rule answers, not a report of an event."""
        return self.intent is not Intent.EVENT
