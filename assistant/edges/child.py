"""`tdkt` in a process of its own, so that a service goes on answering meanwhile (edge)."""

import asyncio
import os
import sys
from collections.abc import AsyncGenerator

from assistant.types import Ended

LONGEST_LINE = 16 * 1024 * 1024
"""Bytes of a line that a command prints; a whole report of ten thousand files has two million."""


async def tdkt(*arguments: str, without: str | None = None) -> AsyncGenerator[str | Ended]:
    """What `tdkt arguments…` prints, line by line, and at last how it ended.

    It has the environment of this process but for the variables that begin with `without`. Closed
    early, it is told to stop: to interrupt an ingest is harmless at any moment.
    """
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "assistant.cli", *arguments),
        env={k: v for k, v in os.environ.items() if without is None or not k.startswith(without)},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        limit=LONGEST_LINE,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    complaints = asyncio.ensure_future(child.stderr.read())
    try:
        async for line in child.stdout:
            yield line.decode(errors="replace").rstrip("\n")
        yield Ended(await child.wait(), (await complaints).decode(errors="replace"))
    finally:
        if child.returncode is None:
            child.terminate()
            await child.wait()
        await complaints
