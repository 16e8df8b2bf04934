"""How much was asked, day by day (pure).

Days are those of Việt Nam. Its clock is whole hours from UTC's, so that hours fall within one day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.language.calendar import day_of
from assistant.types import Tally
from assistant.wire import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What was asked on a day, how it ended, and how the answers were rated."""

    on: date
    answered: int = 0
    refused: int = 0
    asked_back: int = 0
    useful: int = 0
    useless: int = 0

    @property
    def questions(self) -> int:
        """How many questions there were, however they ended."""
        return self.answered + self.refused + self.asked_back


_FIELD = {"answer": "answered", "refuse": "refused", "clarify": "asked_back"}


def days(tallies: Iterable[Tally], *, last: date, most: int) -> list[Day]:
    """The `most` days up to `last`, in order, those without a question as well."""
    first = last - timedelta(days=most - 1)
    found = {on: Day(on=on) for on in (first + timedelta(days=n) for n in range(most))}
    for tally in tallies:
        on = day_of(tally.hour)
        if on in found:
            found[on] = _with(found[on], tally)
    return list(found.values())


def usage_json(told: Sequence[Day]) -> Json:
    """Every day, and all of them together."""
    return {"days": [_day_json(each) for each in told], "total": _total_json(told)}


def _with(day: Day, tally: Tally) -> Day:
    ended = _FIELD[tally.decision]
    return replace(
        day,
        useful=day.useful + tally.useful,
        useless=day.useless + tally.useless,
        **{ended: getattr(day, ended) + tally.turns},
    )


def _day_json(day: Day) -> Json:
    return {"on": day.on.isoformat(), **_total_json([day])}


def _total_json(told: Sequence[Day]) -> Json:
    names = ("questions", "answered", "refused", "asked_back", "useful", "useless")
    return {name: sum(getattr(each, name) for each in told) for name in names}
