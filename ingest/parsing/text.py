"""Plain text → blocks: one per paragraph, its lines as they stand (pure).

Crawlers save Markdown under .txt; such files are read as what they are.
"""

import re

from ingest.parsing import markdown
from ingest.parsing.decoding import decode, split_head
from ingest.types import Block, Page

_MARKDOWN = re.compile(
    r"^#{1,6} \S|\*\*[^*\n]|^\|.*\|[ \t]*$|^\s*>{1,3} \S|\]\(https?://", re.MULTILINE
)
_BLANK = re.compile(r"\n[^\S\n]*\n")


def parse(content: bytes) -> Page:
    """Blocks are the paragraphs between blank lines; broken lines are left to `cleaning`."""
    metadata, text = split_head(decode(content))
    if _MARKDOWN.search(text):
        return Page(blocks=markdown.blocks_of(text), metadata=metadata)
    paragraphs = (paragraph.strip("\n") for paragraph in _BLANK.split(text))
    return Page(blocks=tuple(Block(p) for p in paragraphs if p.strip()), metadata=metadata)
