"""Until when the words of a provision hold, within the days of its text (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from assistant.types import Passage
from assistant.validity.periods import Period
from assistant.validity.relating import covers
from assistant.validity.standing import Standing


def worded_periods(known: Standing, passages: Iterable[Passage], on: date) -> Mapping[str, Period]:
    """The days in force by document, and by passage for one whose words a later text rewrites after
    the day `on` of the answer."""
    own = {each.id: _worded(known, each, on) for each in passages}
    return {**known.periods, **{key: period for key, period in own.items() if period is not None}}


def _worded(known: Standing, passage: Passage, on: date) -> Period | None:
    period = known.period(passage.document)
    until = _rewritten(known, passage, on)
    if until is None or (period.end is not None and period.end < until):
        return None
    return replace(period, end=until - timedelta(days=1), inferred=False)


def _rewritten(known: Standing, passage: Passage, after: date) -> date | None:
    """The first day after `after` on which a provision no longer reads as it does."""
    if not known.amendments.concerns(passage.document):
        return None
    starts = {known.period(each).start for each in known.amending}
    stated = {relation.on for each in known.amending for relation in each.relations}
    days = sorted(day for day in starts | stated if day is not None and day > after)
    return next((day for day in days if _reads_otherwise(known, passage, after, day)), None)


def _reads_otherwise(known: Standing, passage: Passage, after: date, on: date) -> bool:
    """Whether by the day `on` a provision, or a part of it, is no longer what it was on `after`."""
    if known.amendments.removal(passage, on):
        return True
    where = replace(passage.reference, number=None)
    return any(
        each.on > after and each.takes_out and covers(where, each.relation.place)
        for text in known.amendments.texts(passage)
        for _, each in known.amendments.touching(text, where.article or "", on)
    )
