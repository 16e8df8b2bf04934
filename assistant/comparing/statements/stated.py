"""The statement: a value that a sentence gives to a thing that has one (pure)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.types import Excerpt, Passage, Span

DAY = r"(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})"
"""A full day inside a larger pattern."""
LONG_SENTENCE = 300
"""Characters; a longer sentence of a report is a list, of which one item is quoted."""


class Fact(StrEnum):
    """What is stated; the value names its words in replies.toml."""

    ISSUED_ON = "issued_on"
    EFFECTIVE_FROM = "effective_from"
    NUMBER = "number"
    EVENT_DAY = "event_day"
    EVENT_PLACE = "event_place"
    FIGURE = "figure"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A value that a sentence gives to a thing.

    `subject` is the thing in the form that is compared, `name` as it is shown; `value` and
    `shown` are the same of the value. `excerpt` is the sentence, its span in the stored text,
    `place` where in the stored text the thing and its value are told.
    """

    fact: Fact
    subject: str
    name: str
    value: str
    shown: str
    passage: Passage
    excerpt: Excerpt
    place: Span


def brief(statement: Statement) -> Excerpt:
    """The part of the sentence that tells the value: of a long list the item it stands in."""
    text, start = statement.excerpt.text, statement.excerpt.span.start
    if len(text) <= LONG_SENTENCE:
        return statement.excerpt
    first, last = statement.place.start - start, statement.place.end - start
    left = max(text.rfind("; ", 0, first), text.rfind(": ", 0, first))
    right = text.find(";", last)
    begin = left + 2 if left >= 0 else 0
    end = right if right >= 0 else len(text)
    return Excerpt(text[begin:end], Span(start + begin, start + end))


def place_of(excerpt: Excerpt, found: re.Match[str]) -> Span:
    """Where in the stored text a match in a sentence stands."""
    return Span(excerpt.span.start + found.start(), excerpt.span.start + found.end())
