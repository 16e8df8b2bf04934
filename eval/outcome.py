"""The outcome: what the assistant did with one case, as measured and as stored (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from assistant.types import Decision, Span

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The place in a document that evidence comes from."""

    passage_id: str
    document_id: str
    label: str = ""
    title: str | None = None
    number: str | None = None
    article: str | None = None
    clause: str | None = None
    point: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation as the assistant gives it: words, and where it says they stand.

    `as_of` is the day a side of a comparison is quoted for, None for the day of the answer.
    """

    source: Source
    quote: str
    span: Span
    leads: tuple[str, ...] = ()
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the assistant under test said to a question; `seconds` is the time to its end."""

    seconds: float
    decision: Decision
    answer: str
    as_of: date
    understood: str = ""
    confidence: float | None = None
    found: tuple[Source, ...] = ()
    quotes: tuple[Quote, ...] = ()
    warnings: tuple[str, ...] = ()
    origin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A document as the assistant under test keeps it, and its first and last day in force."""

    text: str
    effective_from: date | None = None
    effective_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A citation as checked by the evaluation itself, not as the assistant says it is.

    `exact`: the quote equals the stored text of its document at its span. `effective_from` and
    `effective_to` are the first and last day in force, None where open. `leads` introduce it.
    `as_of` is the day it is quoted for where that is not the answer's: one side of a comparison.
    """

    source: Source
    quote: str
    exact: bool
    effective_from: date | None = None
    effective_to: date | None = None
    leads: tuple[str, ...] = ()
    as_of: date | None = None

    def in_force(self, on: date) -> bool:
        """Whether the cited text is in force on the day `on`."""
        begun = self.effective_from is None or self.effective_from <= on
        return begun and (self.effective_to is None or on <= self.effective_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one case. `decision` None means that the run of the case failed: see `error`.

    `found` is the evidence, best first. `as_of` is the day the answer is for, `confidence` 0 to
    1 where the assistant gives one, `seconds` the time to the last event.
    """

    seconds: float
    as_of: date
    decision: Decision | None = None
    answer: str = ""
    understood: str = ""
    confidence: float | None = None
    found: tuple[Source, ...] = ()
    citations: tuple[Cited, ...] = ()
    warnings: tuple[str, ...] = ()
    origin: str | None = None
    error: str | None = None


def to_row(outcome: Outcome) -> dict[str, Any]:
    """The outcome as JSON values; `from_row` gives it back."""
    return {name: _json(value) for name, value in asdict(outcome).items()}


def _json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _json(each) for name, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_json(each) for each in value]
    return value


def from_row(row: Row) -> Outcome:
    """The outcome that `to_row` wrote; KeyError or TypeError where it is something else."""
    return Outcome(
        seconds=row["seconds"],
        as_of=date.fromisoformat(row["as_of"]),
        decision=row["decision"],
        answer=row["answer"],
        understood=row["understood"],
        confidence=row["confidence"],
        found=tuple(Source(**each) for each in row["found"]),
        citations=tuple(_cited(each) for each in row["citations"]),
        warnings=tuple(row["warnings"]),
        origin=row["origin"],
        error=row["error"],
    )


def _cited(row: Row) -> Cited:
    return Cited(
        source=Source(**row["source"]),
        quote=row["quote"],
        exact=row["exact"],
        effective_from=_day(row["effective_from"]),
        effective_to=_day(row["effective_to"]),
        leads=tuple(row["leads"]),
        as_of=_day(row.get("as_of")),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
