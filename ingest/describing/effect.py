"""The days from which and until which a rule says that it is in force (pure)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from assistant.types import Kind, Reference
from assistant.vietnamese import days
from ingest.describing.provisions import provisions

_IN_FORCE = re.compile(
    r"[^.;“”]{0,220}?\b(?:có|bắt đầu có) hiệu lực(?: thi hành)?,? "
    r"(?P<when>(?:kể )?(?:từ|sau)\b.*)",
    re.IGNORECASE,
)
_OF_PART = re.compile(
    r"(?P<part>\b(?:điểm|khoản|điều|các điều|các khoản)\s[^.;“”:]{1,160}?)\s*(?:bắt đầu )?"
    r"có hiệu lực(?: thi hành)?,? (?P<when>(?:kể )?từ\b[^.;]*)",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\bđến (?:hết )?(?=ngày \d)", re.IGNORECASE)
_ENDS = re.compile(
    r"^\s*hết hiệu lực(?: thi hành)?,? (?:kể )?từ (?P<when>(?:ngày )?\d.*)", re.IGNORECASE
)
_SIGNED = re.compile(r"^(?:kể )?từ ngày (?:ký|ban hành)", re.IGNORECASE)
_AFTER_SIGNING = re.compile(r"^sau (\d{1,3}) ngày,? (?:kể )?từ ngày (?:ký|ban hành)", re.IGNORECASE)
_PART = re.compile(r"(?:điều|khoản|điểm|chương|mục)\s+\w+\s+(?:của\s+)?$", re.IGNORECASE)
_NOT_ITSELF = re.compile(r"\b(?:ngày|khi|trước|sau)\s+$", re.IGNORECASE)
_NEAR = 40
"""The day stands within so many characters after "có hiệu lực", and "Điều 5 của" before."""


def in_force(
    lines: Sequence[str], *, kind: Kind, issued_on: date | None
) -> tuple[date | None, date | None]:
    """The first and the last day in force, as a sentence on "<kind> này" itself says.

    `lines` are those of its own articles, without quoted words. "Kể từ ngày ký" counts from
    `issued_on`. A sentence on a part of it, or on another text, says nothing of the whole.
    """
    begins = ends = None
    for rest in _own_sentences(lines, kind):
        if begins is None and (found := _IN_FORCE.match(rest)):
            begins = _begin(found["when"], issued_on)
            ends = ends or _last_day(found["when"])
        if found := _ENDS.match(rest):
            day = _first_day(found["when"])
            ends = ends or (day - timedelta(days=1) if day else None)
    return begins, ends


def parts_in_force(lines: Sequence[str], *, kind: Kind) -> tuple[tuple[Reference, date], ...]:
    """The provisions that take effect on a day of their own: "khoản 3 Điều 1 của Luật này có hiệu
    lực thi hành từ ngày …", and that day."""
    of_itself = re.compile(rf"\b(?:của )?{re.escape(kind.value)} này\b", re.IGNORECASE)
    found = []
    for line in lines:
        for said in _OF_PART.finditer(line):
            day = _first_day(said["when"])
            places = provisions(said["part"]) if of_itself.search(said["part"]) else ()
            found += [(place, day) for place in places if day is not None]
    return tuple(found)


def told_of(number: str, lines: Sequence[str]) -> date | None:
    """The first day in force that a line tells of the text itself by its number: "Nghị định
    91/2017/NĐ-CP (có hiệu lực ngày 01/10/2017)"; so reprints of single articles begin."""
    named = re.compile(
        rf"{re.escape(number)}\s*\((?:có )?hiệu lực(?: thi hành)?(?: kể)?(?: từ)?\s*(?=ngày|\d)",
        re.IGNORECASE,
    )
    places = ((line, found) for line in lines if (found := named.search(line)))
    return next((_first_day(line[found.end() :]) for line, found in places), None)


def _own_sentences(lines: Sequence[str], kind: Kind) -> Iterator[str]:
    """What follows "<kind> này" wherever that stands for the whole text."""
    itself = re.compile(rf"\b{re.escape(kind.value)} này\b", re.IGNORECASE)
    for line in lines:
        for found in itself.finditer(line):
            before = line[max(0, found.start() - _NEAR) : found.start()]
            if not _PART.search(before) and not _NOT_ITSELF.search(before):
                yield line[found.end() :]


def _begin(when: str, issued_on: date | None) -> date | None:
    if found := _AFTER_SIGNING.match(when):
        return issued_on + timedelta(days=int(found[1])) if issued_on else None
    if _SIGNED.match(when):
        return issued_on
    return _first_day(when)


def _last_day(when: str) -> date | None:
    found = _UNTIL.search(when.split(".")[0])
    return _first_day(when[found.end() :]) if found else None


def _first_day(text: str) -> date | None:
    named = days(text[: _NEAR + 20])
    return named[0].on if named and named[0].excerpt.span.start <= _NEAR else None
