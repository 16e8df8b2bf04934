"""assistant.web.admin.uploads: files wait in a batch of their own until they are taken."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from starlette.requests import ClientDisconnect

from assistant.errors import BadInput, DocumentRejected
from assistant.web.admin.uploads import FORGOTTEN_SECONDS, Uploads


async def bytes_of(text: str) -> AsyncIterator[bytes]:
    yield text.encode()


def test_a_second_file_of_one_name_is_refused_and_the_first_stays(tmp_path: Path) -> None:
    uploads = Uploads(tmp_path)
    batch = uploads.begin()
    asyncio.run(uploads.receive(batch, "quyet-dinh.txt", bytes_of("một")))
    with pytest.raises(DocumentRejected) as refused:
        asyncio.run(uploads.receive(batch, "quyet-dinh.txt", bytes_of("hai")))
    assert refused.value.key == "reject.same_name"
    [kept] = uploads.files(batch)
    assert kept.read_text() == "một"


def test_an_upload_that_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    uploads = Uploads(tmp_path)
    batch = uploads.begin()

    async def broken() -> AsyncIterator[bytes]:
        yield b"half"
        raise ClientDisconnect

    with pytest.raises(ClientDisconnect):
        asyncio.run(uploads.receive(batch, "a.txt", broken()))
    assert uploads.files(batch) == []
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []


def test_batches_that_were_forgotten_are_deleted_and_others_are_not(tmp_path: Path) -> None:
    clock = [FORGOTTEN_SECONDS * 2.0]
    uploads = Uploads(tmp_path, clock=lambda: clock[0])
    old, young = uploads.begin(), uploads.begin()
    os.utime(tmp_path / ".waiting" / old, (1.0, 1.0))
    os.utime(tmp_path / ".waiting" / young, (clock[0], clock[0]))
    uploads.begin()
    assert uploads.files(young) == []
    with pytest.raises(BadInput):
        uploads.files(old)
