from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from assistant.language.calendar import day_of


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2025, 6, 30, 16, 59, tzinfo=UTC), date(2025, 6, 30)),
        (datetime(2025, 6, 30, 17, 0, tzinfo=UTC), date(2025, 7, 1)),
        (datetime(2025, 6, 30, 20, 0, tzinfo=timezone(timedelta(hours=-5))), date(2025, 7, 1)),
    ],
)
def test_a_day_begins_at_midnight_in_vietnam(moment: datetime, day: date) -> None:
    assert day_of(moment) == day
