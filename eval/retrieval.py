"""The retrieval benchmark: every topic asked, its ranking and its time kept (shell)."""

import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from eval.beir import LIMIT, Topic, score
from eval.measures import figure
from eval.statistics import interval, quantile


class Retrieve(Protocol):
    """A retrieval line under test."""

    async def retrieve(self, text: str, *, limit: int) -> list[str]:
        """The ids of the best items, best first, at most `limit`."""
        ...


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What was found for a topic, best first, and in how many seconds."""

    topic: Topic
    ranking: tuple[str, ...]
    seconds: float


async def retrieved(topics: Sequence[Topic], line: Retrieve) -> AsyncIterator[Retrieved]:
    """Each topic asked on its own, one after the other: times are those of a single reader."""
    for topic in topics:
        began = time.perf_counter()
        ranking = await line.retrieve(topic.text, limit=LIMIT)
        yield Retrieved(topic, tuple(ranking), time.perf_counter() - began)


def summary(found: Sequence[Retrieved], *, items: int) -> dict[str, Any]:
    """The figures of a benchmark as JSON values; times in milliseconds."""
    topics = [each.topic for each in found]
    rankings: Mapping[str, Sequence[str]] = {each.topic.id: each.ranking for each in found}
    figures = {}
    for name, scores in score(topics, rankings).items():
        ends = interval(scores)
        figures[name] = {"value": figure(scores), "low": ends.low, "high": ends.high}
    seconds = [each.seconds for each in found]
    return {
        "topics": len(found),
        "items": items,
        "unscored": sum(not topic.relevant for topic in topics),
        "figures": figures,
        "per_second": round(len(found) / sum(seconds), 1) if sum(seconds) else 0.0,
        "p50_ms": round(1000 * quantile(seconds, 0.50), 1),
        "p95_ms": round(1000 * quantile(seconds, 0.95), 1),
    }
