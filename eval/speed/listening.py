"""Many listeners of one service at once: how long each waits, and for what (edge)."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.edges.remote import RemoteAssistant, connected
from assistant.types import Delta, Finished, Question
from eval.statistics import quantile


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What one listener heard, in seconds from asking: `first` piece of the answer, the longest
    `pause` between two pieces, the `end`; and how many `pieces` there were."""

    first: float
    pause: float
    end: float
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """What listeners at the same time heard: seconds, of the slowest unless it says otherwise."""

    listeners: int
    first_median: float
    first: float
    pause: float
    end_quickest: float
    end: float


async def listen(url: str, questions: Sequence[str]) -> list[Heard]:
    """Ask every question at the same moment, each over a connection of its own."""
    async with connected() as client:
        assistant = RemoteAssistant(url, client)
        return await asyncio.gather(*(_heard(assistant, text) for text in questions))


def audience(heard: Sequence[Heard]) -> Audience:
    """The listeners together."""
    first = sorted(each.first for each in heard)
    ends = [each.end for each in heard]
    return Audience(
        listeners=len(heard),
        first_median=quantile(first, 0.5),
        first=first[-1],
        pause=max(each.pause for each in heard),
        end_quickest=min(ends),
        end=max(ends),
    )


async def _heard(assistant: RemoteAssistant, text: str) -> Heard:
    began = time.perf_counter()
    moments: list[float] = []
    pieces = 0
    async for event in assistant.ask(Question(text=text)):
        if isinstance(event, Delta | Finished):
            moments.append(time.perf_counter() - began)
            pieces += isinstance(event, Delta)
    return Heard(
        first=moments[0],
        pause=max((after - before for before, after in pairwise(moments)), default=0.0),
        end=moments[-1],
        pieces=pieces,
    )
