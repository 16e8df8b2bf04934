"""The day that a question is asked for, read from its words (pure).

A rule holds on a day, and people name days loosely: "ký ngày 15/6/2025", "trước 1/7/2025", "hồi
tháng 3/2019", "giai đoạn 2014–2017", "năm 2020". A stretch of time is answered for its last day,
the rule as it stood when the stretch closed, and for today where today lies in it. A day or year
that is part of the name of a thing ("Chỉ thị 34-CT/TW ngày 07/4/2014", "Luật năm 2003", "khối
trưởng năm 2023", "sáng kiến năm 2022") is no day that is asked for.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.types import DayTold
from assistant.vietnamese import fold

_ONE_DAY = timedelta(days=1)
_YEAR = r"(?:19|20)\d\d"
_AFTER_PREPOSITION = "|".join(
    rf"(?<=\b{each} )" for each in ("tu", "hoi", "den", "sau", "truoc", "vao", "trong", "cuoi")
)
_COUNTED = (
    r"(?:nguoi|dong|nghin|ngan|trieu|ti|diem|ca nhan|tap the|don vi|can bo|cong chuc|vien chuc"
    r"|nhan vien|doan vien|hoi vien|dang vien|dai bieu|hoc sinh|sinh vien|suat|luot|ho|phieu"
    r"|bang khen|giay khen|lao dong(?! tien tien))"
)
"""What a number before it counts: "2010 người" tells no year."""
_STRETCHES: tuple[tuple[DayTold, re.Pattern[str]], ...] = (
    (
        DayTold.DAY,
        re.compile(
            r"(?<![\d/])(?P<d>\d{1,2})(?: ?[/.-] ?(?P<m>\d{1,2}) ?[/.-] ?"
            rf"| thang (?P<m2>\d{{1,2}})(?: nam |,? |/))(?P<y>{_YEAR})(?![\d/])"
        ),
    ),
    (
        DayTold.MONTH,
        re.compile(
            rf"(?:(?<!\w)(?:thang|t) ?|{_AFTER_PREPOSITION})(?P<m>\d{{1,2}})(?: ?[/-] ?| nam )"
            rf"(?P<y>{_YEAR})(?![\d/])"
        ),
    ),
    (
        DayTold.PERIOD,
        re.compile(
            rf"(?<!\w)(?:quy (?P<quarter>[1-4]|i{{1,3}}|iv)|(?P<half>6 thang dau|sau thang dau"
            rf"|nua dau|giua)|(?P<early>dau)|(?P<late>cuoi|6 thang cuoi|nua cuoi))"
            rf"(?: ?/ ?| )(?:cua )?(?:nam )?(?P<y>{_YEAR})(?![\d/])"
        ),
    ),
    (
        DayTold.PERIOD,
        re.compile(
            rf"(?P<school>nam hoc )?(?:(?:giai doan|thoi ki|nhiem ki|tu|trong)? ?(?:nam )?)"
            rf"(?<![\d/])(?P<first>{_YEAR}) ?(?:-|–|—|den|toi)(?: het)?(?: nam)? ?"
            rf"(?P<y>{_YEAR})(?![\d/-])"
        ),
    ),
    (
        DayTold.YEAR,
        re.compile(
            rf"(?:(?<!\w)nam |{_AFTER_PREPOSITION})(?P<y>{_YEAR})(?![\d/]|[.,]\d| ?[-–—] ?\d)"
        ),
    ),
    (
        DayTold.YEAR,
        re.compile(
            rf"(?<![\w/.,–—-])(?<!\d{{4}} )(?<!\d{{4}}, )(?<!\d{{4}} va )(?<!(?<!co )so )"
            r"(?<!hon )(?<!gan )(?<!khoang )(?<!dieu )(?<!khoan )(?<!quyet dinh )"
            r"(?<!cong van )(?<!to trinh )"
            r"(?P<y>19[4-9]\d|20\d\d|2100)(?![\w/%]|[.,]\d| ?[-–—] ?\d)"
            rf"(?!,? (?:va |hay |hoac )?(?:nam )?{_YEAR}(?!\w))(?! {_COUNTED}(?!\w))"
        ),
    ),
)
"""How a stretch of time is written, in folded text; of two that overlap the earlier row counts. The
last is a year by itself ("cstđcs 2020 cần gì"): neither a number of things or of a text, nor one of
several years in a row, which are those of somebody's awards."""

MONTHS, LONGEST_MONTH = 12, 31

_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_SCHOOL_YEAR_ENDS = (5, 31)
"""Month and day: the school year closes by 31 May, when its emulation is reviewed."""

_BEFORE = re.compile(r"(?<!\w)truoc(?: khi)?(?: ngay| thoi diem)?(?: nam| thang)? $")
_AFTER = re.compile(r"(?<!\w)sau(?: khi)?(?: ngay| thoi diem)?(?: nam| thang)? $")
_SINCE = re.compile(r"(?<!\w)(?:ke )?tu(?: sau)?(?: ngay)?(?: dau)?(?: nam| thang)? $")
_LEADS_TO_IT = re.compile(
    r"(?:(?<!\w)(?:vao|tai|ke tu|tu|truoc|sau|den|toi|tinh den|cho den|het|ki|ban hanh|thoi diem"
    r"|quyet dinh(?: khen thuong)?(?= (?:duoc )?(?:ki|ban hanh|ngay) )|ngay|khi|hoi theo|hoi"
    r"|ap dung|trong|cua|nam|thang|dau) +)*$"
)
_NOW = re.compile(
    r"(?<!\w)(?:hien nay|hien gio|hien tai|hien hanh|bay gio|hom nay|den nay|toi nay|nam nay"
    r"|nam hien tai|luc nay|moi nhat|luat moi|nghi dinh moi|quy dinh moi)(?!\w)"
    r"|[,;.] ?(?:nay|gio)(?= \w)"
)
"""Words for today: they outweigh a bare year, not a day or a month."""
_LAST_YEAR = re.compile(r"(?<!\w)nam ngoai(?!\w)")

_NUMBERED = re.compile(
    r"(?:\d+/\d{4}/[a-z]+\d*(?:-[a-z]+\d*)*|\d+-[a-z]{2}/[a-z]{2,}(?:-[a-z]+)*"
    r"|(?<!\w)(?:nghi dinh|thong tu|chi thi|nghi quyet|luat|phap lenh|ke hoach|cong dien)"
    r"(?: so)? (?!(?:19|20)\d\d )\d[\w/-]*)(?: cua [^,;?]{3,60})?,? \(?(?:ban hanh |ki )?"
    r"(?:ngay |nam )?$"
)
"""A document's number right before a day: that day is the document's own. A decision without a
year in its number ("Quyết định 123/QĐ-UBND ngày …") is a single act, whose day does count, and a
law that is called by its year ("luật 2003 năm 2010") has no other."""
_LAW = re.compile(
    r"(?<!\w)(?:bo luat|luat|nghi dinh|thong tu|phap lenh|hien phap|chi thi|nghi quyet)"
    r"(?: (?:thi dua,? ?(?:va )?khen thuong|tdkt|sua doi(?:,? bo sung)?|nay|cu|moi))*,? (?:nam )?$"
)
_THING = re.compile(
    r"(?<!\w)(?:(?:sinh|thanh lap|vao dang|ket nap(?: dang)?|nghi huu|tuyen dung|nhap ngu|ra doi"
    r"|khoi truong|khoi pho|cum truong|cum pho|truong khoi|chu de|phong trao|hoi nghi|dai hoi"
    r"|ke hoach|nhiem vu|thanh tich|sang kien|de tai|bao cao|ket qua|tong ket|so ket|giao uoc"
    r"|dien hinh|chuong trinh|de an|du an|khang chien|nghiem thu|hoan thanh|su kien|muc tieu"
    r"|chi tieu|bat dau|vao (?:nganh|nghe|bien che|lam)|cong tac|lam(?: viec)? (?:o|tai|tu|nghe)"
    r"|giang day|day hoc|giu chuc"
    r"|(?<!de )(?<!muon )(?<!can )(?<!phai )(?<!xet )duoc(?= (?:(?:bang|giay) khen|huan chuong"
    r"|huy chuong|chien si thi dua|lao dong tien tien)))"
    r"|(?:da|dang|tung) (?:co|nhan)|(?<!de )(?<!muon )(?<!can )(?<!phai )(?:dat|duoc tang|da duoc))"
    r"(?: (?!quy dinh|tieu chuan|muc|thuong)[a-z0-9]+){0,8} $"
)
"""What a bare year belongs to when it follows: the year of that thing, not of the rule."""


@dataclass(frozen=True, slots=True)
class AskedDay:
    """The day a question is asked for, how it was told, and where its words stand."""

    on: date
    told: DayTold
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    first: date
    last: date
    told: DayTold
    start: int
    end: int


def day_asked(folded: str, *, today: date) -> AskedDay | None:
    """The day that a rule question in its folded form is asked for; None where it names none.

    A day outweighs a month, a month a period, a period a bare year; of several the last one that
    a range ends with, else the first. None also where today is meant.
    """
    found = [each for each in _stretches(folded) if not _names_a_thing(each, folded)]
    exact = [each for each in found if each.told in (DayTold.DAY, DayTold.MONTH)]
    if not exact and _NOW.search(folded):
        return None
    for told in DayTold:
        if of_sort := [each for each in found if each.told is told]:
            return _on(_meant(of_sort, folded), folded, today)
    if last_year := _LAST_YEAR.search(folded):
        on = date(today.year - 1, 12, 31)
        return AskedDay(on, DayTold.YEAR, last_year.start(), last_year.end())
    return None


def _stretches(folded: str) -> list[_Stretch]:
    found: list[_Stretch] = []
    for told, pattern in _STRETCHES:
        for match in pattern.finditer(folded):
            free = all(match.end() <= each.start or each.end <= match.start() for each in found)
            if free and (bounds := _bounds(told, match.groupdict())) is not None:
                found.append(_Stretch(*bounds, told, match.start(), match.end()))
    return sorted(found, key=lambda each: each.start)


def impossible_day(folded: str) -> tuple[int, int] | None:
    """Where the first day or month stands that no calendar has: "31/2/2024", "thang 13/2025"."""
    for told, pattern in _STRETCHES[:2]:
        for match in pattern.finditer(folded):
            told_so = told is DayTold.DAY or match[0].startswith("thang")
            if told_so and not _is_possible(match.groupdict()):
                return match.start(), match.end()
    return None


def _is_possible(said: dict[str, str | None]) -> bool:
    year, month = int(said["y"] or 0), int(said.get("m") or said.get("m2") or 0)
    day = int(said.get("d") or 1)
    return 1 <= month <= MONTHS and 1 <= day <= monthrange(year, month)[1]


def _bounds(told: DayTold, said: dict[str, str | None]) -> tuple[date, date] | None:
    """First and last day of a stretch; None for an impossible one ("32/13/2020"). A day beyond the
    end of its month ("31/02/2020") is read as the month's last."""
    year = int(said["y"] or 0)
    month = said.get("m") or said.get("m2")
    try:
        if told is DayTold.DAY:
            last = monthrange(year, int(month or 0))[1]
            day = int(said["d"] or 0)
            on = date(year, int(month or 0), last if last < day <= LONGEST_MONTH else day)
            return on, on
        if told is DayTold.MONTH:
            return _months(year, int(month or 0), int(month or 0))
        return _period(year, said) if told is DayTold.PERIOD else _months(year, 1, 12)
    except ValueError:
        return None  # monthrange raises a ValueError of its own for a month 13


def _period(year: int, said: dict[str, str | None]) -> tuple[date, date]:
    if quarter := _QUARTERS.get(said.get("quarter") or ""):
        return _months(year, 3 * quarter - 2, 3 * quarter)
    if said.get("half"):
        return _months(year, 1, 6)
    if said.get("early"):
        return _months(year, 1, 3)
    if said.get("late"):
        return _months(year, 7, 12)
    first = date(int(said["first"] or year), 1, 1)
    return first, date(year, *(_SCHOOL_YEAR_ENDS if said.get("school") else (12, 31)))


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _names_a_thing(stretch: _Stretch, folded: str) -> bool:
    before = folded[: stretch.start]
    if _NUMBERED.search(before):
        return True
    if stretch.told in (DayTold.DAY, DayTold.MONTH):
        return False
    if _LAW.search(before):
        return True
    return _THING.search(before) is not None


def _meant(stretches: Sequence[_Stretch], folded: str) -> _Stretch:
    """The end of a range ("từ 1/1/2024 đến 30/6/2025"), else the first that is named."""
    first = stretches[0]
    for one, other in zip(stretches, stretches[1:], strict=False):
        between = folded[one.end : other.start]
        if re.fullmatch(r" ?(?:den|toi|-|–)(?: het| truoc)?(?: ngay)? ?", between):
            return other
    return first


def _on(stretch: _Stretch, folded: str, today: date) -> AskedDay | None:
    """The one day of a stretch, with "trước", "sau", "từ" before it; None for today."""
    before = folded[: stretch.start]
    on, told = stretch.last, stretch.told
    if _BEFORE.search(before):
        on, told = stretch.first - _ONE_DAY, DayTold.DAY
    elif _AFTER.search(before):
        on, told = stretch.last + _ONE_DAY, DayTold.DAY
    elif stretch.first <= today <= stretch.last and told is not DayTold.DAY:
        return None
    elif _SINCE.search(before) and told is not DayTold.PERIOD:
        on, told = stretch.first, DayTold.DAY
    return AskedDay(on, told, stretch.start, stretch.end)


def days_named(folded: str) -> list[tuple[date, date]]:
    """First and last day of each stretch of time that a question names, in its order, "trước" and
    "sau" left aside; the stretches that belong to a thing are left out."""
    found = _stretches(folded)
    return [(each.first, each.last) for each in found if not _names_a_thing(each, folded)]


def without_days(text: str) -> str:
    """`text` with "|" for the words that name the day asked for: they say when, not what."""
    folded = fold(text)
    for stretch in reversed(_stretches(folded)):
        if not _names_a_thing(stretch, folded):
            leading = _LEADS_TO_IT.search(folded[: stretch.start])
            start = leading.start() if leading else stretch.start
            text = f"{text[:start]}|{text[stretch.end :]}"
    return text
