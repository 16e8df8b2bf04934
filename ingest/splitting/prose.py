"""News, reports, pages and forms → pieces of a few paragraphs each (pure)."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.types import Excerpt, Level, Span, Step
from ingest.structure.lines import Line
from ingest.structure.markers import is_capitals
from ingest.structure.pieces import PARAGRAPH, Piece, gathered, spanning

ENOUGH = 400
"""A piece is gathered until it has so many characters: two or three sentences of a news item say
who, when and where together; fewer lose what "hội nghị" refers to."""
FULL = 900
"""A piece does not grow beyond this unless one paragraph alone does: longer ones mix subjects,
and the vector of a mixture finds neither."""
SCRAP = 120
"""A rest shorter than this (an author's name, "Ảnh: TTXVN") is no passage of its own."""
_QUESTION = re.compile(r"^(?:\d{1,2}[.)]\s*)?[“\"]?\w.{8,240}\?[”\"]?$")


def prose_pieces(
    lines: Sequence[Line],
    headings: Sequence[Span],
    *,
    owner: str,
    path: tuple[Step, ...] = (),
    questions: bool = False,
) -> Iterator[Piece]:
    """Pieces of `lines` in order, each under the heading that stands above it.

    `headings` are the spans that the page itself marks as headings; a short line in capitals is
    one too, and with `questions` a line that asks. Keys are "p1", "p2", … after `owner`.
    """
    place = 0
    for heading, block in _blocks(lines, frozenset(headings), questions=questions):
        step = (Step(Level.HEADING, "", heading),) if heading else ()
        for span, leads in _runs(block):
            place += 1
            key = f"{owner}.p{place}" if owner else f"p{place}"
            yield Piece(key=key, owner=key, path=(*path, *step), span=span, leads=leads)


def _blocks(
    lines: Sequence[Line], headings: frozenset[Span], *, questions: bool
) -> Iterator[tuple[str, list[Line]]]:
    """Stretches of lines that stand under one heading, with the heading."""
    heading, block = "", list[Line]()
    for line in lines:
        if _is_heading(line, headings, questions=questions):
            if block:
                yield heading, block
            heading, block = line.text.strip(" #*"), []
        else:
            block.append(line)
    if block:
        yield heading, block


def _is_heading(line: Line, headings: frozenset[Span], *, questions: bool) -> bool:
    if any(span.covers(line.span) for span in headings):
        return True
    if line.is_row or len(line.text) > 250:
        return False
    if questions and _QUESTION.match(line.text):
        return True
    return is_capitals(line.text) and 8 <= len(line.text) <= 160 and not line.text.endswith(".")


def _runs(block: Sequence[Line]) -> Iterator[tuple[Span, tuple[Excerpt, ...]]]:
    """The spans of a block: paragraphs gathered, tables by themselves."""
    for is_table, group in groupby(block, key=lambda line: line.is_row):
        lines = list(group)
        if is_table and len(lines) > 1:
            yield from _table_runs(lines)
        else:
            yield from ((span, ()) for span in _paragraph_runs(lines))


def _table_runs(rows: Sequence[Line]) -> Iterator[tuple[Span, tuple[Excerpt, ...]]]:
    """A table whole, or between rows where it is long; then each later part is led by row one."""
    whole = spanning(rows)
    spans = [whole] if whole.end - whole.start <= PARAGRAPH else gathered(rows, up_to=FULL)
    for place, span in enumerate(spans):
        yield span, (rows[0].excerpt,) if place else ()


def _paragraph_runs(lines: Sequence[Line]) -> Iterator[Span]:
    runs: list[list[Line]] = []
    for line in lines:
        if runs and _may_grow(runs[-1], line):
            runs[-1].append(line)
        else:
            runs.append([line])
    if len(runs) > 1 and _size(runs[-1]) < SCRAP and _size(runs[-2]) <= FULL:
        rest = runs.pop()
        runs[-1] += rest
    for run in runs:
        yield from gathered(run, up_to=FULL + SCRAP)


def _may_grow(run: Sequence[Line], line: Line) -> bool:
    size = _size(run)
    return size < ENOUGH or (run[-1].text.endswith(":") and size + len(line.text) <= FULL)


def _size(run: Sequence[Line]) -> int:
    return run[-1].span.end - run[0].span.start
