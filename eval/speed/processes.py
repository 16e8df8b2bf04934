"""The assistant in processes of its own: a cold `tdkt ask`, a `tdkt serve` (edge)."""

import multiprocessing
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.context import SpawnProcess
from pathlib import Path

import httpx

from eval.speed.asking import AS_OF
from eval.speed.peers.task import memory_mb
from eval.speed.results import Serving

COLD_RUNS = 3
READY_SECONDS = 120.0
"""A service that is not ready by then never will be: it takes seconds."""
HOST = "127.0.0.1"
_POLL_SECONDS = 0.02
_TDKT = (sys.executable, "-c", "from assistant.cli import main; raise SystemExit(main())")


class NeverReady(RuntimeError):
    """A service ended or hung before it could answer."""


@contextmanager
def spawned(serving: Callable[..., None], *arguments: object) -> Iterator[tuple[str, SpawnProcess]]:
    """The address and the process of `serving(port, *arguments)`, once it listens."""
    port = _free_port()
    process = multiprocessing.get_context("spawn").Process(target=serving, args=(port, *arguments))
    process.start()
    try:
        _wait_to_listen(port, process)
        yield f"http://{HOST}:{port}", process
    finally:
        process.terminate()
        process.join()


def _wait_to_listen(port: int, process: SpawnProcess) -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until and process.is_alive():
        with socket.socket() as knocking:
            if knocking.connect_ex((HOST, port)) == 0:
                return
        time.sleep(_POLL_SECONDS)
    raise NeverReady(f"a service: {process.exitcode} after {READY_SECONDS:.0f} s at most")


def cold_ask_seconds(question: str, data: Path) -> float:
    """A whole `tdkt ask` in a fresh process, the median of `COLD_RUNS`; files are in memory."""
    return statistics.median(_cold_ask(question, data) for _ in range(COLD_RUNS))


def _cold_ask(question: str, data: Path) -> float:
    command = [*_TDKT, "ask", question, "--as-of", AS_OF.isoformat()]
    began = time.perf_counter()
    subprocess.run(command, env=_environment(data), check=True, capture_output=True)
    return time.perf_counter() - began


def served(questions: Sequence[str], data: Path) -> Serving:
    """Start a service, ask it `questions`, see how much memory it has then."""
    began = time.perf_counter()
    with _service(data) as (process, url), httpx.Client(base_url=url, timeout=60) as client:
        _wait(process, client)
        ready = time.perf_counter() - began
        for question in questions:
            body = {"question": question, "as_of": AS_OF.isoformat()}
            client.post("/v1/ask", json=body).raise_for_status()
        return Serving(ready_seconds=ready, memory_mb=memory_mb(process.pid, "VmRSS"))


@contextmanager
def _service(data: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    port = _free_port()
    command = [*_TDKT, "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=_environment(data), stdout=subprocess.DEVNULL)
    try:
        yield process, f"http://{HOST}:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait(process: subprocess.Popen[bytes], client: httpx.Client) -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until and process.poll() is None:
        if _is_ready(client):
            return
        time.sleep(_POLL_SECONDS)
    raise NeverReady(f"tdkt serve: status {process.poll()} after {READY_SECONDS:.0f} s at most")


def _is_ready(client: httpx.Client) -> bool:
    try:
        return client.get("/ready").is_success
    except httpx.TransportError:
        return False


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        port: int = one.getsockname()[1]
        return port


def _environment(data: Path) -> dict[str, str]:
    return {**os.environ, "TDKT_DATA": str(data)}
