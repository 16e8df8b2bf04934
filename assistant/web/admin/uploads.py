"""Files that an administrator sends, kept aside until they are taken or let go (edge).

A batch is a hidden folder beside the documents that came this way; a file in it is whole or not
there. What is let go, or forgotten for a day, is deleted.
"""

import re
import secrets
import shutil
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from assistant.documents.formats import (
    LARGEST_BYTES,
    MEDIA_TYPES,
    MEGABYTE,
    safe_name,
    suffix_of,
)
from assistant.errors import BadInput, DocumentRejected, Unavailable

MOST_FILES = 200
"""Files of one batch: more are ingested from a folder at a terminal."""
MOST_BYTES = 10 * LARGEST_BYTES
"""Bytes of one batch, so that one visit cannot fill the disk."""
FORGOTTEN_SECONDS = 86_400
_ASIDE = ".waiting"
_BATCH = re.compile(r"[0-9a-f]{16}")
_ID_BYTES = 8
_PART = ".part"


class Uploads:
    """The folder of documents that were sent, and the batches that wait in it."""

    def __init__(self, folder: Path, *, clock: Callable[[], float] = time.time) -> None:
        self.folder = folder
        self._waiting = folder / _ASIDE
        self._clock = clock

    def begin(self) -> str:
        """A new batch; those that were forgotten are deleted. Unavailable when it cannot be."""
        batch = secrets.token_hex(_ID_BYTES)
        try:
            (self._waiting / batch).mkdir(parents=True)
        except OSError as error:
            raise Unavailable(str(error), key="admin.disk") from error
        self._forget()
        return batch

    async def receive(
        self, batch: str, name: str, content: AsyncIterator[bytes]
    ) -> tuple[str, int]:
        """Keep a file; the name it has here, and its bytes.

        DocumentRejected for a file that cannot be a document, BadInput when the batch is full or
        no longer there, Unavailable when the disk takes no more.
        """
        folder, kept = self._folder(batch), safe_name(name)
        if suffix_of(kept) not in MEDIA_TYPES:
            raise DocumentRejected(key="reject.format", suffix=suffix_of(kept) or kept)
        others = self.files(batch)
        if kept in {each.name for each in others}:
            raise DocumentRejected(key="reject.same_name", name=kept)
        room = MOST_BYTES - sum(each.stat().st_size for each in others)
        if len(others) >= MOST_FILES or room <= 0:
            raise BadInput(key="admin.batch_full", files=MOST_FILES, limit=MOST_BYTES // MEGABYTE)
        part = folder / f".{secrets.token_hex(_ID_BYTES)}{_PART}"
        try:
            size = await _written(part, content, most=min(LARGEST_BYTES, room))
            part.replace(folder / kept)
        except OSError as error:
            raise Unavailable(str(error), key="admin.disk") from error
        finally:
            part.unlink(missing_ok=True)
        return kept, size

    def files(self, batch: str) -> list[Path]:
        """The whole files of a batch, in order of name. BadInput when it is not there."""
        return sorted(each for each in self._folder(batch).iterdir() if each.suffix != _PART)

    def waits(self, batch: str) -> bool:
        """Whether a batch is still there, neither taken nor let go."""
        return bool(_BATCH.fullmatch(batch)) and (self._waiting / batch).is_dir()

    def discard(self, batch: str) -> None:
        """Delete a batch with its files; one that is gone already is no error."""
        if _BATCH.fullmatch(batch):
            shutil.rmtree(self._waiting / batch, ignore_errors=True)

    def delete(self, source: str) -> None:
        """Delete the file of a document that was sent; files elsewhere are left alone."""
        path = Path(source)
        if path.parent == self.folder:
            path.unlink(missing_ok=True)

    def _folder(self, batch: str) -> Path:
        if not self.waits(batch):
            raise BadInput(key="admin.unknown_batch")
        return self._waiting / batch

    def _forget(self) -> None:
        since = self._clock() - FORGOTTEN_SECONDS
        for folder in self._waiting.iterdir():
            if folder.stat().st_mtime < since:
                self.discard(folder.name)


async def _written(path: Path, content: AsyncIterator[bytes], *, most: int) -> int:
    """Write to a new file at most `most` bytes. DocumentRejected for more."""
    size = 0
    with path.open("xb") as file:
        async for piece in content:
            size += len(piece)
            if size > most:
                raise DocumentRejected(key="reject.too_large", limit=LARGEST_BYTES // MEGABYTE)
            file.write(piece)
    return size
