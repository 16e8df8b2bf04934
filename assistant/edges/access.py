"""Sites, keys and the secret of tickets, as files of the data folder (edge).

`access.json` is read again when it has changed: a site that is added is served at once. It holds
no key, only digests; `ticket.secret` holds the one secret, readable by its owner alone, and is kept
so that tickets outlive a restart.
"""

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from assistant.access import ApiKey, Embed, Registry, Role
from assistant.errors import SetupError

FILE = "access.json"
SECRET_FILE = "ticket.secret"
LOCK_FILE = "access.lock"
_SECRET_BYTES = 32
_OWNER_ALONE = 0o600


class AccessFile:
    """Who may ask, under one data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._secret_path = folder / SECRET_FILE
        self._read_at: tuple[int, int] | None = None
        self._registry = Registry()

    def registry(self) -> Registry:
        """What is registered now. SetupError when the file cannot be read."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return Registry()
        read_at = (found.st_mtime_ns, found.st_ino)
        if read_at != self._read_at:
            self._registry, self._read_at = self._read(), read_at
        return self._registry

    def add(self, entry: Embed | ApiKey) -> None:
        """Register a site or a key."""
        with self._turn():
            now = self.registry()
            if isinstance(entry, Embed):
                self._write(replace(now, embeds=(*now.embeds, entry)))
            else:
                self._write(replace(now, keys=(*now.keys, entry)))

    def remove_embed(self, embed_id: str) -> bool:
        """Take a site off; whether it was there."""
        with self._turn():
            now = self.registry()
            kept = tuple(each for each in now.embeds if each.id != embed_id)
            self._write(replace(now, embeds=kept))
            return len(kept) < len(now.embeds)

    def remove_key(self, key_id: str) -> bool:
        """Take a key off; whether it was there."""
        with self._turn():
            now = self.registry()
            kept = tuple(each for each in now.keys if each.id != key_id)
            self._write(replace(now, keys=kept))
            return len(kept) < len(now.keys)

    def secret(self) -> bytes:
        """What tickets are sealed with; made when it is first asked for."""
        if not self._secret_path.exists():
            with self._turn():
                if not self._secret_path.exists():
                    _written(self._secret_path, secrets.token_bytes(_SECRET_BYTES))
        return self._secret_path.read_bytes()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """One process at a time reads and writes: of two that add at once, none undoes the other.

        The lock is a file of its own, because the others are replaced; it ends with its process.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with (self._path.parent / LOCK_FILE).open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _read(self) -> Registry:
        try:
            kept: dict[str, Any] = json.loads(self._path.read_bytes())
            embeds = tuple(Embed(**_dated(each)) for each in kept["embeds"])
            return Registry(embeds, tuple(map(_key_of, kept["keys"])))
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise SetupError(str(error), key="access.unreadable", file=FILE) from error

    def _write(self, registry: Registry) -> None:
        words = json.dumps(asdict(registry), ensure_ascii=False, indent=2, default=date.isoformat)
        _written(self._path, words.encode() + b"\n")


def _key_of(entry: dict[str, str]) -> ApiKey:
    """A key; one that was written before there were roles is a program's."""
    return ApiKey(**{**_dated(entry), "role": Role(entry.get("role", Role.PROGRAM))})


def _dated(entry: dict[str, str]) -> dict[str, Any]:
    return {**entry, "added_on": date.fromisoformat(entry["added_on"])}


def _written(path: Path, content: bytes) -> None:
    """Write beside and rename: a reader sees the old file or the new one, never half of it."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ALONE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    beside.replace(path)
