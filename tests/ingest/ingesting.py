"""An ingest of a folder as a process of its own, so that a test can kill it at any moment."""

import asyncio
from pathlib import Path

from ingest.manifest import writing
from ingest.pipeline import Report, ingest
from tests.stores import opened, planned, prepare, raw_of

BATCH_PASSAGES = 40


def ingest_folder(data: Path, folder: Path) -> None:
    """What `tdkt ingest FOLDER --prune` does, with small batches."""
    asyncio.run(_ingest_folder(data, folder))


async def _ingest_folder(data: Path, folder: Path) -> None:
    texts = {str(path): path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}
    with writing(data), opened(data) as stores:
        plan = await planned(stores, texts, under=[str(folder)])
        async for event in ingest(
            plan,
            stores.line,
            fetch=lambda source: raw_of(source, texts[source]),
            prepare=prepare,
            batch_passages=BATCH_PASSAGES,
        ):
            assert isinstance(event, Report) or event.failure is None
