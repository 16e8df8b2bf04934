"""Parsing: the bytes of one file → a page of blocks, one module per format (pure)."""

from collections.abc import Callable

from assistant.errors import DocumentRejected
from ingest.parsing import docx, html, markdown, pdf, text
from ingest.types import Page, Raw

_PARSERS: dict[str, Callable[[bytes], Page]] = {
    "text/plain": text.parse,
    "text/markdown": markdown.parse,
    "text/html": html.parse,
    "application/pdf": pdf.parse,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": docx.parse,
}


def parse(raw: Raw) -> Page:
    """The blocks of `raw` in reading order and what its format says of it.

    DocumentRejected when the bytes cannot be read: `reject.format`, `reject.broken`,
    `reject.encrypted`, `reject.no_text`.
    """
    parser = _PARSERS.get(raw.media_type)
    if parser is None:
        raise DocumentRejected(
            f"no parser for {raw.media_type}", key="reject.format", suffix=raw.media_type
        )
    return parser(raw.content)
