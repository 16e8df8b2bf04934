"""assistant.web.admin.uploads: files wait in a batch of their own until they are taken."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistant.errors import DocumentRejected
from assistant.web.admin.uploads import Uploads


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
