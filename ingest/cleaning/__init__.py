"""Cleaning: a parsed page → the text that is stored; furniture goes, every sentence stays (pure).

The stages in order: lines, furniture, menus, broken tables, broken lines, repetitions,
legibility. Each takes lines and returns lines.
"""

from collections.abc import Sequence

from assistant.errors import DocumentRejected
from assistant.types import Span
from ingest.cleaning.furniture import without_furniture
from ingest.cleaning.grids import with_rows
from ingest.cleaning.joining import joined
from ingest.cleaning.legibility import (
    LEAST_LEGIBLE,
    is_legible_line,
    is_prose,
    legibility,
)
from ingest.cleaning.lines import Line, is_row, lines_of, without
from ingest.cleaning.menus import without_menus
from ingest.cleaning.repetitions import without_repetitions
from ingest.types import Heading, Page, Text

__all__ = ["LEAST_LEGIBLE", "clean", "legibility"]

_MOST_ROUNDS = 5
"""Removing a line can uncover another (a menu behind a banner). All pages tried settle in two."""


def clean(page: Page) -> Text:
    """The text of `page` with the spans of its headings; cleaning it again changes nothing.

    Words are never changed, added or moved. DocumentRejected: `reject.empty`,
    `reject.unreadable` below LEAST_LEGIBLE, `reject.spam` for what is not prose.
    """
    lines = lines_of(page)
    if not any(line.text for line in lines):
        raise DocumentRejected("nothing in it", key="reject.empty")
    for _ in range(_MOST_ROUNDS):
        cleaned = _cleaned(lines, title=page.metadata.get("title", ""))
        if cleaned == lines:
            break
        lines = cleaned
    _check(lines)
    return _text(_legible(lines), page)


def _cleaned(lines: list[Line], *, title: str) -> list[Line]:
    lines = without_menus(without_furniture(lines))
    return without_repetitions(joined(with_rows(lines)), title=title)


def _check(lines: Sequence[Line]) -> None:
    text = "\n".join(line.text for line in lines)
    if not any(c.isalpha() for c in text):
        raise DocumentRejected("only page furniture in it", key="reject.empty")
    if not is_prose([line.text for line in lines]):
        raise DocumentRejected("keywords or code, not sentences", key="reject.spam")
    if (share := legibility(text)) < LEAST_LEGIBLE:
        raise DocumentRejected(f"legibility {share:.2f}", key="reject.unreadable")


def _legible(lines: list[Line]) -> list[Line]:
    """Lines without those that are clearly unreadable: a broken scan inside a good document."""
    return without(lines, lambda line: not is_legible_line(line.text))


def _text(lines: Sequence[Line], page: Page) -> Text:
    """Lines one blank line apart, rows of a table one line break."""
    text, headings = "", []
    before: Line | None = None
    for line in lines:
        if before is not None:
            text += "\n" if is_row(before.text) and is_row(line.text) else "\n\n"
        if line.heading:
            headings.append(Heading(line.heading, Span(len(text), len(text) + len(line.text))))
        text += line.text
        before = line
    return Text(text=text, headings=tuple(headings), metadata=dict(page.metadata))
