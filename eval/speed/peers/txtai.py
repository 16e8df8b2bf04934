"""txtai: its hybrid index, BM25 beside Faiss (edge)."""

from collections.abc import Sequence

from txtai import Embeddings

from eval.speed.peers.task import LIMIT, Article, run

PACKAGES = ("txtai", "faiss-cpu")


class Txtai:
    """`hybrid=True` as its documentation shows; its standard tokenizer knows every alphabet."""

    def __init__(self, model: str) -> None:
        self._embeddings = Embeddings(path=model, method="sentence-transformers", hybrid=True)

    def index(self, articles: Sequence[Article]) -> None:
        """Both indexes, without storing the texts."""
        self._embeddings.index((a.id, a.whole, None) for a in articles)

    def search(self, text: str) -> list[str]:
        """Normalised scores of both, added; it looks ten times as deep as it is asked to."""
        return [str(each) for each, _ in self._embeddings.search(text, LIMIT)]


if __name__ == "__main__":
    run(Txtai, packages=PACKAGES)
