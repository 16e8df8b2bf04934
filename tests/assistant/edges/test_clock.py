import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from assistant.language.calendar import day_of

TODAY = "from assistant.edges.clock import today; print(today())"


@pytest.mark.parametrize("zone", ["Etc/GMT+12", "UTC", "Etc/GMT-14"])
def test_it_is_the_same_day_whatever_zone_the_machine_is_set_to(zone: str) -> None:
    before = day_of(datetime.now(UTC))
    shown = subprocess.run(
        [sys.executable, "-c", TODAY],
        env={**os.environ, "TZ": zone},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert before.isoformat() <= shown <= day_of(datetime.now(UTC)).isoformat()
