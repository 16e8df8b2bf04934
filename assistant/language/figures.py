"""What a text says, as tokens: words in one form, figures as values (pure).

"2.340.000 đồng", "2,34 triệu đồng" and "hai triệu ba trăm bốn mươi nghìn đồng" give the same
tokens, and so do "06/01/2020", "2020-01-06" and "ngày 6 tháng 1 năm 2020", "Điều 23" and "Điều
XXIII", "15%" and "mười lăm phần trăm".
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import lru_cache

from assistant.language.numerals import (
    AMOUNT,
    NUMBER_WORDS,
    NUMERAL,
    amount,
    number_in_words,
    numeral,
    plain,
    roman,
)
from assistant.vietnamese import normal, number_key, tidy


class Sort(Enum):
    """What a token is; a `PLACE` is an article, clause, point … or the number of a document."""

    WORD = "word"
    FIGURE = "figure"
    RANK = "rank"
    PLACE = "place"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Token:
    """One word or value, in a form that is equal wherever the same is said.

    `capital` says that it was written with a capital letter: it tells names, and counts for
    nothing in comparing.
    """

    form: str
    sort: Sort = Sort.WORD
    capital: bool = field(default=False, compare=False)

    @property
    def is_figure(self) -> bool:
        """Whether it is a number, a day or an amount."""
        return self.sort is Sort.FIGURE


NEGATION = Token("không", Sort.NEGATION)
_NEGATIONS = frozenset({"không", "chưa", "chẳng", "chả", "đừng"})
_NUMBERED = "điều|khoản|chương|mục|phần|phụ lục|mẫu số|mẫu"
_ROMAN = re.compile(r"(?<![\w/.-])[IVXLC]+(?![\w/-])")
_ROMAN_AFTER = re.compile(
    rf"(?i:(?<!\w)(?:{_NUMBERED}|hạng|quý|khóa|lần thứ|thứ|thế kỷ|đại hội))\s+$"
)
_RANKS = {"nhất": 1, "nhì": 2, "hai": 2, "ba": 3}
_DAY = (
    r"(?:ngày\s+|mồng\s+)?(?:(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})(?!\d)"
    r"|(?P<d>\d{1,2})(?:\s*[/.\-]\s*(?P<m>\d{1,2})\s*[/.\-]\s*(?P<y>\d{4})"
    r"|\s*tháng\s*(?P<m2>\d{1,2})\s*(?:,?\s*năm\s*|[,/]\s*)(?P<y2>\d{4}))(?![\d/]))"
)
_DAY_OF_YEAR = (
    r"ngày\s+(?P<p>\d{1,2})\s*(?:[/\-]\s*(?P<q>\d{1,2})|tháng\s*(?P<q2>\d{1,2}))(?![\d/])"
    r"|(?P<p3>\d{1,2})\s*tháng\s*(?P<q3>\d{1,2})(?![\d/])"
)
_MONTH = r"tháng\s*(?P<mm>\d{1,2})\s*(?:/|,?\s*năm\s*)(?P<my>\d{4})(?!\d)"
_DOCUMENT = r"\d+(?:/\d+)*[/-][a-zđ][a-zđ\d]*(?:[-/][a-zđ][a-zđ\d]*)*"
_PIECE = re.compile(
    rf"(?P<place>(?<!\w)(?:{_NUMBERED})\s+\d+[a-zđ]?(?![\w/]|[.,]\d))"
    r"|(?P<point>(?<!\w)điểm\s+[a-zđ](?!\w))"
    r"|(?P<rank>(?<!\w)hạng\s+(?:nhất|nhì|hai|ba|[123])(?!\w))"
    rf"|(?P<document>(?<!\w){_DOCUMENT})|(?P<day>(?<!\d){_DAY})|(?P<month>{_MONTH})"
    rf"|(?P<part>(?<!\d){_DAY_OF_YEAR})|(?P<slashed>\d+(?:/\d+)+)"
    rf"|(?P<amount>{AMOUNT})|(?P<numeral>(?:{NUMERAL})(?![^\W\d_]))|(?P<mixed>\d[^\W_]*)"
    rf"|(?P<spelled>{NUMBER_WORDS})|(?P<percent>%|(?<!\w)phần trăm(?!\w))"
    r"|(?P<money>(?<=[\d ])(?:đồng|vnđ|vnd|đ)(?!\w))|(?P<word>[^\W\d_]+)|(?P<cell>\|)|(?P<open>\()"
)
_KINDS = (
    "place",
    "point",
    "rank",
    "document",
    "day",
    "month",
    "part",
    "slashed",
    "amount",
    "numeral",
    "mixed",
    "spelled",
    "percent",
    "money",
    "word",
    "cell",
    "open",
)


@lru_cache(maxsize=4_000)
def read(text: str) -> tuple[Token, ...]:
    """The tokens of `text` in order; punctuation is left out but for "|", the edge of a cell.

    A value that is said twice, "03 (ba) bộ", stands once.
    """
    shown = _arabic(tidy(text))
    found: list[Token] = []
    opened = False
    for match in _PIECE.finditer(normal(shown)):
        kind = next(each for each in _KINDS if match[each])
        if kind == "open":
            opened = True
            continue
        token = _token(kind, match)
        if kind == "word" and shown[match.start()].isupper():
            token = replace(token, capital=True)
        repeats = opened and token.is_figure and found and found[-1] == token
        if not repeats:
            found.append(token)
        opened = False
    return tuple(found)


def _arabic(text: str) -> str:
    """`text` with Roman numerals in digits: two letters or more, or one after "Chương", "hạng"."""

    def value(found: re.Match[str]) -> str:
        numbered = _ROMAN_AFTER.search(text[max(0, found.start() - 12) : found.start()])
        lone = len(found[0]) == 1 and not numbered
        return found[0] if lone or _is_word(found[0]) else str(roman(found[0]))

    return _ROMAN.sub(value, text)


def _is_word(letters: str) -> bool:
    return letters in ("LI", "CI", "IC", "LC", "CL", "CC", "LL", "CIC")


def _token(kind: str, found: re.Match[str]) -> Token:
    match kind:
        case "place" | "point":
            name, number = found[0].rsplit(maxsplit=1)
            return Token(f"{' '.join(name.split())}:{number.lstrip('0')}", Sort.PLACE)
        case "document":
            return Token(number_key(found[0]), Sort.PLACE)
        case "rank":
            rank = found[0].split()[-1]
            return Token(f"hạng:{_RANKS.get(rank, rank)}", Sort.RANK)
        case "day":
            return Token(_day(found), Sort.FIGURE)
        case "month":
            return Token(f"{found['my']}-{int(found['mm']):02}", Sort.FIGURE)
        case "part":
            day, month = found["p"] or found["p3"], found["q"] or found["q2"] or found["q3"]
            return Token(f"{int(day)}/{int(month)}", Sort.FIGURE)
        case _:
            return _simple(kind, found[0])


def _simple(kind: str, text: str) -> Token:
    match kind:
        case "slashed":
            return Token("/".join(str(int(each)) for each in text.split("/")), Sort.FIGURE)
        case "amount":
            return Token(plain(amount(text)), Sort.FIGURE)
        case "numeral":
            return Token(plain(numeral(text)), Sort.FIGURE)
        case "spelled":
            return Token(plain(number_in_words(text)), Sort.FIGURE)
        case "mixed":
            return Token(text, Sort.FIGURE)
        case "percent":
            return Token("%")
        case "money":
            return Token("đồng")
        case _:
            return NEGATION if text in _NEGATIONS else Token(text)


def _day(found: re.Match[str]) -> str:
    year = found["iy"] or found["y"] or found["y2"]
    month = found["im"] or found["m"] or found["m2"]
    day = found["id"] or found["d"]
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return found[0]
