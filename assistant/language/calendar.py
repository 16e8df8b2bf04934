"""The day that a moment falls on in Việt Nam, whatever the zone of the machine (pure).

Answers are for a day, and rules come into force on one: a server in UTC that took its own date
would answer by yesterday's rules until seven in the morning.
"""

from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
"""UTC+7 without summer time, so that no database of zones need be installed."""


def day_of(moment: datetime) -> date:
    """The day of a moment that has a zone."""
    return moment.astimezone(VIETNAM).date()
