"""Indexes written to be measured: articles, a folder of files, Chroma alone (shell)."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import chromadb
from chromadb.api.client import Client
from chromadb.config import Settings as ChromaSettings
from numpy import float32
from numpy.typing import NDArray

from assistant.settings import Settings
from assistant.wiring import Stores, open_stores
from eval.beir import Item
from eval.speed.articles import prepared
from eval.speed.results import Ingestion
from ingest.manifest import writing
from ingest.pipeline import Report, ingest
from ingest.planning import Plan
from ingest.preparing import prepare
from ingest.recording import Prepared
from ingest.sources import find, read
from ingest.stores import BATCH_PASSAGES
from ingest.types import Raw
from ingest.wiring import open_line


@contextmanager
def stores_under(settings: Settings) -> Iterator[Stores]:
    """The stores under `settings.data`, let go of at the end."""
    stores = open_stores(settings)
    try:
        yield stores
    finally:
        close_stores(stores)


def close_stores(stores: Stores) -> None:
    """Let go of the files."""
    stores.words.close()
    stores.dense.close()
    stores.database.close()


async def write_articles(items: Sequence[Item], settings: Settings) -> Ingestion:
    """Articles through the ingest line; parsing and splitting, done before, are not timed."""
    documents = prepared(items)

    def fetch(source: str) -> Raw:
        content = documents[source].text.text.encode()
        return Raw(source=source, name=source, media_type="text/plain", content=content)

    return await _ingested(documents, settings, fetch, lambda raw: documents[raw.source])


async def ingest_folder(folder: Path, settings: Settings) -> Ingestion:
    """What `tdkt ingest FOLDER` does into an empty index."""
    places = {place.source: place for place in find([folder]).places}
    return await _ingested(places, settings, lambda source: read(places[source]), prepare)


async def _ingested(
    sources: Iterable[str],
    settings: Settings,
    fetch: Callable[[str], Raw],
    make: Callable[[Raw], Prepared],
) -> Ingestion:
    with writing(settings.data), stores_under(settings) as stores:
        line, plan = open_line(stores), Plan(add=tuple(sorted(sources)))
        began = time.perf_counter()
        async for step in ingest(plan, line, fetch=fetch, prepare=make):
            report = step
        seconds = time.perf_counter() - began
    assert isinstance(report, Report), "an ingest ends with a report"
    return Ingestion(documents=report.documents, passages=report.passages, seconds=seconds)


def bare_add_seconds(ids: Sequence[str], vectors: NDArray[float32], folder: Path) -> float:
    """Chroma's own `add` of the same vectors in batches of the same size, on disk as well."""
    settings = ChromaSettings(anonymized_telemetry=False)
    client = cast(Client, chromadb.PersistentClient(str(folder), settings))
    collection = client.create_collection("bare", embedding_function=None)
    began = time.perf_counter()
    for start in range(0, len(ids), BATCH_PASSAGES):
        batch = slice(start, start + BATCH_PASSAGES)
        collection.add(list(ids[batch]), vectors[batch])
    seconds = time.perf_counter() - began
    client.close()
    return seconds
