"""How much may be asked: of a session, an address, a site, in a day (pure; given its clock).

Counted in this process: with several workers each counts its own.
"""

import ipaddress
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from assistant.errors import TooMany

MINUTE, DAY = 60, 86_400
_NETWORK_BITS = 64
"""Of an IPv6 address: every customer of a provider is given that many addresses, or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Whether a ticket or a key is wanted at all, and the requests a ticket is good for.

    `session`, `address` and `embed` count in a minute, `day` counts in a day of UTC for one site.
    With `local`, a request must name this machine as its host: where nothing else is wanted, a
    page of another site could lead a browser here under a name of its own.
    """

    required: bool
    session: int
    address: int
    embed: int
    day: int
    local: bool = False


class Quotas:
    """Counts in fixed windows: cheap, and "again in 20 seconds" is exact."""

    def __init__(self, limits: Limits, *, clock: Callable[[], float]) -> None:
        self._rules = (
            ("quota.session", "session", limits.session, MINUTE),
            ("quota.address", "address", limits.address, MINUTE),
            ("quota.embed", "embed", limits.embed, MINUTE),
            ("quota.day", "embed", limits.day, DAY),
        )
        self._clock = clock
        self._counts: Counter[tuple[str, str, int]] = Counter()
        self._minute = 0

    def spend(self, **whose: str) -> None:
        """Count one request of a `session`, an `address`, an `embed`, those that are named;
        TooMany, and nothing counted, when a limit is reached."""
        now = int(self._clock())
        self._forget(now)
        spent: list[tuple[str, str, int]] = []
        for key, who, most, window in self._rules:
            if who not in whose:
                continue
            counted = (key, whose[who], now // window)
            if self._counts[counted] >= most:
                raise TooMany(key=key, seconds=window - now % window)
            spent.append(counted)
        self._counts.update(spent)

    def _forget(self, now: int) -> None:
        """Drop the counts of windows that are over, once a minute."""
        if now // MINUTE == self._minute:
            return
        self._minute = now // MINUTE
        open_windows = {key: now // window for key, _, _, window in self._rules}
        self._counts = Counter(
            {each: n for each, n in self._counts.items() if open_windows[each[0]] == each[2]}
        )


def household(address: str) -> str:
    """What one visitor cannot change at will: the address, of IPv6 its network."""
    try:
        told = ipaddress.ip_address(address)
    except ValueError:
        return address
    if told.version == 4 or told.ipv4_mapped:
        return address
    return str(ipaddress.ip_network((told, _NETWORK_BITS), strict=False))
