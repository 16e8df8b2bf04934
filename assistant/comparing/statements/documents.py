"""Day, day of effect and number of a document, as sentences tell them (pure)."""

import re
from collections.abc import Iterator

from assistant.comparing.statements.stated import DAY, Fact, Statement, place_of
from assistant.types import Excerpt, Passage
from assistant.vietnamese import days, fold, number_key, tokens, written

_LETTERS = r"[A-ZĐ]{1,10}\d{0,2}"
_CENTRAL = r"(?:TW|TTg|CP|CTN|QH\d*|UBTVQH\d*|B[A-ZĐ]{1,8}|VPCP|TANDTC|VKSNDTC)"
_NUMBER = (
    rf"\d{{1,5}}/\d{{4}}/{_LETTERS}(?:-[A-ZĐ]\w*)*(?![\w/-])"
    rf"|\d{{1,5}}[-/][A-ZĐ]{{2,4}}[-/]{_CENTRAL}(?![\w/-])"
)
"""A number that belongs to one text: with its year, or of a central body. "157/KH-UBND" may be any
province's, and is not read."""
_KINDS = (
    r"(?:Bộ luật|Luật|Nghị định|Thông tư|Chỉ thị|Quyết định|Nghị quyết|Pháp lệnh|Kết luận|Công điện"
    r"|Hướng dẫn|Kế hoạch)"
)
_OF_BODY = r"(?:,? (?:của|do) (?:[A-ZĐÀ-Ỹ]\w*)(?: [\w,]+){0,6}?)?"
_ISSUED = re.compile(
    rf"(?P<kind>{_KINDS})?(?: (?:số|số:))?\s?(?<![\w/])(?P<number>{_NUMBER}){_OF_BODY}"
    rf",?\s?\(?(?:ban hành |ký )?(?:ngày )?(?P<day>{DAY})"
)
_EFFECTIVE = re.compile(
    rf"(?<![\w/])(?P<number>{_NUMBER})(?P<between>[^;.\d]{{0,60}}?)(?:bắt đầu )?có hiệu lực"
    rf"(?: thi hành)?,? (?:kể )?từ (?:ngày )?(?P<day>{DAY})"
)
_TITLED = re.compile(
    rf"(?P<kind>{_KINDS})(?: số)? (?P<number>{_NUMBER}){_OF_BODY},? \(?ngày (?P<day>{DAY})\)?"
    r"(?: của [^“”\"]{0,40}?)? [“\"]?(?:[Vv]ề )(?:việc )?(?P<title>[^“”\".;]{30,160})"
)
_TITLE_SYLLABLES = 8
"""Syllables of a title that must agree before two numbers are held against each other."""


def issued(passage: Passage, excerpt: Excerpt) -> Iterator[Statement]:
    """The day of a text, told right after its number: "Chỉ thị 34-CT/TW ngày 07/4/2014"."""
    for found in _ISSUED.finditer(excerpt.text):
        yield from _dated(Fact.ISSUED_ON, found, passage, excerpt)


def effective(passage: Passage, excerpt: Excerpt) -> Iterator[Statement]:
    """The day since which a text holds: "Nghị định 152/2025/NĐ-CP có hiệu lực từ 01/7/2025"."""
    for found in _EFFECTIVE.finditer(excerpt.text):
        if "thay" not in found["between"] and " và " not in found["between"]:
            yield from _dated(Fact.EFFECTIVE_FROM, found, passage, excerpt)


def _dated(
    fact: Fact, found: re.Match[str], passage: Passage, excerpt: Excerpt
) -> Iterator[Statement]:
    for dated in days(found["day"])[:1]:
        kind = found.groupdict().get("kind")
        yield Statement(
            fact=fact,
            subject=number_key(found["number"]),
            name=f"{kind} {found['number']}" if kind else found["number"],
            value=dated.on.isoformat(),
            shown=written(dated.on),
            passage=passage,
            excerpt=excerpt,
            place=place_of(excerpt, found),
        )


def numbered(passage: Passage, excerpt: Excerpt) -> Iterator[Statement]:
    """The number of a text that is told by kind, day and title: two texts of one day and title
    are one text."""
    for found in _TITLED.finditer(excerpt.text):
        title = tokens(fold(found["title"]))[:_TITLE_SYLLABLES]
        on = days(found["day"])[:1]
        if len(title) == _TITLE_SYLLABLES and on:
            kind = fold(found["kind"])
            yield Statement(
                fact=Fact.NUMBER,
                subject=f"{kind} {on[0].on.isoformat()} {' '.join(title)}",
                name=f"{found['kind']} ngày {written(on[0].on)} về {found['title'].strip()}",
                value=number_key(found["number"]),
                shown=found["number"],
                passage=passage,
                excerpt=excerpt,
                place=place_of(excerpt, found),
            )
