"""Tables of a web page → rows with spans filled in, or the blocks of their cells (pure)."""

from collections.abc import Callable, Iterator

from bs4.element import Tag

from ingest.parsing import tables
from ingest.types import Block

LONGEST_REPEATED = 80
"""Characters. A cell that spans several rows is repeated in each, so that a row can be read alone;
a longer one would bloat every row and stands in the first only."""
MOST_SPANNED = 1000
"""What browsers allow for colspan; a larger figure is a mistake or an attack."""

BlocksOf = Callable[[Tag], Iterator[Block]]


def blocks(table: Tag, blocks_of: BlocksOf) -> Iterator[Block]:
    """Rows of a table of data; of a layout table, and of one with tables inside, its cells."""
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    cells = [cell for row in rows for cell in row.find_all(["td", "th"], recursive=False)]
    if (caption := table.find("caption", recursive=False)) is not None:
        yield from blocks_of(caption)
    grid = _grid(rows, blocks_of)
    if table.find("table") is not None or tables.is_layout(grid):
        for cell in cells:
            yield from blocks_of(cell)
        return
    yield from tables.blocks(grid)


def _grid(rows: list[Tag], blocks_of: BlocksOf) -> list[list[str]]:
    grid: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}
    for row in rows:
        line: list[str] = []
        for cell in row.find_all(["td", "th"], recursive=False):
            _hang(line, hanging)
            text = "\n".join(block.text for block in blocks_of(cell))
            if (down := _span(cell, "rowspan")) > 1:
                hanging[len(line)] = (down - 1, text if len(text) <= LONGEST_REPEATED else "")
            line += [text, *[""] * (_span(cell, "colspan") - 1)]
        _hang(line, hanging)
        grid.append(line)
    return grid


def _hang(line: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    """Append the cells of rows above that reach down to the next columns of `line`."""
    while (place := len(line)) in hanging:
        left, text = hanging.pop(place)
        line.append(text)
        if left > 1:
            hanging[place] = (left - 1, text)


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1")).strip()
    return min(max(int(value), 1), MOST_SPANNED) if value.isdecimal() else 1
