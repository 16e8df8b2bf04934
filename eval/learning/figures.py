"""How well an embedding model alone finds the article that answers a question.

    python -m eval.learning.figures --data FOLDER

Every article is ranked for every question of the dev sets, as written and without diacritics.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from assistant.vietnamese import fold
from eval.learning import lawbench

DEEPEST = 100
_SHALLOW = 10
_THREADS = 2

Form = Callable[[str], str]
FORMS: tuple[tuple[str, Form], ...] = (("as written", str), ("no diacritics", fold))


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over questions; recall is the share of a question's articles among the first k."""

    accuracy_1: float
    mrr_10: float
    recall_10: float
    recall_100: float

    def __str__(self) -> str:
        values = (self.accuracy_1, self.mrr_10, self.recall_10, self.recall_100)
        return " | ".join(f"{value:.3f}" for value in values)


def figures(rankings: Sequence[Sequence[str]], relevant: Sequence[Sequence[str]]) -> Figures:
    """The figures of rankings of ids, best first, one ranking a question."""
    each = [_of_one(ranking, set(right)) for ranking, right in zip(rankings, relevant, strict=True)]
    accuracy, mrr, recall_10, recall_100 = np.mean(each, axis=0)
    return Figures(float(accuracy), float(mrr), float(recall_10), float(recall_100))


def _of_one(ranking: Sequence[str], right: set[str]) -> tuple[float, float, float, float]:
    first = next((rank for rank, found in enumerate(ranking, 1) if found in right), None)
    return (
        float(first == 1),
        1 / first if first is not None and first <= _SHALLOW else 0.0,
        len(right.intersection(ranking[:_SHALLOW])) / len(right),
        len(right.intersection(ranking[:DEEPEST])) / len(right),
    )


def nearest(asked: NDArray[np.float32], told: NDArray[np.float32]) -> NDArray[np.int64]:
    """For each row of `asked` the numbers of the nearest rows of `told`, nearest first."""
    nearness = torch.from_numpy(asked) @ torch.from_numpy(told).T
    found: NDArray[np.int64] = nearness.topk(min(DEEPEST, len(told)), dim=1).indices.numpy()
    return found


def encoded(model: SentenceTransformer, texts: Sequence[str]) -> NDArray[np.float32]:
    """One row of length one a text."""
    rows: NDArray[np.float32] = model.encode(
        list(texts), batch_size=512, normalize_embeddings=True, show_progress_bar=False
    )
    return rows


def report(model: SentenceTransformer, data: Path) -> None:
    """Print the figures of the dev questions and the speed of encoding."""
    articles = lawbench.articles(data)
    texts = [f"{article.heading}\n{article.text}" for article in articles]
    began = time.perf_counter()
    told = encoded(model, texts)
    print(f"{len(texts) / (time.perf_counter() - began):.0f} articles/s")
    ids = [article.id for article in articles]
    print("| questions | form | acc@1 | MRR@10 | R@10 | R@100 |\n|---|---|---|---|---|---|")
    for name in lawbench.DEVELOPMENT:
        questions = lawbench.questions(data, name)
        for label, form in FORMS:
            asked = encoded(model, [form(question.text) for question in questions])
            rankings = [[ids[number] for number in row] for row in nearest(asked, told)]
            found = figures(rankings, [question.relevant for question in questions])
            print(f"| {name} | {label} | {found} |")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of articles and questions")
    parser.add_argument("--model", type=Path, default=Path("assistant/models/static-vi"))
    options = parser.parse_args()
    torch.set_num_threads(_THREADS)
    report(SentenceTransformer(str(options.model), device="cpu"), options.data)


if __name__ == "__main__":
    main()
