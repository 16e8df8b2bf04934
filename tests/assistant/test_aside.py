"""assistant.aside: pure work that must not hold up the event loop."""

import asyncio
import threading
import time

import pytest

from assistant.aside import AT_ONCE, aside


def test_what_the_work_gives_and_raises_comes_back() -> None:
    async def scenario() -> None:
        assert await aside(max, 3, 5, key=lambda value: -value) == 3
        with pytest.raises(ZeroDivisionError):
            await aside(divmod, 1, 0)

    asyncio.run(scenario())


def test_the_event_loop_goes_on_and_only_a_few_work_at_once() -> None:
    lock, busy, most, turns = threading.Lock(), 0, 0, 0

    def work() -> None:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        time.sleep(0.03)
        with lock:
            busy -= 1

    async def scenario() -> None:
        nonlocal turns
        tasks = [asyncio.create_task(aside(work)) for _ in range(10)]
        while not all(task.done() for task in tasks):
            await asyncio.sleep(0.005)
            turns += 1

    asyncio.run(scenario())
    assert most == AT_ONCE
    assert turns >= 10


def test_work_that_nobody_waits_for_any_more_is_never_begun() -> None:
    begun: list[int] = []

    async def scenario() -> None:
        blockers = [asyncio.create_task(aside(time.sleep, 0.2)) for _ in range(AT_ONCE)]
        await asyncio.sleep(0.05)
        late = asyncio.create_task(aside(begun.append, 1))
        await asyncio.sleep(0.01)
        late.cancel()
        await asyncio.gather(*blockers)
        await aside(begun.append, 2)

    asyncio.run(scenario())
    assert begun == [2]
