"""The lines of a cleaned text, each with its place: what describing and splitting read (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Excerpt, Span

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_ROW = re.compile(r"\s\|(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without its blank edges: `span.of(stored text) == text`."""

    text: str
    span: Span

    @property
    def is_row(self) -> bool:
        """Whether the line is a row of a table: cells joined by " | "."""
        return bool(_ROW.search(self.text))

    @property
    def excerpt(self) -> Excerpt:
        """The line as an excerpt of the stored text."""
        return Excerpt(self.text, self.span)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text` that are not blank, in order."""
    return tuple(Line(m[0], Span(m.start(), m.end())) for m in _LINE.finditer(text))


def excerpt_of(text: str, lines: Sequence[Line]) -> Excerpt:
    """The characters of `text` from the first of `lines` to the last; there is at least one."""
    span = Span(lines[0].span.start, lines[-1].span.end)
    return Excerpt(span.of(text), span)
