"""Time that runs faster, for the bot and for the server alike: both keep their limits."""

import asyncio
import time


class HurriedClock:
    """A Clock in which `speed` seconds pass in each real one."""

    def __init__(self, speed: float = 20.0) -> None:
        self.speed = speed

    def now(self) -> float:
        return time.monotonic() * self.speed

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.speed)
