"""Answers with their citations, and the events that lead to them (pure)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.types.documents import Excerpt, Passage, Span
from assistant.types.evidence import Hit
from assistant.types.questions import Query

Decision = Literal["answer", "refuse", "clarify"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A verbatim quote with its marker: `quote` equals the source's characters at `span`.

    `leads` are the sentences that introduce the quote, verbatim as well. `on` is the day that a
    side of a comparison is quoted for, None for the day of the answer.
    """

    marker: int
    passage: Passage
    quote: str
    span: Span
    verified: bool
    leads: tuple[Excerpt, ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What two provisions say differently: reworded (both), left out (`old`), added (`new`)."""

    old: Excerpt | None
    new: Excerpt | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One side of a comparison: the markers of its quotes, the day they are for, and the first
    and last day on which all of them hold as they read, None where open."""

    markers: tuple[int, ...]
    on: date
    effective_from: date | None
    effective_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two provisions side by side, the earlier first, and what differs in their words."""

    old: Compared
    new: Compared
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person gets: the text with [n] markers, the citations they point at, and warnings.

    `nearest` are the sources that came closest when the decision is to refuse; `choices` are
    whole questions to pick from when it is to clarify, two to four: what an unclear question may
    mean, examples after a greeting. `confidence` is the support of the best evidence, 0 to 1.
    `origin` names the prompt that a chat model wrote from, None for an answer made of quotes
    alone. `comparison` is there when two provisions were compared.
    """

    text: str
    decision: Decision
    confidence: float = 0.0
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Passage, ...] = ()
    choices: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    origin: str | None = None
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """First event of an answer: how the question was read."""

    query: Query


@dataclass(frozen=True, slots=True)
class Found:
    """Second event: the evidence, best first."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """A piece of provisional answer text."""

    text: str


@dataclass(frozen=True, slots=True)
class Finished:
    """Last event: the checked answer, which replaces every delta.

    `answer_id` names the turn as it is remembered; None where nothing is remembered.
    """

    answer: Answer
    answer_id: str | None = None


Event = Understood | Found | Delta | Finished
