"""Ids with scores → hits: what both searchers share once they have searched (edge)."""

from collections.abc import Sequence

from assistant.ports import Shelf
from assistant.types import Hit


async def hits_of(shelf: Shelf, scored: Sequence[tuple[str, float]], *, limit: int) -> list[Hit]:
    """At most `limit` hits in the order of `scored`, without ids that the shelf does not know.

    An index may hold passages that an ingest in progress has not recorded yet, or has already
    struck out: the shelf decides what exists.
    """
    scores = dict(scored)
    found = await shelf.hydrate(list(scores))
    return [Hit(passage, scores[passage.id]) for passage in found[:limit]]
