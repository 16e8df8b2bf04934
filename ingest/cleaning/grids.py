"""Broken tables → readable rows (pure).

A portal's crawl puts every cell on lines of its own between lines that hold a lone "|": one ends
a cell, two end a row and begin the next, more stand for empty cells.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.cleaning.lines import BAR, Line, folded
from ingest.parsing.tables import is_layout, row

LONGEST_CELL = 30
"""Lines. The longest cell of a table in the texts tried has 17, the shortest body of a document
between two tables 60."""
MOST_EMPTY = 2
"""Empty cells in a row of a numbered table that still belong to the row before them."""

_ROW_MARK = re.compile(r"(?:\d+(?:\.\d+)*|[IVX]+|[A-ZĐ])\.?")
_FIRST_HEADS = frozenset({"tt", "stt", "so tt"})


@dataclass(frozen=True, slots=True)
class _Cell:
    """The lines of a cell and how many empty cells stand before it."""

    lines: tuple[Line, ...]
    empty: int

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def with_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines with every broken table as rows "a | b"; stray bars go.

    What follows a table opens a paragraph.
    """
    found: list[Line] = []
    place, opens = 0, -1
    while place < len(lines):
        end = _end_of_grid(lines, place) if lines[place].text == BAR else place
        if end > place:
            found += _rows(_cells(lines[place:end]))
            opens = end
        else:
            end = place + 1
            line = lines[place]
            found.append(replace(line, opens=True) if place == opens else line)
        place = end
    return found


def _end_of_grid(lines: Sequence[Line], start: int) -> int:
    """The place after the last bar that belongs to the table whose first bar is at `start`."""
    last = start
    for place in range(start + 1, len(lines)):
        line = lines[place]
        if line.opens or line.heading or place - last > LONGEST_CELL:
            break
        if line.text == BAR:
            last = place
    return last + 1


def _cells(lines: Sequence[Line]) -> list[_Cell]:
    cells: list[_Cell] = []
    content: list[Line] = []
    empty = 0
    for line in lines[1:]:
        if line.text != BAR:
            content.append(line)
        elif content:
            cells.append(_Cell(tuple(content), empty))
            content, empty = [], 0
        else:
            empty += 1
    return cells


def _rows(cells: Sequence[_Cell]) -> Iterator[Line]:
    grid = list(_grouped(cells))
    if is_layout([["\n".join(line.text for line in cell.lines) for cell in each] for each in grid]):
        for cell in cells:
            yield Line(cell.lines[0].text)
            yield from cell.lines[1:]
        return
    yield from (Line(row([cell.text for cell in each])) for each in grid)


def _grouped(cells: Sequence[_Cell]) -> Iterator[list[_Cell]]:
    numbered = _is_numbered(cells)
    current: list[_Cell] = []
    for cell in cells:
        if current and _begins_row(cell, numbered=numbered):
            yield current
            current = []
        current.append(cell)
    if current:
        yield current


def _begins_row(cell: _Cell, *, numbered: bool) -> bool:
    """Two bars in a row are a new row, or in a numbered table perhaps an empty cell."""
    if not numbered:
        return cell.empty > 0
    marked = _ROW_MARK.fullmatch(cell.text) is not None and cell.text != "X"
    return cell.empty > MOST_EMPTY or (cell.empty > 0 and marked)


def _is_numbered(cells: Sequence[_Cell]) -> bool:
    heads = [cell.text for cell in cells[:1]] + [cell.text for cell in cells if cell.empty]
    marked = sum(_ROW_MARK.fullmatch(text) is not None for text in heads)
    return marked >= 2 or folded(heads[0] if heads else "") in _FIRST_HEADS
