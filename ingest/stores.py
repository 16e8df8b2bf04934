"""What an ingest writes to, and how it comes back in line after a run was cut off (shell)."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.edges.library import SqliteLibrary
from assistant.errors import SearchUnavailable
from assistant.ports import Index
from assistant.types import Passage
from ingest.manifest import Manifest

BATCH_PASSAGES = 5_000
"""Passages after which a batch is written: a commit costs tens of milliseconds in each store, and
the files that each leaves are merged later, eight of a size into one. Of 20,000 articles the word
index takes 0.41 ms of processor time each in batches of 2,500, 0.28 ms in these, which leave too
few to be merged."""
FIRST_PASSAGES = 500
"""Passages of the first batch; each after it is twice as large, up to BATCH_PASSAGES. A folder of
40 texts is then read and written side by side as well, and says early that it goes on."""
CHECKED_AFTER_KILL = 500
"""Newest passages that are looked up in each store after a run was cut off (1 to 2 s)."""

_log = logging.getLogger(__name__)


class Store(Index, Protocol):
    """An index that can say whether it is whole, and can be emptied and filled again.

    `survives_kill` says that its files are whole whenever a process that writes them dies; those
    of one that does not must not even be opened after that.
    """

    @property
    def survives_kill(self) -> bool:
        """Whether a killed writer leaves files that can be opened."""
        ...

    async def count(self) -> int:
        """How many passages it holds."""
        ...

    async def sound(self, passages: Sequence[Passage]) -> bool:
        """Whether each of `passages` is there and is found."""
        ...

    async def clear(self) -> None:
        """Remove everything, whatever state it is in."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What an ingest works with; `fingerprint` is that of the index, `versions` of the steps."""

    manifest: Manifest
    library: SqliteLibrary
    stores: Sequence[Store]
    fingerprint: str
    versions: str


async def recover(line: Line) -> None:
    """Bring the stores in line with the library after a run that was cut off; else do nothing."""
    intended = await line.manifest.intended()
    if not intended:
        return
    _log.warning("the last ingest was cut off; checking %d passages", len(intended))
    for store in line.stores:
        if not (store.survives_kill and await _mended(store, intended, line)):
            _log.warning("%s may be torn and is filled anew", type(store).__name__)
            await _refill(store, line)
    await line.manifest.settle()


async def _mended(store: Store, intended: Sequence[str], line: Line) -> bool:
    """Repeat or undo the writes of the run that was cut off; False when the store is torn."""
    recorded = await line.library.hydrate(intended)
    unknown = set(intended) - {passage.id for passage in recorded}
    try:
        await store.upsert(recorded)
        await store.delete(sorted(unknown))
        whole = await store.count() == await line.library.count()
    except SearchUnavailable:
        return False
    return whole and await store.sound(await line.library.newest(CHECKED_AFTER_KILL))


async def _refill(store: Store, line: Line) -> None:
    await store.clear()
    pending: list[Passage] = []
    for document_id in await line.manifest.document_ids():
        pending += await line.library.passages(document_id)
        if len(pending) >= BATCH_PASSAGES:
            await store.upsert(pending)
            pending = []
    await store.upsert(pending)
