"""Haystack: in-memory BM25 and embedding retrievers in a pipeline, joined (edge)."""

from collections.abc import Sequence
from typing import Any

from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import (
    InMemoryBM25Retriever,
    InMemoryEmbeddingRetriever,
)
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from eval.speed.peers.task import DEPTH, LIMIT, Article, run

PACKAGES = ("haystack-ai", "sentence-transformers-haystack")


class Haystack:
    """The hybrid pipeline of its tutorials, without their reranker."""

    def __init__(self, model: str) -> None:
        self._model = model
        self._store = InMemoryDocumentStore()
        self._pipeline = _pipeline(self._store, model)

    def index(self, articles: Sequence[Article]) -> None:
        """One store holds the words and the vectors."""
        embedder = SentenceTransformersDocumentEmbedder(model=self._model, progress_bar=False)
        embedder.warm_up()
        documents = [Document(content=a.whole, meta={"id": a.id}) for a in articles]
        self._store.write_documents(embedder.run(documents)["documents"])

    def search(self, text: str) -> list[str]:
        """Joined by reciprocal ranks."""
        found: Any = self._pipeline.run({"embedder": {"text": text}, "words": {"query": text}})
        return [str(each.meta["id"]) for each in found["joiner"]["documents"]]


def _pipeline(store: InMemoryDocumentStore, model: str) -> Pipeline:
    pipeline = Pipeline()
    pipeline.add_component(
        "embedder", SentenceTransformersTextEmbedder(model=model, progress_bar=False)
    )
    pipeline.add_component("dense", InMemoryEmbeddingRetriever(store, top_k=DEPTH))
    pipeline.add_component("words", InMemoryBM25Retriever(store, top_k=DEPTH))
    pipeline.add_component(
        "joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=LIMIT)
    )
    pipeline.connect("embedder.embedding", "dense.query_embedding")
    pipeline.connect("dense", "joiner")
    pipeline.connect("words", "joiner")
    pipeline.warm_up()
    return pipeline


if __name__ == "__main__":
    run(Haystack, packages=PACKAGES)
