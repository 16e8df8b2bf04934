"""The dense index: vectors of passages in an embedded Chroma (edge).

What its source and experiments with version 1.5.9 showed, and what is done about it:

- a client never sees vectors that another process added after it opened: it is reopened
  (0.1 s) when the library's generation changed;
- its graph is saved in place every thousand vectors: opened at that moment by another process it
  may be torn, so writing and opening take turns by a file lock; killed at that moment it is
  torn for good (at a save every 100 vectors, the first of 14 kills did it), and opening it can
  end in a segmentation fault: after a kill it is filled anew, unopened (`survives_kill`). A file
  beside it says that a write is going on; found by one whose turn it is, it says that the writer
  died. (Nothing is written after a write has returned, nor by searching: the files stay as
  they are.)
- what was written since its last save, a whole small index, is put into the graph anew at every
  opening, by several threads: no two openings search the same graph. At its own effort of 100 the
  search gave 70 of 120 questions other passages in the next process (`chroma_collection`).
- `where` filters are slow (two comparisons at 84,000 vectors: 517 ms against 4.8 ms): none here.
"""

import asyncio
import fcntl
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol, TypeVar

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.errors import ChromaError

from assistant.documents.indexing import embedded_text
from assistant.edges.chroma_collection import (
    Vectors,
    load_graph,
    nearest,
    open_client,
    open_collection,
    set_effort,
    vectors_of,
)
from assistant.edges.hits import hits_of
from assistant.errors import IndexUnfinished, SearchUnavailable
from assistant.ports import Shelf
from assistant.types import Hit, Passage, Query

FOLDER = "chroma"
UNFINISHED = "chroma.unfinished"
"""The file that is there while something is written, and stays when the writer is killed."""
OVERFETCH = 1.2
"""Vectors asked of Chroma for each hit wanted: some may be struck out of the library by now."""
AT_ONCE = 1_000
"""Passages embedded and put into the graph together. Another store, which is filled meanwhile, has
Python to itself while the graph grows; to embed a whole batch first made both wait for it."""
CLOSE_ENOUGH = 0.999
"""Cosine of a stored vector with the same text embedded again; float32 gives 0.999999."""
REACHED = 0.95
"""Share of vectors that a sound graph leads to. The search is approximate: of 199 much alike texts
that were replaced twice, one could not be reached in 2 of 30 runs, with every vector in place."""

_T = TypeVar("_T")


class Embedder(Protocol):
    """Texts → vectors of unit length, one row each, float32."""

    def embed_queries(self, texts: list[str]) -> Vectors:
        """Vectors of questions; blocks."""
        ...

    def embed_passages(self, texts: list[str]) -> Vectors:
        """Vectors of passages; blocks."""
        ...


class ChromaIndex:
    """An Index over the folder `data / "chroma"`; hits come from `shelf`."""

    def __init__(self, data: Path, shelf: Shelf, embedder: Embedder) -> None:
        self._folder = data / FOLDER
        self._unfinished = data / UNFINISHED
        self._shelf = shelf
        self._embedder = embedder
        self._lock = threading.RLock()
        self._client: Client | None = None
        self._opened: chromadb.Collection | None = None
        self._generation = -1
        self._written = False
        data.mkdir(parents=True, exist_ok=True)

    @property
    def survives_kill(self) -> bool:
        """False: a graph cut short in its saving can bring down the process that opens it."""
        return False

    async def search(self, query: Query, *, limit: int) -> list[Hit]:
        """At most `limit` hits, best first; scores are cosines.

        IndexUnfinished when a writer was killed and the index was not filled anew since.
        """
        scored = await self.find(query, limit=int(limit * OVERFETCH) + 1)
        return await hits_of(self._shelf, scored, limit=limit)

    async def find(self, query: Query, *, limit: int) -> list[tuple[str, float]]:
        """Ids and cosines of at most `limit` passages, best first."""
        return await self._call(lambda: self._find(query, limit))

    async def upsert(self, passages: Sequence[Passage]) -> None:
        """Add passages, replacing those with the same id; durable on return."""
        if passages:
            await self._call(lambda: self._upsert(passages))

    async def delete(self, passage_ids: Sequence[str]) -> None:
        """Remove passages; durable on return."""
        if passage_ids:
            await self._call(lambda: self._delete(passage_ids))

    async def count(self) -> int:
        """How many passages are indexed."""
        return await self._call(self._count)

    async def ids(self) -> set[str]:
        """The ids of all passages that are indexed."""
        return await self._call(self._ids)

    async def clear(self) -> None:
        """Remove everything, with the files, whatever state they are in."""
        await self._call(self._clear)

    async def sound(self, passages: Sequence[Passage]) -> bool:
        """Whether each of `passages` has its vector, and nearly all (REACHED) are found by it.

        False for an index that a killed process left torn, and for one that cannot be read.
        """
        try:
            return await self._call(lambda: self._finds_each(passages))
        except SearchUnavailable:
            return False

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            if self._client is not None:
                self._client.close()
            self._client, self._opened, self._written = None, None, False

    async def _call(self, work: Callable[[], _T]) -> _T:
        try:
            return await asyncio.to_thread(work)
        except (ChromaError, OSError, RuntimeError, ValueError) as error:
            raise SearchUnavailable(f"dense index: {error}") from error

    def _collection(self) -> chromadb.Collection:
        generation = self._shelf.generation()
        if self._opened is None or (generation != self._generation and not self._written):
            self._reopen(generation)
        assert self._opened is not None
        return self._opened

    def _reopen(self, generation: int) -> None:
        """Open the files as they are now, when no other process is writing to them.

        A client that is open already goes on serving what it knows until that one has done.
        """
        patience = fcntl.LOCK_SH if self._client is None else fcntl.LOCK_SH | fcntl.LOCK_NB
        with suppress(BlockingIOError), self._turn(patience):
            self.close()
            if self._unfinished.exists():
                raise IndexUnfinished(f"{self._unfinished} was left by a writer that was killed")
            self._client = open_client(self._folder)
            self._opened = open_collection(self._client)
            load_graph(self._opened)
            self._generation = generation

    def _find(self, query: Query, limit: int) -> list[tuple[str, float]]:
        vector = self._embedder.embed_queries([query.text])[0]
        with self._lock:
            return nearest(self._collection(), vector, limit) if limit > 0 else []

    def _count(self) -> int:
        with self._lock:
            return self._collection().count()

    def _ids(self) -> set[str]:
        with self._lock:
            return set(self._collection().get(include=[])["ids"])

    def _upsert(self, passages: Sequence[Passage]) -> None:
        different = list({passage.id: passage for passage in passages}.values())
        for start in range(0, len(different), AT_ONCE):
            self._put(different[start : start + AT_ONCE])

    def _put(self, passages: Sequence[Passage]) -> None:
        ids = [passage.id for passage in passages]
        vectors = self._embedder.embed_passages([embedded_text(each) for each in passages])
        metadata: list[Mapping[str, str]] = [
            {"document_id": passage.document_id} for passage in passages
        ]
        with self._writing() as (collection, size):
            for start in range(0, len(ids), size):
                part = slice(start, start + size)
                collection.upsert(ids[part], vectors[part], list(metadata[part]))

    def _delete(self, passage_ids: Sequence[str]) -> None:
        ids = list(dict.fromkeys(passage_ids))
        with self._writing() as (collection, size):
            for start in range(0, len(ids), size):
                collection.delete(ids[start : start + size])

    def _finds_each(self, passages: Sequence[Passage]) -> bool:
        if not passages:
            return True
        expected = self._embedder.embed_passages([embedded_text(one) for one in passages])
        with self._lock:
            collection = self._collection()
            stored = vectors_of(collection, [passage.id for passage in passages])
            if len(stored) < len(passages):
                return False
            rows = np.stack([stored[passage.id] for passage in passages])
            alike = bool(((rows * expected).sum(axis=1) >= CLOSE_ENOUGH).all())
            reached = sum(
                nearest(collection, vector, 1)[0][1] >= CLOSE_ENOUGH for vector in expected
            )
            return alike and reached >= REACHED * len(expected)

    def _clear(self) -> None:
        with self._lock, self._turn(fcntl.LOCK_EX):
            self.close()
            shutil.rmtree(self._folder, ignore_errors=True)
            self._unfinished.unlink(missing_ok=True)

    @contextmanager
    def _writing(self) -> Iterator[tuple[chromadb.Collection, int]]:
        """The collection and its largest batch, while no other process opens the files."""
        with self._lock:
            collection = self._collection()
            size = self._client.get_max_batch_size() if self._client else 1
            self._written = True
            with self._turn(fcntl.LOCK_EX):
                self._unfinished.touch()
                yield collection, size
                set_effort(collection)
                self._unfinished.unlink()

    @contextmanager
    def _turn(self, kind: int) -> Iterator[None]:
        with (self._folder.parent / f"{FOLDER}.lock").open("w") as file:
            fcntl.flock(file, kind)
            yield
