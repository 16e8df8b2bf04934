"""Pure work beside the event loop, a little at a time (shell).

To read, rank and quote for one question takes 50 to 120 ms of processor time over 5,000 passages.
On the event loop it would hold up every listener for that long; here it waits its turn instead.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

AT_ONCE = 2
"""Python runs one of them at a time; with two, a long one does not hold up all short ones. Each
more would make the event loop wait another 5 ms (sys.getswitchinterval) for its turn."""

_P = ParamSpec("_P")
_T = TypeVar("_T")
_threads = ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="tdkt-aside")


async def aside(work: Callable[_P, _T], *args: _P.args, **options: _P.kwargs) -> _T:
    """What `work` gives; what it raises is raised here.

    Work that nobody waits for any more is not begun; once begun it runs to its end.
    """
    return await asyncio.get_running_loop().run_in_executor(
        _threads, partial(work, *args, **options)
    )
