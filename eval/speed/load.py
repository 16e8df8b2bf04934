"""`tdkt eval load`: many listeners of a service that answers slowly (edge)."""

import argparse
import asyncio
from dataclasses import asdict, dataclass, replace
from multiprocessing.context import SpawnProcess

from rich.console import Console
from rich.table import Table

from assistant.edges.prompt_files import load_replies
from assistant.settings import load_settings
from assistant.terminal.questions import print_json
from assistant.web.app import create_app, serve
from assistant.web.serving import limits_of, web_services_of
from assistant.wiring import open_assistant
from eval import runs
from eval.speed.listening import Audience, audience, listen
from eval.speed.peers.task import memory_mb
from eval.speed.processes import HOST, spawned
from eval.speed.slow import SlowComposer

LISTENERS, ROUNDS = 50, 5
PIECES, PAUSE = 60, 0.1
"""A chat model that writes ten pieces a second for six seconds: 300 words, one answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """One listener alone, then many, round after round; memory of the service in MB after each.

    `ideal` is how long the writing alone takes, in seconds.
    """

    ideal: float
    alone: Audience
    rounds: tuple[Audience, ...]
    memory_mb: tuple[float, ...]


def add_load(command: argparse.ArgumentParser) -> None:
    """`[--listeners N] [--rounds N]`."""
    words = load_replies().under("eval.load.help")
    command.add_argument("--listeners", type=int, default=LISTENERS, help=words["listeners"])
    command.add_argument("--rounds", type=int, default=ROUNDS, help=words["rounds"])
    command.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    load = asyncio.run(measured(listeners=arguments.listeners, rounds=arguments.rounds))
    if arguments.json:
        print_json(asdict(load))
    else:
        _print(load)
    return 0


async def measured(*, listeners: int, rounds: int) -> Load:
    """The service of this process's settings under that load."""
    cases = runs.load_cases([runs.STARTER])
    questions = [case.question for case in cases if case.decision == "answer"]
    asked = [questions[place % len(questions)] for place in range(listeners)]
    with spawned(serve_slowly, PIECES, PAUSE) as (url, process):
        await listen(url, asked[:3])  # Chroma reads its graph at the first question
        alone = audience(await listen(url, asked[:1]))
        found, memory = [], [_memory(process)]
        for _ in range(rounds):
            found.append(audience(await listen(url, asked)))
            memory.append(_memory(process))
    return Load(ideal=PIECES * PAUSE, alone=alone, rounds=tuple(found), memory_mb=tuple(memory))


def serve_slowly(port: int, pieces: int, pause: float) -> None:
    """The service of this process's settings, answering slowly, until it is ended."""
    replies, settings = load_replies(), load_settings()
    opened = open_assistant(settings, replies)
    slow = SlowComposer(composer=opened.grounded.composer, pieces=pieces, pause=pause)
    assistant = replace(opened.assistant, assistant=replace(opened.grounded, composer=slow))
    limits = limits_of(settings, host=HOST)
    services = web_services_of(replace(opened, assistant=assistant), settings, limits=limits)
    serve(create_app(services, replies), host=HOST, port=port)


def _memory(process: SpawnProcess) -> float:
    return round(memory_mb(process.pid or 0, "VmRSS") or 0.0, 1)


def _print(load: Load) -> None:
    replies = load_replies()
    words = replies.under("eval.load")
    table = Table(
        title=replies.say("eval.load.title", ideal=f"{load.ideal:.1f}"), title_justify="left"
    )
    for name in ("listeners", "first_median", "first", "pause", "end_quickest", "end", "memory"):
        table.add_column(words[name], justify="right")
    for each, mb in zip((load.alone, *load.rounds), load.memory_mb, strict=True):
        seconds = (each.first_median, each.first, each.pause, each.end_quickest, each.end)
        table.add_row(str(each.listeners), *(f"{value:.2f}" for value in seconds), f"{mb:.0f}")
    Console().print(table)
