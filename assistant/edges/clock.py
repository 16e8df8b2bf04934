"""The day it is now (edge: the clock)."""

from datetime import UTC, date, datetime

from assistant.language.calendar import day_of


def today() -> date:
    """The day it is in Việt Nam."""
    return day_of(datetime.now(UTC))
