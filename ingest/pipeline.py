"""The life of a document: a plan is carried out, batch by batch (shell).

For each batch: write down what is about to change; put its passages into the stores; record it in
the library, which makes it exist; strike what it replaced out of the stores. Meanwhile the next is
read. A reader never meets a hole, since it believes the library alone. A run that is killed at any
point is mended by the next one (`recover`), which then does the same work again to the same result.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Literal

from assistant.documents.indexing import REBUILDING
from assistant.errors import AssistantError
from assistant.types import Document, Failure, Passage
from assistant.validity.correcting import Overrides, corrected, read_alike
from ingest.planning import Plan
from ingest.recording import Entry, Failed, Gone, Kept, Prepared
from ingest.stores import BATCH_PASSAGES, FIRST_PASSAGES, Line, recover
from ingest.types import Raw, Text

Outcome = Literal["added", "replaced", "removed", "rejected"]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """One document is done; `passages` is how many it has now."""

    source: str
    outcome: Outcome
    passages: int
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did; the last thing it yields. `failures` and `duplicates` go by source."""

    documents: int
    passages: int
    removed: int
    unchanged: int
    failures: tuple[tuple[str, Failure], ...]
    duplicates: tuple[tuple[str, ...], ...]


async def ingest(
    plan: Plan,
    line: Line,
    *,
    fetch: Callable[[str], Raw],
    prepare: Callable[[Raw], Prepared],
    batch_passages: int = BATCH_PASSAGES,
) -> AsyncIterator[Progress | Report]:
    """Carry out `plan`: a Progress when a document is safely done, at last a Report.

    `fetch` gives the bytes at a source; it and `prepare` may raise DocumentRejected. Documents
    are written together until they have `batch_passages`. The caller holds the right to write
    (`manifest.writing`). IndexMismatch when the index was made otherwise, SearchUnavailable when
    a store fails; what was yielded before is kept.
    """
    await _agree(line)
    await recover(line)
    done: list[Progress] = []
    prepared = entries(plan, line, fetch=fetch, prepare=prepare)
    async with aclosing(_ahead(_batches(prepared, batch_passages))) as batches:
        async for batch in batches:
            await _carry_out(batch, line)
            for entry in batch:
                done.append(_progress(entry, plan))
                yield done[-1]
    yield _report(done, plan)


async def rebuild(
    line: Line, *, split: Callable[[Document, Text], tuple[Passage, ...]]
) -> AsyncIterator[Progress | Report]:
    """Empty the stores and make all again from the stored documents; their files may be gone.

    Until it is finished the index matches no settings, so a run that is cut off is seen and is
    simply started again. A document keeps the versions of the steps that read its bytes.
    """
    await line.manifest.claim(REBUILDING)
    for store in line.stores:
        await store.clear()
    done: list[Progress] = []
    stored = _stored_entries(line, split)
    async with aclosing(_ahead(_batches(stored, BATCH_PASSAGES))) as batches:
        async for batch in batches:
            await _carry_out(batch, line)
            for entry in batch:
                done.append(Progress(entry.source, "replaced", _passages(entry)))
                yield done[-1]
    await line.manifest.claim(line.fingerprint)
    yield _report(done, Plan())


async def override(
    overrides: Overrides,
    line: Line,
    *,
    split: Callable[[Document, Text], tuple[Passage, ...]],
) -> None:
    """Take `overrides` for what holds of documents beside their texts from now on.

    No file is read again: a stored document whose kind or title they change, or no longer change,
    is split anew. They are recorded last, so that a run that was cut off is made up by the next.
    """
    before = await line.library.overrides()
    if before == overrides:
        return
    for known in await line.manifest.indexed():
        if known.document_id is None:
            continue
        document, text = await line.manifest.stored(known.document_id)
        now = corrected(document, overrides.corrections)
        if not read_alike(now, corrected(document, before.corrections)):
            passages = await asyncio.to_thread(split, now, text)
            kept = Prepared(document, text, passages)
            entry = Kept(known.source, known.fingerprint, known.versions, kept)
            await _carry_out([entry], line)
    await line.manifest.override(overrides)


async def _agree(line: Line) -> None:
    """An index without documents takes any fingerprint; another must have been made alike."""
    if await line.manifest.document_ids():
        line.library.check(line.fingerprint)
    elif await line.manifest.fingerprint() != line.fingerprint:
        for store in line.stores:
            await store.clear()
        await line.manifest.claim(line.fingerprint)


async def _carry_out(batch: Sequence[Entry], line: Line) -> None:
    kept = [entry for entry in batch if isinstance(entry, Kept)]
    passages = [passage for entry in kept for passage in entry.prepared.passages]
    changed = [entry.source for entry in batch if not isinstance(entry, Failed)]
    before = {one for source in changed for one in await line.manifest.passage_ids(source)}
    stale = sorted(before - {passage.id for passage in passages})
    await line.manifest.intend([*(passage.id for passage in passages), *stale])
    await _all(store.upsert(passages) for store in line.stores)
    await line.manifest.commit(batch, stale=stale)
    if stale:
        await _all(store.delete(stale) for store in line.stores)
        await line.manifest.settle()


async def _all(writes: Iterable[Awaitable[None]]) -> None:
    """Write to every store at once; the first error is raised when all have come to an end."""
    for outcome in await asyncio.gather(*writes, return_exceptions=True):
        if outcome is not None:
            raise outcome


async def _batches(entries: AsyncIterator[Entry], passages: int) -> AsyncIterator[list[Entry]]:
    """Entries with so many passages together; the first ones are smaller (`FIRST_PASSAGES`)."""
    batch: list[Entry] = []
    enough = min(FIRST_PASSAGES, passages)
    async for entry in entries:
        batch.append(entry)
        if sum(map(_passages, batch)) >= enough:
            yield batch
            batch, enough = [], min(2 * enough, passages)
    if batch:
        yield batch


async def _ahead(batches: AsyncIterator[list[Entry]]) -> AsyncGenerator[list[Entry], None]:
    """The same batches; while one is written the next is read and prepared.

    To make its records and vectors ahead as well gained nothing: 20,000 articles took 21.4 and
    22.5 s, and 21.6 and 23.5 s without it (two cores, in turn). Nor did records made in a process
    of their own: 10,000 took 11.1 s and 16.1 s of processor time, 9.4 s and 12.9 s without it (to
    hand over a passage and its record costs 0.1 ms).
    """
    coming = asyncio.create_task(_next(batches))
    try:
        while (batch := await coming) is not None:
            coming = asyncio.create_task(_next(batches))
            yield batch
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)


async def _next(batches: AsyncIterator[list[Entry]]) -> list[Entry] | None:
    return await anext(batches, None)


async def entries(
    plan: Plan,
    line: Line,
    *,
    fetch: Callable[[str], Raw],
    prepare: Callable[[Raw], Prepared],
) -> AsyncIterator[Entry]:
    """What becomes of each source of a plan, read and prepared; nothing is written."""
    owners = {one.document_id: one.source for one in await line.manifest.indexed()}
    for source in plan.remove:
        yield Gone(source)
    for source in sorted((*plan.add, *plan.replace)):
        entry = await asyncio.to_thread(_attempt, source, line.versions, fetch, prepare)
        yield _alone(entry, owners)


async def _stored_entries(
    line: Line, split: Callable[[Document, Text], tuple[Passage, ...]]
) -> AsyncIterator[Entry]:
    for known in await line.manifest.indexed():
        if known.document_id is not None:
            document, text = await line.manifest.stored(known.document_id)
            prepared = Prepared(document, text, await asyncio.to_thread(split, document, text))
            yield Kept(known.source, known.fingerprint, known.versions, prepared)


def _attempt(
    source: str, versions: str, fetch: Callable[[str], Raw], prepare: Callable[[Raw], Prepared]
) -> Entry:
    """Kept or Failed: whatever a document does to its parser, the next one has its turn."""
    fingerprint = ""
    try:
        raw = fetch(source)
        fingerprint = raw.fingerprint
        return Kept(source, fingerprint, versions, prepare(raw))
    except AssistantError as error:
        values = {name: str(value) for name, value in error.values.items()}
        return Failed(source, fingerprint, versions, Failure(key=error.key, values=values))
    except Exception:
        _log.exception("cannot read %s", source)
        return Failed(source, fingerprint, versions, Failure(key="reject.broken", values={}))


def _alone(entry: Entry, owners: dict[str | None, str]) -> Entry:
    """An id belongs to one source; a second one that claims it is rejected."""
    if not isinstance(entry, Kept):
        return entry
    owner = owners.setdefault(entry.prepared.document.id, entry.source)
    if owner == entry.source:
        return entry
    taken = Failure(key="reject.id_taken", values={"source": owner})
    return Failed(entry.source, entry.fingerprint, entry.versions, taken)


def _passages(entry: Entry) -> int:
    return len(entry.prepared.passages) if isinstance(entry, Kept) else 0


def _progress(entry: Entry, plan: Plan) -> Progress:
    if isinstance(entry, Failed):
        return Progress(entry.source, "rejected", 0, entry.failure)
    if isinstance(entry, Gone):
        return Progress(entry.source, "removed", 0)
    outcome: Outcome = "replaced" if entry.source in plan.replace else "added"
    return Progress(entry.source, outcome, _passages(entry))


def _report(done: Iterable[Progress], plan: Plan) -> Report:
    finished = list(done)
    kept = [one for one in finished if one.outcome in ("added", "replaced")]
    return Report(
        documents=len(kept),
        passages=sum(one.passages for one in kept),
        removed=sum(one.outcome == "removed" for one in finished),
        unchanged=len(plan.unchanged),
        failures=tuple((one.source, one.failure) for one in finished if one.failure is not None),
        duplicates=plan.duplicates,
    )
