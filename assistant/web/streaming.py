"""Events → server-sent events, with pings, closed when the listener leaves (edge: starlette)."""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import aclosing

import anyio
from starlette.responses import StreamingResponse
from starlette.types import Send

from assistant.wire import Json

MOST_WAITING = 16
"""Frames kept for a listener who reads more slowly than the answer is written: past them the
writing waits, so that a thousand sleepy listeners cost no memory."""
PING = b": ping\n\n"
"""A comment, which every reader of server-sent events skips; proxies see that we are alive."""


class EventStream(StreamingResponse):
    """A stream of server-sent events that no proxy should hold back."""

    media_type = "text/event-stream"

    def __init__(self, frames: AsyncGenerator[bytes], *, ping_seconds: float) -> None:
        self._paced = paced(frames, ping_seconds=ping_seconds)
        super().__init__(
            self._paced,
            headers={"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"},
        )

    async def stream_response(self, send: Send) -> None:
        """Send every frame; however this ends, the frames are closed before it returns."""
        async with aclosing(self._paced):
            await super().stream_response(send)


def frame(name: str, data: Json) -> bytes:
    """One server-sent event. JSON has no line break of its own, so one data line carries it."""
    words = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"event: {name}\ndata: {words}\n\n".encode("utf-8", "replace")


def data_frame(data: Json) -> bytes:
    """One server-sent event without a name, as OpenAI's API sends them."""
    return frame("", data).removeprefix(b"event: \n")


async def paced(frames: AsyncGenerator[bytes], *, ping_seconds: float) -> AsyncGenerator[bytes]:
    """The frames as they come, and a ping whenever `ping_seconds` pass without one.

    A task of its own pulls and closes `frames`: a generator that holds a timeout open across a
    yield must be run by one task from its first step to its last.
    """
    queue: asyncio.Queue[bytes | None] = asyncio.Queue(MOST_WAITING)
    producer = asyncio.create_task(_pour(frames, queue))
    try:
        while (each := await _next(queue, ping_seconds)) is not None:
            yield each
    finally:
        producer.cancel()
        with anyio.CancelScope(shield=True):
            await asyncio.wait({producer})


async def _pour(frames: AsyncGenerator[bytes], queue: asyncio.Queue[bytes | None]) -> None:
    """Every frame, then None; `frames` tell of their own failures."""
    async with aclosing(frames):
        async for each in frames:
            await queue.put(each)
    await queue.put(None)


async def _next(queue: asyncio.Queue[bytes | None], ping_seconds: float) -> bytes | None:
    try:
        return await asyncio.wait_for(queue.get(), ping_seconds)
    except TimeoutError:
        return PING
