"""Everything that `tdkt eval speed` measures, one step after the other (shell)."""

import asyncio
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.documents.indexing import embedded_text
from assistant.edges.embedding import open_embedder
from assistant.edges.prompt_files import load_replies
from assistant.settings import Settings
from assistant.wiring import Opened, open_assistant
from eval.beir import Item, Topic, passages
from eval.speed.articles import part
from eval.speed.asking import ask_latency, restoring_latency, search_latency
from eval.speed.contest import compete, write_task
from eval.speed.machine import load, machine
from eval.speed.processes import cold_ask_seconds, served
from eval.speed.results import Contest, Latency, Size, Speed, ToolFailed, ToolRun
from eval.speed.writing import bare_add_seconds, close_stores, ingest_folder, write_articles
from ingest.stores import BATCH_PASSAGES

SERVED = 20
"""Questions asked of a service before its memory is read: it grows no more after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be measured; `peers` under the interpreter `python`, none of them when empty."""

    items: Sequence[Item]
    topics: Sequence[Topic]
    sizes: Sequence[int]
    folder: Path
    peers: Sequence[str]
    peer_size: int
    python: Path

    @property
    def steps(self) -> int:
        """How many steps `measured` reports."""
        return 2 + len(self.sizes) + (len(self.peers) + 1 if self.peers else 0)


@dataclass(frozen=True, slots=True)
class Step:
    """A step that is done: its name in replies.toml and what fills it."""

    name: str
    value: str = ""


def measured(plan: Plan, settings: Settings) -> Iterator[Step | Speed]:
    """A Step whenever one is done, at last everything."""
    before = load()
    questions = [topic.text for topic in plan.topics]
    with _scratch(settings) as scratch:
        ingestion = asyncio.run(ingest_folder(plan.folder, scratch))
    yield Step("step_folder")
    restoring = restoring_latency(questions)
    yield Step("step_restoring")
    sizes = []
    for size in plan.sizes:
        sizes.append(_size(part(plan.items, plan.topics, size=size), questions, settings))
        yield Step("step_size", str(sizes[-1].articles))
    runs: list[ToolRun | ToolFailed] = []
    for run in _compete(plan, settings) if plan.peers else ():
        runs.append(run)
        yield Step("step_tool", run.name)
    yield Speed(
        machine=machine(before),
        ingestion=ingestion,
        restoring=restoring,
        sizes=tuple(sizes),
        contest=_contest(plan, runs) if runs else None,
    )


def _size(items: Sequence[Item], questions: Sequence[str], settings: Settings) -> Size:
    embed_seconds, add_seconds = _bare(items, settings)
    with _scratch(settings) as scratch:
        written = asyncio.run(write_articles(items, scratch))
        search, ask = asyncio.run(_latencies(questions, scratch))
        return Size(
            articles=written.passages,
            write_seconds=written.seconds,
            embed_seconds=embed_seconds,
            add_seconds=add_seconds,
            search=search,
            ask=ask,
            cold_seconds=cold_ask_seconds(questions[0], scratch.data),
            serving=served(questions[:SERVED], scratch.data),
        )


def _bare(items: Sequence[Item], settings: Settings) -> tuple[float, float]:
    """Seconds of making the vectors, and of Chroma's bare `add` of them; in batches, both."""
    embedder = open_embedder(
        settings.embedding_model,
        query_prompt=settings.query_prompt,
        passage_prompt=settings.passage_prompt,
    )
    texts = [embedded_text(passage) for passage in passages(items)]
    began = time.perf_counter()
    starts = range(0, len(texts), BATCH_PASSAGES)
    vectors = np.concatenate(
        [embedder.embed_passages(texts[start : start + BATCH_PASSAGES]) for start in starts]
    )
    embed_seconds = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as folder:
        return embed_seconds, bare_add_seconds([item.id for item in items], vectors, Path(folder))


async def _latencies(questions: Sequence[str], settings: Settings) -> tuple[Latency, Latency]:
    with _opened(settings) as opened:
        return await search_latency(opened, questions), await ask_latency(opened, questions)


@contextmanager
def _opened(settings: Settings) -> Iterator[Opened]:
    opened = open_assistant(settings, load_replies())
    try:
        yield opened
    finally:
        close_stores(opened.stores)


def _compete(plan: Plan, settings: Settings) -> Iterator[ToolRun | ToolFailed]:
    model = Path(settings.embedding_model)
    with tempfile.TemporaryDirectory() as name:
        write_task(part(plan.items, plan.topics, size=plan.peer_size), plan.topics, Path(name))
        yield from compete(
            plan.peers,
            plan.topics,
            folder=Path(name),
            model=str(model.resolve()) if model.is_dir() else str(model),
            python=plan.python,
        )


def _contest(plan: Plan, runs: Sequence[ToolRun | ToolFailed]) -> Contest:
    return Contest(
        articles=min(plan.peer_size, len(plan.items)),
        questions=len(plan.topics),
        runs=tuple(run for run in runs if isinstance(run, ToolRun)),
        failed=tuple(run for run in runs if isinstance(run, ToolFailed)),
    )


@contextmanager
def _scratch(settings: Settings) -> Iterator[Settings]:
    """The settings with a data folder of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        yield settings.model_copy(update={"data": Path(folder)})
