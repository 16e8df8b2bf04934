"""Days told by a text: "trước khi có Luật 2022", "theo luật cũ", "Nghị định 98/2023 quy định …"
(pure).

What a question calls the text is read from its words alone (`landmark_asked`); on which day that
text came into force is known to the library, or for the field's main texts to the table below
(`on_its_day`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.documents.labelling import document_name
from assistant.language.abbreviations import DOCUMENT_ABBREVIATIONS
from assistant.language.older import OLDER, fold_but_older
from assistant.types import DayTold, Document, Intent, Kind, Landmark, LandmarkSide, Query
from assistant.understanding.asked_day import without_days
from assistant.understanding.naming import is_number, named
from assistant.validity.periods import ALWAYS, Period, Status
from assistant.vietnamese import fold

_KIND = "|".join(
    sorted({"luat", *map(fold, DOCUMENT_ABBREVIATIONS.values())}, key=len, reverse=True)
)
_TEXT = (
    rf"(?P<kind>{_KIND})(?: (?:thi dua,? ?(?:va )?khen thuong|tdkt))?(?: so)?(?: nam)? ?"
    r"(?P<number>\d[\w/-]*\w|\d+)"
)
_TEXT_THEN = _TEXT.replace("P<kind>", "P<kind_then>").replace("P<number>", "P<number_then>")
_ASKED: tuple[tuple[LandmarkSide, re.Pattern[str]], ...] = (
    (
        LandmarkSide.BEFORE,
        re.compile(rf"(?<!\w)truoc(?: khi| ngay| thoi diem)?(?: co| ban hanh| ap dung)? {_TEXT}"),
    ),
    (
        LandmarkSide.BEFORE,
        re.compile(rf"(?<!\w)(?P<kind>luat|nghi dinh)(?: tdkt)? (?:{OLDER}|truoc day)(?!\w)"),
    ),
    (
        LandmarkSide.WHILE,
        re.compile(
            rf"(?<!\w)(?:khi|luc|thoi|trong thoi gian)(?: ma)? {_TEXT}"
            r"(?: van)? (?:con|dang) (?:hieu luc|ap dung|co hieu luc)"
        ),
    ),
    (
        LandmarkSide.SINCE,
        re.compile(
            rf"(?<!\w)(?:sau(?: khi)?|(?:ke )?tu(?: khi| ngay)?|den khi)"
            rf"(?: co| ban hanh| ap dung)? {_TEXT}|(?<!\w)(?:khi|luc) {_TEXT_THEN}"
            r" (?:bat dau )?co hieu luc"
        ),
    ),
)
_WHOLE_NUMBER = re.compile(r"\d+/\d{4}/[a-z].*|\d+[-/][a-z].*")
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldText:
    """A main text of the field: its days hold where the text itself is not in the library."""

    number: str
    kind: Kind
    name: str
    period: Period


FIELD_TEXTS: tuple[FieldText, ...] = (
    FieldText(
        number="15/2003/QH11",
        kind=Kind.LAW,
        name="Luật Thi đua, khen thưởng số 15/2003/QH11",
        period=Period(start=date(2004, 7, 1), end=date(2023, 12, 31)),
    ),
    FieldText(
        number="06/2022/QH15",
        kind=Kind.LAW,
        name="Luật Thi đua, khen thưởng số 06/2022/QH15",
        period=Period(start=date(2024, 1, 1)),
    ),
    FieldText(
        number="91/2017/NĐ-CP",
        kind=Kind.DECREE,
        name="Nghị định số 91/2017/NĐ-CP",
        period=Period(start=date(2017, 10, 1), end=date(2023, 12, 31)),
    ),
    FieldText(
        number="98/2023/NĐ-CP",
        kind=Kind.DECREE,
        name="Nghị định số 98/2023/NĐ-CP",
        period=Period(start=date(2024, 1, 1), end=date(2025, 6, 30)),
    ),
    FieldText(
        number="152/2025/NĐ-CP",
        kind=Kind.DECREE,
        name="Nghị định số 152/2025/NĐ-CP",
        period=Period(start=date(2025, 7, 1)),
    ),
)
"""Days by Điều 102 of the Law of 2003, Điều 94 of the Law of 2022 and Điều 59 of Decree 152/2025;
the first day of Decree 91/2017 by two legal portals. The library's own days come first."""


def landmark_asked(folded: str) -> Landmark | None:
    """The text by which a question in its folded form tells its day, None where none does."""
    for side, pattern in _ASKED:
        if found := pattern.search(folded):
            said = found.groupdict()
            kind = said["kind"] or said.get("kind_then") or ""
            number = said.get("number") or said.get("number_then")
            whole = number is not None and _WHOLE_NUMBER.fullmatch(number) is not None
            return Landmark(side, number if number and whole else f"{kind} {number or ''}".strip())
    return None


def without_landmark(text: str) -> str:
    """`text` with "|" for the words that tell the day by a text."""
    folded = fold_but_older(text)
    for _, pattern in _ASKED:
        if found := pattern.search(folded):
            return f"{text[: found.start()]}|{text[found.end() :]}"
    return text


def undated(query: Query) -> Query:
    """`query` as it is searched: without the words that tell its day, which the rules of that day
    are not marked by. In a question for the base salary they stay: its tables go by days."""
    if query.told is None or "luong co so" in query.folded:
        return query
    text = " ".join(without_days(without_landmark(query.text)).replace("|", " ").split())
    return replace(query, text=text, folded=fold(text)) if text else query


def on_its_day(query: Query, documents: Sequence[Document], periods: Mapping[str, Period]) -> Query:
    """`query` on the day that its landmark tells; unchanged where it names none or a day of its
    own. A question that names one text, out of force today, is for the nearest day it held.

    A landmark that nothing is known of stays, so that the answer can say so.
    """
    if query.dated:
        return query
    if query.landmark is not None:
        known = _known(query.landmark.named, documents, periods, query.as_of)
        return query if known is None else _placed(query, query.landmark.side, *known)
    if len(query.numbers) != 1 or query.intent in _OF_ANY_DAY:
        return query
    known = _known(query.numbers[0], documents, periods, query.as_of)
    if known is None or known[1].status(query.as_of) is Status.IN_FORCE:
        return query
    future = known[1].status(query.as_of) is Status.FUTURE
    return _placed(query, LandmarkSide.SINCE if future else LandmarkSide.WHILE, *known)


_OF_ANY_DAY = (Intent.DOCUMENT, Intent.COMPARISON, Intent.EVENT)
"""Questions on documents themselves, comparisons and events are not for the day of one text."""


def _known(
    name: str, documents: Sequence[Document], periods: Mapping[str, Period], today: date
) -> tuple[str, Period] | None:
    """What a text is called and when it is in force: by the library, else by the table."""
    if " " not in name and "/" not in name and "-" not in name:
        return _current(name, today)
    for document in named(name, documents):
        if (period := periods.get(document.id, ALWAYS)).start is not None:
            return document_name(document), period
    for text in FIELD_TEXTS:
        if is_number(name, text.number, text.kind):
            return text.name, text.period
    return None


def _current(kind: str, today: date) -> tuple[str, Period] | None:
    """The field's own text of a kind that is in force today."""
    texts = (each for each in FIELD_TEXTS if fold(each.kind) == kind)
    current = [each for each in texts if each.period.status(today) is Status.IN_FORCE]
    return (current[0].name, current[0].period) if current else None


def _placed(query: Query, side: LandmarkSide, name: str, period: Period) -> Query:
    on = _day(side, period, query.as_of)
    if on is None or on == query.as_of:
        return replace(query, landmark=None)
    landmark = Landmark(side, name)
    return replace(query, as_of=on, dated=True, told=DayTold.TEXT, landmark=landmark)


def _day(side: LandmarkSide, period: Period, today: date) -> date | None:
    if side is LandmarkSide.BEFORE:
        return period.start - _ONE_DAY if period.start else None
    if period.status(today) is Status.IN_FORCE:
        return today
    return period.start if side is LandmarkSide.SINCE else period.end
