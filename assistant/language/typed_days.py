"""What is wrong with a day that a person typed where one is wanted (pure)."""

import re
from calendar import monthrange

from assistant.errors import BadInput
from assistant.vietnamese import tidy

_TYPED = re.compile(
    r"(?:ngày\s*)?(?P<d>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<m>\d{1,2})"
    r"(?:\s*[/.-]\s*|\s+năm\s+)(?P<y>\d{4})|(?P<y2>\d{4})-(?P<m2>\d{1,2})-(?P<d2>\d{1,2})",
    re.IGNORECASE,
)
_MONTHS = 12


def day_unread(words: str, *, key: str) -> BadInput:
    """What to say of `words` that are no day: input.no_such_day or input.no_such_month, with what
    the calendar has, where they are written as a day; else `key` with its `value`."""
    found = _TYPED.fullmatch(tidy(words).strip())
    if found is None:
        return BadInput(key=key, value=words)
    year, month = int(found["y"] or found["y2"]), int(found["m"] or found["m2"])
    day = int(found["d"] or found["d2"])
    if not 1 <= month <= _MONTHS or year == 0:
        return BadInput(key="input.no_such_month", value=words)
    last = monthrange(year, month)[1]
    if 1 <= day <= last:
        return BadInput(key=key, value=words)
    return BadInput(key="input.no_such_day", value=words, month=month, year=year, last=last)
