"""LangChain: its EnsembleRetriever over its BM25Retriever and Chroma (edge)."""

from collections.abc import Sequence

from langchain_chroma import Chroma
from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings

from eval.speed.peers.task import DEPTH, Article, run, terms

PACKAGES = ("langchain-classic", "langchain-community", "langchain-chroma", "chromadb")


class LangChain:
    """Both retrievers with equal weights, as its documentation shows; Chroma in memory."""

    def __init__(self, model: str) -> None:
        self._embeddings = HuggingFaceEmbeddings(model_name=model)

    def index(self, articles: Sequence[Article]) -> None:
        """Both indexes."""
        documents = [Document(page_content=a.whole, metadata={"id": a.id}) for a in articles]
        words = BM25Retriever.from_documents(documents, preprocess_func=terms, k=DEPTH)
        dense = Chroma.from_documents(documents, self._embeddings)
        self._retriever = EnsembleRetriever(
            retrievers=[words, dense.as_retriever(search_kwargs={"k": DEPTH})],
            weights=[0.5, 0.5],
            id_key="id",
        )

    def search(self, text: str) -> list[str]:
        """Fused by reciprocal ranks."""
        return [str(each.metadata["id"]) for each in self._retriever.invoke(text)]


if __name__ == "__main__":
    run(LangChain, packages=PACKAGES)
