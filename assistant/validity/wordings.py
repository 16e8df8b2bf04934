"""Until when the words of a provision hold, within the days of its text (pure)."""

from dataclasses import replace
from datetime import date, timedelta

from assistant.types import Passage
from assistant.validity.periods import Period
from assistant.validity.relating import covers
from assistant.validity.standing import Standing


def worded_period(known: Standing, passage: Passage, on: date) -> Period:
    """The days in force of the text of a passage, up to the day on which a later text rewrites the
    words that are read on the day `on`."""
    period = known.period(passage.document)
    until = _rewritten(known, passage, on)
    if until is None or (period.end is not None and period.end < until):
        return period
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
