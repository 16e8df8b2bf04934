"""What a news item says of itself: headline, day of publication, its event (pure)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.vietnamese import days
from ingest.structure.lines import Line

_TOP = 12
"""Headline and day of publication stand within the first lines; cleaning has taken menus away."""
_OPENING = 6
"""The event is told within so many first lines, or not in a form that can be read safely."""
_MEMORY = 60
"""A day without a year belongs to the last so many days before publication, or it is left out."""
_SHORT_HEADLINE = 5
_LONG_HEADLINE = 250
_DATELINE = re.compile(
    r"^(?:\([^()]{2,40}\)\s*[-–—]?|(?:[A-ZĐ]{2,10}|Theo [\w.]{2,30})\s*[-–—])\s*(?=\S|$)"
)
_CLOCK = re.compile(r"\d{1,2}\s*[:hg]\s*\d{2}(?::\d{2})?\s*(?:AM|PM|SA|CH|\(?GMT[^)]*\)?)?", re.I)
_AROUND_A_DAY = re.compile(
    r"thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy)\b|chủ nhật|ngày(?: đăng| tạo| cập nhật)?"
    r"|cập nhật(?: lúc)?|đăng(?: lúc)?|xuất bản|lúc",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\(\s*\d{1,2}:\d{2}\s*[|,-]?\s*\d{1,2}/\d{1,2}/\d{4}\s*\)\s*$")
_TOLD = re.compile(
    r"^(?:(?:vừa qua|trong)[, ]+)?(?:(?:sáng|chiều|tối|trưa)\s*)?(?:(?:ngày|hôm)\s*)?"
    r"(?P<day>\d{1,2})\s*(?:[/.\-–]|\s?tháng\s?)\s*(?P<month>\d{1,2})"
    r"(?:\s*(?:[/.\-–]|,?\s?năm\s?)\s*(?P<year>\d{4}))?(?!\d)",
    re.IGNORECASE,
)
_HAPPENS = re.compile(
    r"hội nghị|đại hội|hội thảo|tập huấn|tổ chức|diễn ra|khai mạc|phiên họp|\bhọp\b|\blễ\b|tổng kết"
    r"|sơ kết|ký kết|phát động|trao|đón nhận|gặp mặt|tuyên dương|biểu dương|làm việc|tọa đàm",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\btại\s+(?P<place>[^.;:()“”]{2,160})")
_BIGGER_PLACE = re.compile(
    r"^(?:tp\b\.?|thành phố|tỉnh|huyện|quận|thị xã|thị trấn|xã|phường|số \d|đường|hà nội|việt nam)",
    re.IGNORECASE,
)
_AFTER_PLACE = re.compile(
    r"\s+(?:đã|vừa|diễn ra|tổ chức|khai mạc|với|do|và|trong|nhằm|để|ban|hội đồng|bộ|ủy ban)\s.*$"
)


@dataclass(frozen=True, slots=True)
class Event:
    """The day and the place of what a news item tells of; None where it does not say."""

    on: date | None = None
    place: str | None = None


def published_on(metadata: Mapping[str, str], lines: Sequence[Line]) -> date | None:
    """The day of publication: what the page declares, else a line near the top that is a day."""
    for key in ("published", "date", "publish_date"):
        if named := _declared(metadata.get(key, "")):
            return named
    for line in lines[:_TOP]:
        if _is_day_line(line.text):
            return days(line.text)[0].on
    return None


def headline(lines: Sequence[Line]) -> str | None:
    """The line above the body that is a headline, None where the text begins with its body.

    Several short lines may stand there, with the day of publication among them: the name of a
    column, the headline, the name of a site. Above the day the longest is taken, else the first.
    """
    above: list[str] = []
    for line in lines[:_TOP]:
        text = _STAMP.sub("", line.text).strip()
        if _is_headline(text):
            above.append(text)
        elif not _is_day_line(line.text):
            return _longish(above)
        elif above:
            return _longish(sorted(above, key=len, reverse=True))
    return None


def event_of(lines: Sequence[Line], published: date | None) -> Event:
    """The event that one of the first lines opens with: "Ngày 19/7/2017, tại thành phố …, …"."""
    for line in lines[:_OPENING]:
        text = _DATELINE.sub("", line.text)
        found = _TOLD.match(text)
        if found and _HAPPENS.search(text[found.end() :][:400]):
            on = _day(found, published)
            return Event(on, _place(text[found.end() :])) if on else Event()
    return Event()


def _declared(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return next((found.on for found in days(value)), None)


def _is_day_line(text: str) -> bool:
    if _STAMP.search(text):
        return True
    named = days(text)
    if len(text) > 60 or not named:
        return False
    rest = text.replace(named[0].excerpt.text, " ", 1)
    rest = _AROUND_A_DAY.sub(" ", _CLOCK.sub(" ", rest))
    return not re.search(r"[^\W_]{2,}", rest)


def _is_headline(text: str) -> bool:
    return (
        len(text) <= _LONG_HEADLINE
        and (text.endswith("...") or not text.endswith((".", ":", ";", ",", "…")))
        and not _DATELINE.match(text)
        and not _TOLD.match(text)
        and " | " not in text
        and bool(text)
        and not _is_day_line(text)
    )


def _longish(titles: Sequence[str]) -> str | None:
    return next((t for t in titles if len(t.split()) >= _SHORT_HEADLINE), None)


def _day(found: re.Match[str], published: date | None) -> date | None:
    day, month = int(found["day"]), int(found["month"])
    if found["year"]:
        return _date(int(found["year"]), month, day)
    if published is None:
        return None
    for year in (published.year, published.year - 1):
        on = _date(year, month, day)
        if on and 0 <= (published - on).days <= _MEMORY:
            return on
    return None


def _place(text: str) -> str | None:
    """The place after "tại", up to the comma that ends it: "thành phố Đông Hà"."""
    found = _PLACE.search(text[:200])
    if not found or found.start() > 60:
        return None
    first, *more = [part.strip() for part in found["place"].split(",")]
    place = [_AFTER_PLACE.sub("", first)]
    for part in more:
        if place[-1] != first and len(place) == 1:
            break
        if not _BIGGER_PLACE.match(part):
            break
        place.append(_AFTER_PLACE.sub("", part))
    return ", ".join(place) or None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
