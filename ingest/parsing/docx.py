"""Word documents → blocks: paragraphs with their numbers, headings by style, tables (pure)."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table

from assistant.errors import DocumentRejected
from ingest.parsing import tables
from ingest.parsing.docx_numbering import Numbering
from ingest.types import Block, Page

_BROKEN = (BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError, OSError)
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HEADING_STYLE = re.compile(r"(?:heading|tiêu đề|đề mục)\s*(\d)", re.IGNORECASE)
_TITLE_STYLES = frozenset({"title", "tiêu đề", "tên"})
_LINE_BREAKS = frozenset({qn("w:br"), qn("w:cr")})


def parse(content: bytes) -> Page:
    """Blocks in reading order; deleted text of tracked changes is left out, inserted text kept.

    DocumentRejected: `reject.encrypted`, `reject.broken`.
    """
    if _LOCKED in content[: 1 << 20]:
        raise DocumentRejected("a password is needed", key="reject.encrypted")
    try:
        document = docx.Document(BytesIO(content))
    except _BROKEN as error:
        raise DocumentRejected(str(error), key="reject.broken") from error
    numbering = Numbering(document)
    blocks = (b for part in document.iter_inner_content() for b in _blocks(part, numbering))
    return Page(blocks=tuple(block for block in blocks if block.text.strip()))


def _blocks(part: Any, numbering: Numbering) -> Iterator[Block]:
    if isinstance(part, Table):
        yield from tables.blocks([list(_cells(row, numbering)) for row in part.rows])
    else:
        yield Block(numbering.mark(part) + _text(part), heading=_rank(part.style))


def _cells(row: Any, numbering: Numbering) -> Iterator[str]:
    """The cells of a row, each merged cell once."""
    seen = None
    for cell in row.cells:
        if cell._tc is not seen:
            inner = (b.text for part in cell.iter_inner_content() for b in _blocks(part, numbering))
            yield "\n".join(text for text in inner if text.strip())
        seen = cell._tc


def _text(paragraph: Any) -> str:
    """The visible characters of a paragraph, with `\\n` for a line break."""
    pieces = []
    for node in paragraph._p.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")):
        if node.tag == qn("w:t"):
            pieces.append(node.text or "")
        elif node.getparent().tag == qn("w:r"):
            pieces.append("\n" if node.tag in _LINE_BREAKS else " ")
    return "".join(pieces)


def _rank(style: Any) -> int:
    """1–6 for a heading style or one based on it, else 0."""
    while style is not None:
        name = (style.name or "").lower()
        if (found := _HEADING_STYLE.fullmatch(name)) is not None:
            return min(max(int(found[1]), 1), 6)
        if name in _TITLE_STYLES:
            return 1
        style = style.base_style
    return 0
