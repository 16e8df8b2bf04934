"""Real stores in a folder, and documents whose every word a test chooses."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

from assistant.edges.chroma import ChromaIndex
from assistant.edges.library import SqliteLibrary
from assistant.edges.library_database import Database, open_database
from assistant.edges.words import WordIndex
from assistant.types import Document, Kind, Level, Passage, Span, Step
from ingest.manifest import Manifest
from ingest.pipeline import Progress, Report, ingest
from ingest.planning import Found, Plan, plan_with_removal
from ingest.recording import Prepared
from ingest.stores import Line
from ingest.types import Raw, Text
from tests.fakes import FakeEmbedder

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stores:
    """Everything under one data folder, open."""

    database: Database
    library: SqliteLibrary
    dense: ChromaIndex
    words: WordIndex
    manifest: Manifest
    line: Line


@contextmanager
def opened(
    data: Path, *, versions: str = "1", fingerprint: str = "fake", dimensions: int = 64
) -> Iterator[Stores]:
    """The stores under `data`, closed at the end."""
    database = open_database(data)
    library = SqliteLibrary(database)
    dense = ChromaIndex(data, library, FakeEmbedder(dimensions=dimensions))
    words = WordIndex(data, library)
    manifest = Manifest(database, clock=lambda: NOON)
    line = Line(
        manifest=manifest,
        library=library,
        stores=(dense, words),
        fingerprint=fingerprint,
        versions=versions,
    )
    try:
        yield Stores(database, library, dense, words, manifest, line)
    finally:
        dense.close()
        words.close()
        database.close()


def paragraphs(document: Document, text: str) -> tuple[Passage, ...]:
    """One passage for each line of `text`; the id is made of the document and the words."""
    found, start = [], 0
    for line in text.split("\n"):
        name = hashlib.sha256(line.encode()).hexdigest()[:8]
        span = Span(start, start + len(line))
        path = (Step(Level.HEADING, "", document.title or ""),)
        found.append(_passage(f"{document.id}#{name}", document, path, line, span))
        start += len(line) + 1
    return tuple({passage.id: passage for passage in found}.values())


def _passage(
    identity: str, document: Document, path: tuple[Step, ...], text: str, span: Span
) -> Passage:
    return Passage(
        id=identity, article_id=identity, document=document, path=path, text=text, span=span
    )


def prepare(raw: Raw) -> Prepared:
    """The simplest way in: the bytes are the text, the last part of the source is the id."""
    text = raw.content.decode()
    document = Document(
        id=raw.name, source=raw.source, fingerprint=raw.fingerprint, kind=Kind.NEWS, title=raw.name
    )
    return Prepared(document, Text(text=text), paragraphs(document, text))


def raw_of(source: str, text: str) -> Raw:
    name = source.rpartition("/")[2]
    return Raw(source=source, name=name, media_type="text/plain", content=text.encode())


def found_in(texts: Mapping[str, str]) -> list[Found]:
    return [Found(source, raw_of(source, text).fingerprint) for source, text in texts.items()]


async def carry_out(
    stores: Stores,
    texts: Mapping[str, str],
    *,
    under: Sequence[str] = ("",),
    preparing: Callable[[Raw], Prepared] = prepare,
) -> tuple[list[Progress], Report]:
    """Ingest `texts` by source, removing what is no longer among them `under` some sources."""
    plan = await planned(stores, texts, under=under)
    done: list[Progress] = []
    async for event in ingest(
        plan, stores.line, fetch=lambda one: raw_of(one, texts[one]), prepare=preparing
    ):
        if isinstance(event, Report):
            return done, event
        done.append(event)
    raise AssertionError("an ingest ended without a report")


async def planned(stores: Stores, texts: Mapping[str, str], *, under: Sequence[str]) -> Plan:
    indexed = await stores.manifest.indexed()
    versions = stores.line.versions
    return plan_with_removal(found_in(texts), indexed, versions=versions, under=under)


class State(TypedDict):
    """What the three stores hold, comparable between folders."""

    library: dict[str, str]
    texts: list[str | None]
    dense: set[str]
    words: set[str]
    journal: list[str]


async def state(stores: Stores) -> State:
    library = stores.library
    ids = [document.id for document in await library.documents()]
    passages = [one for document_id in ids for one in await library.passages(document_id)]
    return State(
        library={passage.id: passage.text for passage in passages},
        texts=[await library.text(document_id) for document_id in ids],
        dense=await stores.dense.ids(),
        words=await stores.words.ids(),
        journal=await stores.manifest.intended(),
    )
