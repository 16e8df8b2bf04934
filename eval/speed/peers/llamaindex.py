"""LlamaIndex: its QueryFusionRetriever over BM25 and its own vector store (edge)."""

from collections.abc import Sequence
from typing import Any

from llama_index.core import VectorStoreIndex
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.llms import MockLLM
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.schema import TextNode
from llama_index.retrievers.bm25 import BM25Retriever
from pydantic import PrivateAttr
from sentence_transformers import SentenceTransformer

from eval.speed.peers.task import DEPTH, Article, run

PACKAGES = ("llama-index-core", "llama-index-retrievers-bm25", "bm25s")
EVERY_WORD = r"(?u)\b\w+\b"
"""Its default leaves out words of one letter, which in Vietnamese are syllables."""
BATCH = 64
"""Its default, ten texts at once, is meant for services."""


class Embedding(BaseEmbedding):  # type: ignore[misc]
    """A model of sentence-transformers; its own class for them refuses models without a length."""

    _model: Any = PrivateAttr()

    def __init__(self, model: str) -> None:
        super().__init__(model_name=model, embed_batch_size=BATCH)
        self._model = SentenceTransformer(model)

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        found: list[list[float]] = self._model.encode(texts, show_progress_bar=False).tolist()
        return found

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embeddings([query])[0]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


class LlamaIndex:
    """Fusion by reciprocal ranks of one query: writing further ones would take a chat model."""

    def __init__(self, model: str) -> None:
        self._embedding = Embedding(model)

    def index(self, articles: Sequence[Article]) -> None:
        """Both indexes, without the English stemmer."""
        nodes = [TextNode(id_=a.id, text=a.whole) for a in articles]
        vectors = VectorStoreIndex(nodes, embed_model=self._embedding)
        words = BM25Retriever(
            nodes=nodes, similarity_top_k=DEPTH, skip_stemming=True, token_pattern=EVERY_WORD
        )
        self._retriever = QueryFusionRetriever(
            [words, vectors.as_retriever(similarity_top_k=DEPTH)],
            llm=MockLLM(),
            mode="reciprocal_rerank",
            similarity_top_k=DEPTH,
            num_queries=1,
            use_async=False,
        )

    def search(self, text: str) -> list[str]:
        """The node ids are the articles'."""
        return [str(each.node.node_id) for each in self._retriever.retrieve(text)]


if __name__ == "__main__":
    run(LlamaIndex, packages=PACKAGES)
