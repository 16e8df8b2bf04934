"""PDF with a text layer → blocks; running heads and page numbers are left out (pure)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from assistant.errors import DocumentRejected
from ingest.types import Block, Page

LEAST_LETTERS = 15
"""Letters a page on average. A scan has none, or only the stamp of the machine that made it."""
EDGE_LINES = 3
"""How many lines at the top and at the foot of a page may be a running head or a page number."""

_PAGE_NUMBER = re.compile(
    r"\W*(?:trang|page)?\s*(\d{1,4})\s*(?:[/|]\s*\d{1,4}|(?:trên|of)\s+\d{1,4})?\W*", re.IGNORECASE
)
_BROKEN = (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, OSError)
"""What pypdf 6 lets through on damaged files, tried with truncated and overwritten ones."""


def parse(content: bytes) -> Page:
    """One block per run of lines; where paragraphs end is for `cleaning` to tell.

    The file's own properties are not read: their titles are names of files and templates more
    often than titles. DocumentRejected: `reject.broken`, `reject.encrypted`, and
    `reject.no_text` for a scan.
    """
    reader = _open(content)
    pages = [_lines(page) for page in _pages(reader)]
    letters = sum(c.isalpha() for lines in pages for line in lines for c in line)
    if letters < LEAST_LETTERS * max(len(pages), 1):
        raise DocumentRejected(f"{letters} letters on {len(pages)} pages", key="reject.no_text")
    lines = [line for page in _without_edges(pages) for line in page]
    runs = re.split(r"\n(?:[^\S\n]*\n)+", "\n".join(lines))
    return Page(blocks=tuple(Block(run) for run in runs if run.strip()))


def _open(content: bytes) -> PdfReader:
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
    except (DependencyError, FileNotDecryptedError, NotImplementedError) as error:
        raise DocumentRejected(str(error), key="reject.encrypted") from error
    except _BROKEN as error:
        raise DocumentRejected(str(error), key="reject.broken") from error
    if locked:
        raise DocumentRejected("a password is needed", key="reject.encrypted")
    return reader


def _pages(reader: PdfReader) -> list[PageObject]:
    try:
        return list(reader.pages)
    except _BROKEN as error:
        raise DocumentRejected(str(error), key="reject.broken") from error


def _lines(page: PageObject) -> list[str]:
    try:
        text = page.extract_text()
    except _BROKEN as error:
        raise DocumentRejected(str(error), key="reject.broken") from error
    return [line.strip() for line in text.strip().split("\n")]


def _without_edges(pages: Sequence[list[str]]) -> Iterator[list[str]]:
    """The pages without lines that repeat at the edge of most of them, and without their numbers.

    A line that differs only in its digits repeats: "Trang 3/12".
    """
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    most = max(3, len(pages) / 2)
    repeated = {key for key, count in seen.items() if key and count >= most}
    for page in pages:
        edges = {*range(EDGE_LINES), *range(len(page) - EDGE_LINES, len(page))}
        yield [
            line
            for place, line in enumerate(page)
            if place not in edges
            or not (_key(line) in repeated or _is_number(line, place, page, len(pages)))
        ]


def _edges(page: list[str]) -> list[str]:
    return [*page[:EDGE_LINES], *page[-EDGE_LINES:]]


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.lower().split()))


def _is_number(line: str, place: int, page: list[str], pages: int) -> bool:
    found = _PAGE_NUMBER.fullmatch(line)
    outermost = place in (0, len(page) - 1)
    return found is not None and pages > 1 and outermost and int(found[1]) <= 2 * pages + 10
