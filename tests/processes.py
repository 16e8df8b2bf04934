"""`tdkt` in processes of its own: commands, and services that answer on a free port."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

TDKT = (sys.executable, "-m", "assistant.cli")
PATIENCE = 180.0
"""Seconds: a command takes two to four, on a machine that is busy with other work many more."""


def environment(data: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "TDKT_DATA": str(data), **more}


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command, to its end."""
    return subprocess.run(
        [*TDKT, *arguments],
        env=environment(data),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def begin(data: Path, *arguments: str, **more: str) -> subprocess.Popen[bytes]:
    """A command that is under way."""
    return subprocess.Popen(
        [*TDKT, *arguments],
        env=environment(data, **more),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def serving(data: Path) -> Iterator[httpx.Client]:
    """A client of `tdkt serve`, once that answers."""
    port = free_port()
    process = begin(data, "serve", "--port", str(port))
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE) as client:
            wait_until(lambda: process.poll() is not None or _answers(client))
            assert process.poll() is None, "the service ended before it answered"
            yield client
    finally:
        process.terminate()
        process.wait()


def wait_until(happened: object) -> None:
    """Return as soon as `happened()` is true; fail when it never is."""
    assert callable(happened)
    until = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.002)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def listens(port: int) -> bool:
    """Whether anything takes connections at `port`."""
    with socket.socket() as knocking:
        return knocking.connect_ex(("127.0.0.1", port)) == 0


def _answers(client: httpx.Client) -> bool:
    try:
        return client.get("/health").is_success
    except httpx.TransportError:
        time.sleep(0.05)
        return False
