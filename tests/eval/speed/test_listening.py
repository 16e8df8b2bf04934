"""Fifty listeners at once of a service in a process of its own that writes slowly."""

import asyncio
import multiprocessing
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from statistics import median

import pytest

from assistant.web.app import create_app, serve
from eval.speed.listening import Audience, Heard, audience, listen
from eval.speed.peers.task import memory_mb
from eval.speed.slow import SlowComposer
from tests.fakes_web import REPLIES, services
from tests.grounded import grounded_alone
from tests.processes import free_port, listens, wait_until

LISTENERS = 50
PIECES, PAUSE = 30, 0.05
WRITING = PIECES * PAUSE
ONE_AFTER_THE_OTHER = LISTENERS * WRITING
"""Seconds that a round would take at the least if every listener waited for the one before."""
GROWTH_MB = 20
"""Two more rounds of fifty answers; kept for ever, their frames alone would be more."""


def answer_slowly(port: int) -> None:
    assistant = grounded_alone()
    slow = SlowComposer(composer=assistant.composer, pieces=PIECES, pause=PAUSE)
    given = services(assistant=replace(assistant, composer=slow))
    serve(create_app(given, REPLIES), host="127.0.0.1", port=port)


@contextmanager
def slow_service() -> Iterator[tuple[str, int]]:
    port = free_port()
    process = multiprocessing.get_context("spawn").Process(target=answer_slowly, args=(port,))
    process.start()
    try:
        wait_until(lambda: listens(port))
        assert process.pid is not None
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.join()


def test_fifty_listeners_at_once_each_hear_a_whole_answer_at_its_pace_and_memory_stays_flat() -> (
    None
):
    questions = ["Hồ sơ Kỷ niệm chương gồm gì?"] * LISTENERS
    with slow_service() as (url, process):
        asyncio.run(listen(url, questions))
        before = memory_mb(process, "VmRSS") or 0.0
        began = time.monotonic()
        heard = [one for _ in range(2) for one in asyncio.run(listen(url, questions))]
        took = time.monotonic() - began
        after = memory_mb(process, "VmRSS") or 0.0

    assert [one.pieces for one in heard] == [PIECES] * (2 * LISTENERS)
    assert took < ONE_AFTER_THE_OTHER
    assert min(one.end for one in heard) >= WRITING
    assert median(one.end - one.first for one in heard) >= WRITING / 2  # not held back to the end
    assert median(one.pause for one in heard) < WRITING / 2  # nor told in two lumps
    assert after - before < GROWTH_MB


def test_an_audience_is_told_by_its_slowest_listener() -> None:
    heard = [
        Heard(first=0.1, pause=0.3, end=1.0, pieces=9),
        Heard(first=0.5, pause=0.2, end=2.0, pieces=9),
        Heard(first=0.2, pause=0.1, end=3.0, pieces=9),
    ]
    found = audience(heard)
    assert found == Audience(
        listeners=3, first_median=0.2, first=0.5, pause=0.3, end_quickest=1.0, end=3.0
    )


def test_a_service_that_is_not_there_is_not_listened_to_for_ever() -> None:
    with pytest.raises(Exception, match="connect"):
        asyncio.run(listen(f"http://127.0.0.1:{free_port()}", ["Gì?"]))
