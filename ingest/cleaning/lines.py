"""The lines of a page, the unit that cleaning works on (pure)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.vietnamese import fold, tidy
from ingest.types import Page

_SPACES = re.compile(r" {2,}")
_RULE = re.compile(r"[\s\-–—_=*~•#+]*|[\s.…]{6,}")
_COLLECTED = re.compile(r"={3,}\s*(.*?)\s*={3,}")
"""How collectors part excerpts of one document. As a heading it keeps what follows from being read
as a part of the article before."""
_HANGING_DASH = re.compile(r"(^|(?<= ))-\n+(?=\S)", re.MULTILINE)


BAR = "|"
"""A line that is nothing but this parts the cells of a broken table."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `heading` as in Block; `opens` says that a blank line or a new block precedes."""

    text: str
    heading: int = 0
    opens: bool = True


def lines_of(page: Page) -> list[Line]:
    """Every line of every block, tidy and with single spaces.

    Lines of dashes part paragraphs, but not the cells of a broken table.
    """
    found: list[Line] = []
    for block in page.blocks:
        opens = first = True
        for raw in _HANGING_DASH.sub("\n- ", tidy(block.text)).split("\n"):
            text = _SPACES.sub(" ", raw).strip()
            if _RULE.fullmatch(text):
                opens = True
                continue
            if (mark := _COLLECTED.fullmatch(text)) is not None:
                found.append(Line(mark[1], heading=2))
                opens = True
                continue
            parted = first if text == BAR else opens
            found.append(Line(text, heading=block.heading, opens=parted))
            opens = first = False
    return found


def without(lines: Sequence[Line], goes: Callable[[Line], bool]) -> list[Line]:
    """The lines for which `goes` is false; what follows a removed line opens where that did."""
    return keep(lines, [not goes(line) for line in lines])


def keep(lines: Sequence[Line], kept: Sequence[bool]) -> list[Line]:
    """The lines marked in `kept`; what follows a removed line opens where that did."""
    found: list[Line] = []
    opens = False
    for line, stays in zip(lines, kept, strict=True):
        opens = opens or line.opens
        if stays:
            found.append(line if line.opens == opens else replace(line, opens=opens))
            opens = False
    return found


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """`fold`, remembered: the stages ask for the same lines many times (8 of 10 seconds before)."""
    return fold(text)


@lru_cache(maxsize=1 << 14)
def key(text: str) -> str:
    """The folded words of a line alone: two lines with one key say the same."""
    return " ".join(re.findall(r"\w+", folded(text)))


def is_row(text: str) -> bool:
    """Whether a line is a row of a table."""
    return " | " in text


_PARTS = r"Phần|PHẦN|Chương|CHƯƠNG|Tiểu mục|TIỂU MỤC|Mục|MỤC"
_UNIT = re.compile(
    rf"[“\"]?(?:(?:{_PARTS}) (?:thứ \w+|[IVXLC]+|\d+)\s*(?:[.:]|$|[A-ZĐÀ-Ỹ]{{2}})"
    r"|(?:Điều|ĐIỀU) \d+[a-zđ]?\s*(?:[.:]|$)"
    r"|\d+(?:\.\d+)*[.)]\s|\(?[a-zđ]{1,2}\)|\((?:\d+|[ivx]+)\)|[-–+•▪]\s|[IVX]+\.\s|[A-ZĐ]\.\s"
    r"|PHỤ LỤC\b|Phụ lục [\dIVXA-Z]|(?:MẪU|Mẫu) số|Nơi nhận\s*:|Kính gửi\s*:|Căn cứ )"
)


def is_unit(text: str) -> bool:
    """Whether a line begins a structural unit: "Chương II", "Điều 5.", "2. ", "b) ", "- " …"""
    return _UNIT.match(text) is not None


_SENTENCE_END = re.compile(r"[.!?:;…]+[”\"’)\]/]*$")
_ABBREVIATION = re.compile(r"(?:^|[\s.,(])(?:TP|GS|PGS|TS|ThS|BS|KS|CN|Q|P|Tx|TX)\.$")


def ends_sentence(text: str) -> bool:
    """Whether a line ends like a sentence or a list item, not after an abbreviation ("TP.")."""
    return _SENTENCE_END.search(text) is not None and not ends_abbreviated(text)


def ends_abbreviated(text: str) -> bool:
    """Whether a line ends with an abbreviation that a name must follow: "GS.TS.", "TP."."""
    return _ABBREVIATION.search(text) is not None
