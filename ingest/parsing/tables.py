"""Tables: a grid of cells → readable rows, or paragraphs of a layout table (pure)."""

import re
from collections.abc import Iterator, Sequence

from assistant.vietnamese import fold
from ingest.types import Block

LONGEST_CELL = 1000
"""Characters. A two-column table with a longer cell lays out a page: in the legal texts tried,
cells of figures and forms stay below 400, bodies of documents begin at 2,000."""

_LAYOUT = re.compile(
    r"cong hoa xa hoi\s+chu nghia|doc lap\s*[-–]\s*tu do|dang cong san viet nam|^\s*noi nhan\b",
    re.MULTILINE,
)


def row(cells: Sequence[str]) -> str:
    """One line for a row: cells joined by " | ", empty ones at either end left out."""
    texts = [" ".join(cell.split()) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    while texts and not texts[0]:
        texts.pop(0)
    return " ".join(" | ".join(texts).split())


def is_layout(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the grid only places text on a page: a document's heading, one column, long text."""
    columns = max((len(cells) for cells in rows), default=0)
    if columns <= 1:
        return True
    if columns == 2 and any(len(cell) > LONGEST_CELL for cells in rows for cell in cells):
        return True
    return any(_LAYOUT.search(fold(cell)) for cells in rows for cell in cells)


def blocks(rows: Sequence[Sequence[str]]) -> Iterator[Block]:
    """A block per row; per cell where the table is layout. Cells may hold several lines."""
    if is_layout(rows):
        yield from (Block(cell) for cells in rows for cell in cells if cell.strip())
        return
    for cells in rows:
        if text := row(cells):
            yield Block(text)
