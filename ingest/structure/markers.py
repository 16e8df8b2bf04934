"""What a line opens in a legal text: a chapter, an article, a clause, a point (pure)."""

import re
from dataclasses import dataclass

from assistant.types import Level, Step

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters that points are numbered with, in the order of the Vietnamese alphabet."""

_ROMAN_OR_DIGITS = r"[IVXLC]+|\d{1,3}[a-zđ]?"
_HEADED = {
    Level.PART: re.compile(
        r"^phần\s+(?P<number>(?:thứ\s+)?(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
        rf"|{_ROMAN_OR_DIGITS})\s*(?:[.:–-]\s*|\s|$)(?P<rest>.*)$",
        re.IGNORECASE,
    ),
    Level.CHAPTER: re.compile(
        rf"^chương\s+(?P<number>{_ROMAN_OR_DIGITS})\s*(?:[.:–-]\s*|\s|$)(?P<rest>.*)$",
        re.IGNORECASE,
    ),
    Level.SECTION: re.compile(
        rf"^mục\s+(?P<number>{_ROMAN_OR_DIGITS})\s*(?:[.:–-]\s*|\s|$)(?P<rest>.*)$", re.IGNORECASE
    ),
    Level.SUBSECTION: re.compile(
        rf"^tiểu mục\s+(?P<number>{_ROMAN_OR_DIGITS})\s*(?:[.:–-]\s*|\s|$)(?P<rest>.*)$",
        re.IGNORECASE,
    ),
}
_APPENDIX = re.compile(
    r"^(?P<name>phụ lục|mẫu|biểu mẫu|biểu)(?:\s+(?:số\s*:?\s*)?(?P<number>[IVXLC]+|\d{1,3}[a-z]?))?"
    r"\s*(?:[.:–-]\s*(?P<rest>.*))?$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^điều\s+(?P<number>\d{1,3}[a-zđ]?)\s*(?:[.:]\s*(?P<rest>.*))?$", re.I)
_COPIED_ARTICLE = re.compile(
    r"^[=*# ]*điều\s+(?P<number>\d{1,3}[a-zđ]?)(?:\s+(?:khoản|điểm)\s[\w, ]{1,20}?)*\s+"
    r"(?P<rest>\d{1,5}/\d{4}/[^\s.;:]+(?:\s+[–-]\s.{1,120})?)$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"^(?P<number>\d{1,3})(?P<suffix>[a-zđ]?)\s?(?:\.|[-–](?=\s))\s?(?=\D)\S")
_POINT = re.compile(rf"^(?P<letter>[{POINT_LETTERS}])(?P<suffix>\d?)\s?[)/]\s?\S")

LONG_HEADING = 300
"""Headings are shorter: the longest of Law 06/2022/QH15 (Article 92) has 190 characters."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A structural step and where it comes from: `rest` is what follows on the same line."""

    step: Step
    rest: str = ""


def heading_opening(text: str) -> Opening | None:
    """The part, chapter, section or subsection that `text` opens, None where it opens none."""
    for level, pattern in _HEADED.items():
        found = pattern.match(text)
        if found and _is_heading(found["rest"]):
            return Opening(Step(level, found["number"], found["rest"].strip()), found["rest"])
    return None


def appendix_opening(text: str) -> Opening | None:
    """The appendix or form that `text` opens: "Phụ lục II", "PHỤ LỤC", "Mẫu số 01: …".

    Only an appendix has a number as a step; a form bears its own in the heading.
    """
    found = _APPENDIX.match(text)
    if not found or len(text) > LONG_HEADING:
        return None
    name, number, rest = found["name"], found["number"] or "", (found["rest"] or "").strip()
    if name.lower() == "phụ lục":
        return Opening(Step(Level.APPENDIX, number), rest)
    return Opening(Step(Level.APPENDIX, "", f"Mẫu số {number}"), rest) if number else None


def article_opening(text: str) -> Opening | None:
    """The article that `text` opens: "Điều 23. …", "Điều 1", "Điều 1: …".

    Also "Điều 51 152/2025/NĐ-CP – tiền thưởng": so people part what they copy into one file.
    """
    if copied := _COPIED_ARTICLE.match(text):
        return Opening(Step(Level.ARTICLE, copied["number"], copied["rest"].strip(" =")))
    found = _ARTICLE.match(text)
    if not found:
        return None
    rest = (found["rest"] or "").strip()
    return Opening(Step(Level.ARTICLE, found["number"], article_title(rest)), rest)


def article_title(rest: str) -> str:
    """`rest` of an article's first line when it is a title, "" when it is the rule itself."""
    if len(rest) > LONG_HEADING or rest.endswith((".", ";", "/", "…")):
        return ""
    if rest.endswith(":"):
        introduces = re.search(r"(?:như sau|sau đây|gồm|sau)\s*:$", rest)
        return "" if introduces or len(rest) > 120 else rest.rstrip(" :")
    return rest


def clause_number(text: str) -> tuple[int, str] | None:
    """The number of the clause that `text` may open: "2. …" → (2, ""), "2a. …" → (2, "a")."""
    found = _CLAUSE.match(text)
    return (int(found["number"]), found["suffix"]) if found else None


def point_letter(text: str) -> tuple[int, str, str] | None:
    """The point that `text` may open, as (place in the alphabet, suffix, letter with suffix)."""
    found = _POINT.match(text)
    if not found:
        return None
    letter, suffix = found["letter"], found["suffix"]
    return POINT_LETTERS.index(letter), suffix, letter + suffix


def is_capitals(text: str) -> bool:
    """Whether the letters of `text` are capitals, as in a heading; a short word or two may not."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 3 and sum(map(str.isupper, letters)) >= 0.85 * len(letters)


def _is_heading(rest: str) -> bool:
    return not rest or (
        len(rest) <= LONG_HEADING
        and not rest.endswith((".", ";", ","))
        and (rest[0].isupper() or rest[0] in '“"(')
        and not re.search(r"\b(?:này|của (?:luật|nghị định|thông tư))\b", rest, re.IGNORECASE)
    )
