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
_HEAD = 15
"""Lines among which the two columns of a document's head begin."""
_COLUMNS = re.compile(r"^[^\S\n]*(\S.*?)(?:[^\S\n]{3,}|\t+)(\S.*)$")
_NATION = re.compile(r"^C[ỘO]NG\s+H(?:ÒA|OÀ|OA)\s+X", re.IGNORECASE)
_BLANK = re.compile(r"\n[^\S\n]*\n")


def parse(content: bytes) -> Page:
    """Blocks are the paragraphs between blank lines; broken lines are left to `cleaning`."""
    metadata, text = split_head(decode(content))
    if _MARKDOWN.search(text):
        return Page(blocks=markdown.blocks_of(text), metadata=metadata)
    paragraphs = (paragraph.strip("\n") for paragraph in _BLANK.split(_in_one_column(text)))
    return Page(blocks=tuple(Block(p) for p in paragraphs if p.strip()), metadata=metadata)


def _in_one_column(text: str) -> str:
    """`text` with the head of an official document, whose two columns are set apart by blanks, in
    one: the issuer and the number, then the nation's name and the day."""
    lines = text.split("\n")
    heads = (
        at
        for at, line in enumerate(lines[:_HEAD])
        if (columns := _COLUMNS.match(line)) and _NATION.match(columns[2])
    )
    if (begin := next(heads, None)) is None:
        return text
    end = next((at for at in range(begin, len(lines)) if not lines[at].strip()), len(lines))
    sides: tuple[list[str], list[str]] = ([], [])
    for line in lines[begin:end]:
        if columns := _COLUMNS.match(line):
            sides[0].append(columns[1])
            sides[1].append(columns[2])
        else:
            sides[0].append(line.strip())
    head = [*sides[0], "", *sides[1]]
    return "\n".join([*lines[:begin], *head, *lines[end:]])
