"""Latencies of the assistant in this process, one question after the other (shell)."""

import time
from collections.abc import Sequence
from datetime import date

from assistant.edges.diacritics import load_diacritics
from assistant.language.diacritics import restore
from assistant.lasting import lasting
from assistant.types import Question
from assistant.vietnamese import fold, tokens
from assistant.wiring import Opened
from eval.speed.results import Latency, latency

AS_OF = date(2025, 1, 1)
"""A day named in every question, so that each hit's days in force are compared with it."""
HITS = 10
WARM_UP = 3
"""Questions asked before the clock runs: Chroma reads its graph at the first one."""
SYLLABLES = 20
"""Length of the questions whose diacritics are restored: twice that of most that people ask."""


async def search_latency(opened: Opened, questions: Sequence[str]) -> Latency:
    """Of `tdkt search`: understanding, both searches, fusion, what is in force."""

    async def search(text: str) -> None:
        await opened.search(text, as_of=AS_OF, limit=HITS)

    for text in questions[:WARM_UP]:
        await search(text)
    lasting()  # as `tdkt serve` does
    seconds = []
    for text in questions:
        began = time.perf_counter()
        await search(text)
        seconds.append(time.perf_counter() - began)
    return latency(seconds)


async def ask_latency(opened: Opened, questions: Sequence[str]) -> Latency:
    """Of `tdkt ask`, to the last event."""
    seconds = []
    for text in questions:
        began = time.perf_counter()
        async for _ in opened.assistant.ask(Question(text=text, as_of=AS_OF)):
            pass
        seconds.append(time.perf_counter() - began)
    return latency(seconds)


def restoring_latency(questions: Sequence[str]) -> Latency:
    """Of restoring the diacritics of `SYLLABLES` syllables that have lost them."""
    model = load_diacritics()
    seconds = []
    for text in stripped(questions):
        began = time.perf_counter()
        restore(text, model)
        seconds.append(time.perf_counter() - began)
    return latency(seconds)


def stripped(questions: Sequence[str]) -> list[str]:
    """The questions end to end without marks, cut into pieces of `SYLLABLES` syllables."""
    syllables = [each for text in questions for each in tokens(fold(text))]
    whole = len(syllables) - len(syllables) % SYLLABLES
    starts = range(0, whole, SYLLABLES)
    return [" ".join(syllables[start : start + SYLLABLES]) for start in starts]
