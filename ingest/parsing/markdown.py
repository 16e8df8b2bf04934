"""Markdown → blocks: headings, paragraphs, rows of tables; marks dropped, words kept (pure).

A reader for what people and crawlers write, not for CommonMark: lines inside a paragraph are
kept, because crawled pages break them anywhere and `cleaning` knows which belong together.
"""

import re
from collections.abc import Iterator

from ingest.parsing.decoding import decode, split_head
from ingest.parsing.tables import row
from ingest.types import Block, Page

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_STRONG_LOW = re.compile(r"(?<![\w_])__(?=[^\s_])(.+?)(?<=[^\s_])__(?![\w_])")
_LOW = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]+)(?<=[^\s_])_(?![\w_])")
_STARS = re.compile(r"\*{2,}")
_STAR = re.compile(r"(?<!\\)(?<![ \n])\*|(?<!\\)\*(?! )")
_BULLET = re.compile(r"^([ \t]*)\* (?=\S)", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_STARS_ALONE = re.compile(r"^[ \t]*\*{1,2}[ \t]*\n", re.MULTILINE)
"""Where a crawler put the end of an emphasis on a line of its own, no paragraph ends."""
_CODE = re.compile(r"`+([^`\n]*)`+")

_RULE = re.compile(r"\s*([-*_=])(?:\s*\1){2,}\s*")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s+(.*?))?\s*#*\s*")
_QUOTE = re.compile(r"^\s{0,3}>(?!\s*>)\s?")
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*")


def parse(content: bytes) -> Page:
    """Blocks of a .md file; front matter goes to the metadata."""
    metadata, text = split_head(decode(content))
    return Page(blocks=blocks_of(text), metadata=metadata)


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of Markdown `text` in order."""
    return tuple(block for block in _blocks(_unmarked(text).split("\n")) if block.text.strip())


def _unmarked(text: str) -> str:
    """The same lines without images, link addresses and marks of emphasis."""
    text = _IMAGE.sub("", _COMMENT.sub("", text))
    text = _LINK.sub(r"\1", text)
    text = _STARS_ALONE.sub("", text)
    text = "\n".join("---" if _RULE.fullmatch(line) else line for line in text.split("\n"))
    text = _BULLET.sub(r"\1- ", _STARS.sub("", text))
    text = _STAR.sub("", text)
    text = _LOW.sub(r"\1", _STRONG_LOW.sub(r"\1", text))
    return _ESCAPED.sub(r"\1", _CODE.sub(r"\1", text))


def _blocks(lines: list[str]) -> Iterator[Block]:
    paragraph: list[str] = []
    for line in lines:
        line = _QUOTE.sub("", line, count=1)
        own = _own_block(line)
        if own is None:
            paragraph.append(line)
            continue
        yield Block("\n".join(paragraph))
        paragraph = []
        yield own
    yield Block("\n".join(paragraph))


def _own_block(line: str) -> Block | None:
    """The block that `line` is by itself; None where it is part of a paragraph."""
    if not line.strip() or _FENCE.match(line) or _TABLE_RULE.fullmatch(line):
        return Block("")
    if (heading := _HEADING.fullmatch(line)) is not None:
        return Block((heading[2] or "").strip(), heading=len(heading[1]))
    if "|" in line and line.strip() != "|":
        return Block(row(line.strip().strip("|").split("|")))
    return None
