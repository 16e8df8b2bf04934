"""The assistant's own line on the common task, in a process of its own like the others (edge)."""

import asyncio
import tempfile
from collections.abc import Sequence
from pathlib import Path

from assistant.edges.prompt_files import load_replies
from assistant.settings import load_settings
from assistant.types import Question
from assistant.wiring import open_assistant
from eval.beir import Item
from eval.speed.peers.task import LIMIT, Article, run
from eval.speed.writing import write_articles

PACKAGES = ("chromadb", "tantivy")


class Tdkt:
    """What `tdkt search` does, on an index on disk that the ingest line wrote."""

    def __init__(self, model: str) -> None:
        self._runner = asyncio.Runner()
        self._folder = tempfile.TemporaryDirectory()
        changes = {"data": Path(self._folder.name), "embedding_model": model}
        self._settings = load_settings().model_copy(update=changes)

    def index(self, articles: Sequence[Article]) -> None:
        """The library and both indexes."""
        items = [Item(each.id, each.title, each.text) for each in articles]
        self._runner.run(write_articles(items, self._settings))
        self._opened = open_assistant(self._settings, load_replies())

    def search(self, text: str) -> list[str]:
        """In force today."""
        query = self._opened.read(Question(text=text))
        ranking = self._runner.run(self._opened.retriever.retrieve(query, limit=LIMIT, outside=0))
        return [hit.passage.id for hit in ranking.in_force]


if __name__ == "__main__":
    run(Tdkt, packages=PACKAGES)
