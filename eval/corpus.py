"""A benchmark's corpus under the assistant's own retrieval line, its index kept (edge).

The index stands in a folder named after everything it depends on: the bytes of the corpus, the
embedding model and the normal form of texts. It counts once its last file, `complete`, is there.
"""

import gzip
import hashlib
import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from assistant.documents.indexing import index_fingerprint
from assistant.edges.chroma import ChromaIndex, Embedder
from assistant.edges.trees import load_trees
from assistant.edges.words import WordIndex
from assistant.ports import Reranker
from assistant.retrieval.retriever import Retriever
from assistant.types import Document, Passage, Query, Question
from eval.beir import BenchmarkRejected, Item, passages

BATCH = 2000
"""Passages written at once: an interruption loses one batch, a memory of some 20 MB."""
_COMPLETE = "complete"

Reader = Callable[[Question], Query]


class NamedEmbedder(Embedder, Protocol):
    """An embedder that says which it is."""

    fingerprint: str


class Corpus:
    """A corpus in memory; the shelf and the library that searching needs."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.every = passages(items)
        self._by_id = {passage.id: passage for passage in self.every}
        self._documents = list({each.document_id: each.document for each in self.every}.values())
        self._declared: list[Document] = []

    async def hydrate(self, passage_ids: Sequence[str]) -> list[Passage]:
        """The passages with these ids, in the order asked for."""
        return [self._by_id[each] for each in passage_ids if each in self._by_id]

    def generation(self) -> int:
        """Never changes."""
        return 0

    async def documents(self) -> list[Document]:
        """Every document."""
        return self._documents

    async def declared(self) -> list[Document]:
        """No texts are declared beside a corpus."""
        return self._declared

    async def text(self, document_id: str) -> str | None:
        """The texts of a document's items, one after the other; None for an unknown id."""
        items = await self.passages(document_id)
        return "\n".join(each.text for each in items) if items else None

    async def passages(self, document_id: str) -> list[Passage]:
        """The items of a document."""
        return [each for each in self.every if each.document_id == document_id]


class CorpusLine:
    """The assistant's retrieval line over a corpus."""

    def __init__(
        self,
        corpus: Corpus,
        digest: str,
        *,
        data: Path,
        embedder: NamedEmbedder,
        read: Reader,
        reranker: Reranker | None = None,
    ) -> None:
        made_of = f"{digest} {index_fingerprint(embedder.fingerprint)}"
        name = hashlib.sha256(made_of.encode()).hexdigest()[:16]
        self.folder = data / "eval" / "corpora" / name
        if not (self.folder / _COMPLETE).exists():
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._corpus = corpus
        self._read = read
        self._words = WordIndex(self.folder, corpus)
        self._dense = ChromaIndex(self.folder, corpus, embedder)
        self._retriever = Retriever(
            words=self._words,
            dense=self._dense,
            library=corpus,
            shelf=corpus,
            trees=load_trees(),
            reranker=reranker,
        )

    async def index(self) -> AsyncIterator[int]:
        """Index what is not indexed yet; how many items are done, again and again."""
        if (self.folder / _COMPLETE).exists():
            return
        every = self._corpus.every
        for start in range(0, len(every), BATCH):
            await self._words.upsert(every[start : start + BATCH])
            await self._dense.upsert(every[start : start + BATCH])
            yield min(start + BATCH, len(every))
        (self.folder / _COMPLETE).touch()

    async def retrieve(self, text: str, *, limit: int) -> list[str]:
        """The ids of the best items for a question, best first."""
        query = self._read(Question(text=text))
        ranking = await self._retriever.retrieve(query, limit=limit, outside=0)
        return [hit.passage.id for hit in ranking.in_force]

    def close(self) -> None:
        """Let go of the files."""
        self._words.close()
        self._dense.close()


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a .jsonl or .jsonl.gz file; BenchmarkRejected when it cannot be read."""
    try:
        content = path.read_bytes()
        text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BenchmarkRejected([f"{path}:1: {error}"]) from error
    yield from text.removeprefix("\ufeff").split("\n")


def digest_of(path: Path) -> str:
    """SHA-256 of the bytes of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
