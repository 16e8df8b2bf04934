"""The days from which and until which a rule says that it is in force (pure)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from assistant.types import Kind
from assistant.vietnamese import days

_IN_FORCE = re.compile(
    r"[^.;“”]{0,220}?\b(?:có|bắt đầu có) hiệu lực(?: thi hành)?,? "
    r"(?P<when>(?:kể )?(?:từ|sau)\b.*)",
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
