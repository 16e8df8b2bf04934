"""The stages of a document on its way in: Raw → Page → Text, then Document and Passages (pure)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.types import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """The bytes of one file or page as they came.

    `source` is its place (an absolute path, "starter/<name>" for the bundled corpus, or an
    address), `name` its last part, `media_type` such as "text/html".
    """

    source: str
    name: str
    media_type: str
    content: bytes
    url: str | None = None

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page: a paragraph, a list item, a row of a table (cells joined by " | ").

    `heading` is 1–6 for a heading of that rank, 0 for everything else.
    """

    text: str
    heading: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a parser read: blocks in reading order, and what the format itself says of the page.

    `metadata` holds front matter and <meta> values under lower-case keys ("title", "url", …).
    """

    blocks: tuple[Block, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in a cleaned text, of rank 1–6."""

    rank: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A cleaned page: the text that is stored, that spans refer to and that people are shown.

    Blocks are lines; paragraphs are parted by one blank line, rows of a table by a line break.
    """

    text: str
    headings: tuple[Heading, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
