"""How often a bot may speak: about once a second in a chat, 20 times a minute in a group, and
30 times a second overall (pure)."""

from collections import defaultdict, deque
from dataclasses import dataclass, field

SPACING = 1.0
PER_MINUTE = 20
PER_SECOND = 30


@dataclass
class Flood:
    """Counts what was accepted; `refused` are the times at which it had to refuse."""

    last: dict[int, float] = field(default_factory=dict)
    minutes: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    second: deque[float] = field(default_factory=deque)
    refused: list[tuple[int, float]] = field(default_factory=list)

    def retry_after(self, chat_id: int, now: float) -> int:
        """Seconds to wait, 0 when the message may be sent; counts it in that case."""
        wait = max(self._chat(chat_id, now), self._group(chat_id, now), self._overall(now))
        if wait > 0:
            self.refused.append((chat_id, now))
            return int(wait) + 1
        self.last[chat_id] = now
        self.minutes[chat_id].append(now)
        self.second.append(now)
        return 0

    def _chat(self, chat_id: int, now: float) -> float:
        return self.last.get(chat_id, -SPACING) + SPACING - now

    def _group(self, chat_id: int, now: float) -> float:
        times = self.minutes[chat_id]
        while times and times[0] <= now - 60:
            times.popleft()
        return times[0] + 60 - now if chat_id < 0 and len(times) >= PER_MINUTE else 0

    def _overall(self, now: float) -> float:
        while self.second and self.second[0] <= now - 1:
            self.second.popleft()
        return self.second[0] + 1 - now if len(self.second) >= PER_SECOND else 0
