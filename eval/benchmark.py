"""`tdkt eval retrieval`: a BEIR-style benchmark from a shell (edge)."""

import argparse
import asyncio
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from assistant.edges.embedding import open_embedder
from assistant.edges.prompt_files import load_replies
from assistant.settings import load_settings
from assistant.terminal.questions import print_json
from assistant.wiring import open_reader, open_reranker
from eval.beir import Item, Topic, read_corpus, read_topics
from eval.corpus import Corpus, CorpusLine, digest_of, lines_of
from eval.retrieval import Retrieved, retrieved, summary
from eval.terminal import print_retrieval, progress_bar


def add_retrieval(command: argparse.ArgumentParser) -> None:
    """`--corpus FILE --queries FILE`."""
    words = load_replies().under("eval.help")
    command.add_argument("--corpus", type=Path, required=True, help=words["corpus"])
    command.add_argument("--queries", type=Path, required=True, help=words["queries"])
    command.set_defaults(run=_retrieval)


def _retrieval(arguments: argparse.Namespace) -> int:
    topics = read_topics(str(arguments.queries), lines_of(arguments.queries))
    items = read_corpus(str(arguments.corpus), lines_of(arguments.corpus))
    found = asyncio.run(_measured(items, digest_of(arguments.corpus), topics))
    if arguments.json:
        print_json(found)
    else:
        print_retrieval(found, load_replies())
    return 0


async def _measured(items: Sequence[Item], digest: str, topics: Sequence[Topic]) -> dict[str, Any]:
    settings = load_settings()
    embedder = open_embedder(
        settings.embedding_model,
        query_prompt=settings.query_prompt,
        passage_prompt=settings.passage_prompt,
    )
    line = CorpusLine(
        Corpus(items),
        digest,
        data=settings.data,
        embedder=embedder,
        read=open_reader(),
        reranker=open_reranker(settings),
    )
    found: list[Retrieved] = []
    with closing(line), progress_bar() as progress:
        indexing = progress.add_task(load_replies().say("eval.indexing"), total=len(items))
        async for done in line.index():
            progress.update(indexing, completed=done)
        progress.update(indexing, completed=len(items))
        asking = progress.add_task(load_replies().say("eval.asking"), total=len(topics))
        async for each in retrieved(topics, line):
            found.append(each)
            progress.advance(asking)
    return summary(found, items=len(items))
