"""How much may be asked: by a session, by a site, in a day (pure; the clock is handed in).

Counted in this process: with several workers each counts its own.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from assistant.errors import TooMany

MINUTE, DAY = 60, 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Whether a ticket or a key is wanted at all, and the requests a ticket is good for.

    `session` and `embed` count in a minute, `day` counts in a day of UTC for one site.
    """

    required: bool
    session: int
    embed: int
    day: int


class Quotas:
    """Counts in fixed windows: cheap, and "again in 20 seconds" is exact."""

    def __init__(self, limits: Limits, *, clock: Callable[[], float]) -> None:
        self._rules = (
            ("quota.session", limits.session, MINUTE),
            ("quota.embed", limits.embed, MINUTE),
            ("quota.day", limits.day, DAY),
        )
        self._clock = clock
        self._counts: Counter[tuple[str, str, int]] = Counter()
        self._minute = 0

    def spend(self, *, session: str, embed: str) -> None:
        """Count one request; TooMany, and nothing counted, when a limit is reached."""
        now = int(self._clock())
        self._forget(now)
        spent: list[tuple[str, str, int]] = []
        for key, most, window in self._rules:
            counted = (key, session if key == "quota.session" else embed, now // window)
            if self._counts[counted] >= most:
                raise TooMany(key=key, seconds=window - now % window)
            spent.append(counted)
        self._counts.update(spent)

    def _forget(self, now: int) -> None:
        """Drop the counts of windows that are over, once a minute."""
        if now // MINUTE == self._minute:
            return
        self._minute = now // MINUTE
        open_windows = {key: now // window for key, _, window in self._rules}
        self._counts = Counter(
            {each: n for each, n in self._counts.items() if open_windows[each[0]] == each[2]}
        )
