import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import IndexBusy
from assistant.types import Failure, Span
from ingest.manifest import writing
from ingest.recording import Failed, Gone, Kept, Prepared
from ingest.types import Heading, Text
from tests.stores import NOON, opened, prepare, raw_of

RAW = raw_of("/tin/mot.txt", "Dòng đầu\nDòng sau")
KEPT = Kept(RAW.source, RAW.fingerprint, "chia 1", prepare(RAW))


def test_a_kept_source_stands_in_the_manifest_with_its_document(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            await stores.manifest.commit([KEPT])
            (known,) = await stores.manifest.indexed()
            assert (known.source, known.fingerprint) == (RAW.source, RAW.fingerprint)
            assert (known.versions, known.document_id, known.failure) == ("chia 1", "mot.txt", None)
            expected = [passage.id for passage in KEPT.prepared.passages]
            assert sorted(await stores.manifest.passage_ids(RAW.source)) == sorted(expected)

    asyncio.run(scenario())


def test_headings_and_metadata_come_back_for_splitting_once_more(tmp_path: Path) -> None:
    text = Text(
        text="Dòng đầu\nDòng sau", headings=(Heading(2, Span(0, 8)),), metadata={"url": "https://a"}
    )
    ready = Prepared(KEPT.prepared.document, text, KEPT.prepared.passages)

    async def scenario() -> None:
        with opened(tmp_path) as stores:
            await stores.manifest.commit([Kept(RAW.source, RAW.fingerprint, "1", ready)])
            assert await stores.manifest.stored("mot.txt") == (ready.document, text)

    asyncio.run(scenario())


def test_a_failure_keeps_what_was_ingested_before(tmp_path: Path) -> None:
    failure = Failure(key="reject.too_large", values={"limit": "50"})

    async def scenario() -> None:
        with opened(tmp_path) as stores:
            await stores.manifest.commit([KEPT])
            await stores.manifest.commit([Failed(RAW.source, "khác", "1", failure)])
            (known,) = await stores.manifest.indexed()
            assert known.failure == failure
            assert known.fingerprint == RAW.fingerprint
            assert await stores.library.text("mot.txt") == "Dòng đầu\nDòng sau"

    asyncio.run(scenario())


def test_what_is_gone_leaves_no_trace(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            await stores.manifest.commit([KEPT])
            await stores.manifest.commit([Gone(RAW.source), Gone("/chưa/từng/có")])
            assert await stores.manifest.indexed() == []
            assert await stores.library.documents() == []
            assert await stores.library.count() == 0

    asyncio.run(scenario())


def test_the_journal_holds_what_was_intended_until_it_is_settled(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            await stores.manifest.intend(["a", "b", "a"])
            assert sorted(await stores.manifest.intended()) == ["a", "b"]
            await stores.manifest.commit([], stale=["b"])
            assert await stores.manifest.intended() == ["b"]
            await stores.manifest.settle()
            assert await stores.manifest.intended() == []

    asyncio.run(scenario())


def test_only_one_process_may_write(tmp_path: Path) -> None:
    holder = (
        "import sys, pathlib\n"
        "from ingest.manifest import writing\n"
        "with writing(pathlib.Path(sys.argv[1])):\n"
        "    print('held', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", holder, str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(IndexBusy), writing(tmp_path):
            pass
        process.kill()
        process.wait()
    with writing(tmp_path):
        pass


def test_what_was_tried_is_told_with_its_passages_and_what_went_wrong(tmp_path: Path) -> None:
    scan = Failure(key="reject.no_text", values={"a": "b"})

    async def scenario() -> None:
        with opened(tmp_path) as stores:
            await stores.manifest.commit([KEPT, Failed("/tin/quet.pdf", "9", "chia 1", scan)])
            kept, failed = await stores.library.holdings()
            assert (kept.source, kept.document_id) == (RAW.source, "mot.txt")
            assert kept.passages == len(KEPT.prepared.passages)
            assert (kept.ingested_at, kept.failure) == (NOON, None)
            assert (failed.document_id, failed.passages, failed.failure) == (None, 0, scan)
            await stores.manifest.commit([Failed(RAW.source, "10", "chia 1", scan)])
            kept, _ = await stores.library.holdings()
            assert (kept.document_id, kept.failure) == ("mot.txt", scan)

    asyncio.run(scenario())
