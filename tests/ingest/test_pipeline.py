import asyncio
from pathlib import Path

import pytest

from assistant.errors import DocumentRejected, IndexMismatch, IndexRebuilding
from assistant.types import Document, Failure, Passage
from ingest.pipeline import Progress, Report, rebuild
from ingest.recording import Prepared
from ingest.types import Raw, Text
from tests.builders import query_of
from tests.stores import carry_out, opened, paragraphs, prepare, state

TEXTS = {
    "/tin/a.txt": "Cụm thi đua gồm sáu tỉnh\nHội nghị họp ở Vinh",
    "/tin/b.txt": "Huân chương trao cho hai tập thể",
}


def test_what_is_ingested_is_in_all_three_stores(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            done, report = await carry_out(stores, TEXTS)
            assert done == [Progress("/tin/a.txt", "added", 2), Progress("/tin/b.txt", "added", 1)]
            assert (report.documents, report.passages, report.failures) == (2, 3, ())
            held = await state(stores)
            assert set(held["library"]) == held["dense"] == held["words"]
            assert len(held["words"]) == 3
            assert held["journal"] == []

    asyncio.run(scenario())


def test_the_same_command_again_does_nothing(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            await carry_out(stores, TEXTS)
            before = await state(stores)
            done, report = await carry_out(stores, TEXTS)
            assert done == []
            assert (report.documents, report.unchanged) == (0, 2)
            assert await state(stores) == before

    asyncio.run(scenario())


def test_a_changed_document_replaces_its_words_everywhere(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            await carry_out(stores, TEXTS)
            done, _ = await carry_out(stores, TEXTS | {"/tin/a.txt": "Cụm thi đua gồm bảy tỉnh"})
            assert done == [Progress("/tin/a.txt", "replaced", 1)]
            held = await state(stores)
            assert sorted(held["library"].values()) == [
                "Cụm thi đua gồm bảy tỉnh",
                "Huân chương trao cho hai tập thể",
            ]
            assert set(held["library"]) == held["dense"] == held["words"]

    asyncio.run(scenario())


def test_a_removed_document_leaves_all_three_stores(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            await carry_out(stores, TEXTS)
            done, report = await carry_out(
                stores, {"/tin/b.txt": TEXTS["/tin/b.txt"]}, under=["/tin"]
            )
            assert done == [Progress("/tin/a.txt", "removed", 0)]
            assert report.removed == 1
            held = await state(stores)
            assert held["texts"] == ["Huân chương trao cho hai tập thể"]
            assert set(held["library"]) == held["dense"] == held["words"]

    asyncio.run(scenario())


def _failing(raw: Raw) -> Prepared:
    if raw.name == "hỏng.pdf":
        raise DocumentRejected(key="reject.too_large", limit=50)
    if raw.name == "lạ.pdf":
        raise ZeroDivisionError
    return prepare(raw)


def test_a_document_that_fails_does_not_keep_the_others_out(tmp_path: Path) -> None:
    texts = TEXTS | {"/tin/hỏng.pdf": "x", "/tin/lạ.pdf": "y"}

    async def scenario() -> None:
        with opened(tmp_path) as stores:
            _, report = await carry_out(stores, texts, preparing=_failing)
            assert report.documents == 2
            assert report.failures == (
                ("/tin/hỏng.pdf", Failure(key="reject.too_large", values={"limit": "50"})),
                ("/tin/lạ.pdf", Failure(key="reject.broken", values={})),
            )
            _, again = await carry_out(stores, texts, preparing=_failing)
            assert again.failures == report.failures
            assert again.unchanged == 2

    asyncio.run(scenario())


def test_a_changed_document_that_cannot_be_read_keeps_its_old_words(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            await carry_out(stores, {"/tin/lạ.pdf": "Lễ trao cờ"})
            _, report = await carry_out(stores, {"/tin/lạ.pdf": "mới"}, preparing=_failing)
            assert [source for source, _ in report.failures] == ["/tin/lạ.pdf"]
            assert await stores.library.text("lạ.pdf") == "Lễ trao cờ"
            done, _ = await carry_out(stores, {"/tin/lạ.pdf": "mới"})
            assert done == [Progress("/tin/lạ.pdf", "replaced", 1)]

    asyncio.run(scenario())


def test_two_sources_may_not_claim_one_document(tmp_path: Path) -> None:
    texts = {"/một/tin.txt": "Dòng một", "/hai/tin.txt": "Dòng hai"}

    async def scenario() -> None:
        with opened(tmp_path) as stores:
            _, report = await carry_out(stores, texts)
            taken = Failure(key="reject.id_taken", values={"source": "/hai/tin.txt"})
            assert report.failures == (("/một/tin.txt", taken),)
            assert await stores.library.text("tin.txt") == "Dòng hai"

    asyncio.run(scenario())


def test_the_same_words_at_two_sources_are_both_kept_and_noted(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            _, report = await carry_out(
                stores, {"/tin/a.txt": "Như nhau", "/tin/b.txt": "Như nhau"}
            )
            assert report.documents == 2
            assert report.duplicates == (("/tin/a.txt", "/tin/b.txt"),)

    asyncio.run(scenario())


def test_an_index_made_otherwise_is_not_written_to(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path, fingerprint="mô hình cũ") as stores:
            await carry_out(stores, TEXTS)
        with opened(tmp_path, fingerprint="mô hình mới") as stores:
            with pytest.raises(IndexMismatch) as refused:
                await carry_out(stores, TEXTS | {"/tin/c.txt": "Dòng"})
            assert refused.value.values == {"expected": "mô hình mới", "found": "mô hình cũ"}

    asyncio.run(scenario())


def test_an_index_without_documents_takes_another_model(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path, fingerprint="cũ", dimensions=64) as stores:
            await carry_out(stores, {"/tin/a.txt": "Dòng"})
            await carry_out(stores, {}, under=["/tin"])
        with opened(tmp_path, fingerprint="mới", dimensions=32) as stores:
            await carry_out(stores, TEXTS)
            assert await stores.dense.count() == 3

    asyncio.run(scenario())


def _first(document: Document, text: Text) -> tuple[Passage, ...]:
    return paragraphs(document, text.text)[:1]


def test_rebuilding_makes_the_stores_anew_with_another_model_and_splitting(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path, fingerprint="cũ", dimensions=64) as stores:
            await carry_out(stores, TEXTS)
        with opened(tmp_path, fingerprint="mới", dimensions=32) as stores:
            events = [event async for event in rebuild(stores.line, split=_first)]
            assert events[:-1] == [
                Progress("/tin/a.txt", "replaced", 1),
                Progress("/tin/b.txt", "replaced", 1),
            ]
            assert isinstance(events[-1], Report)
            stores.library.check("mới")
            held = await state(stores)
            assert set(held["library"]) == held["dense"] == held["words"]
            assert len(held["words"]) == 2

    asyncio.run(scenario())


def test_a_rebuilding_that_was_cut_off_is_seen_and_can_be_started_again(tmp_path: Path) -> None:
    def cut_off(document: Document, text: Text) -> tuple[Passage, ...]:
        if document.id == "b.txt":
            raise InterruptedError
        return _first(document, text)

    async def scenario() -> None:
        with opened(tmp_path, fingerprint="cũ") as stores:
            await carry_out(stores, TEXTS)
        with opened(tmp_path, fingerprint="mới") as stores:
            with pytest.raises(InterruptedError):
                [event async for event in rebuild(stores.line, split=cut_off)]
            for fingerprint in ("cũ", "mới"):
                with pytest.raises(IndexRebuilding):
                    stores.library.check(fingerprint)
            _ = [event async for event in rebuild(stores.line, split=_first)]
            stores.library.check("mới")
            assert await stores.dense.count() == await stores.words.count() == 2

    asyncio.run(scenario())


def test_a_question_finds_what_was_ingested(tmp_path: Path) -> None:
    async def scenario() -> None:
        with opened(tmp_path) as stores:
            await carry_out(stores, TEXTS)
            for searcher in (stores.dense, stores.words):
                hits = await searcher.search(query_of("Cụm thi đua gồm mấy tỉnh?"), limit=3)
                assert hits[0].passage.text == "Cụm thi đua gồm sáu tỉnh"

    asyncio.run(scenario())
