"""The command that fits assistant/models/static-vi.

    python -m eval.learning.embedding --data FOLDER --out assistant/models/static-vi

Read the articles and training questions, count a vocabulary, turn texts into pieces, train one
vector a piece, write the folder. The dev questions are never read here.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import sentencepiece
import torch

from assistant.vietnamese import fold
from eval.learning import folder, lawbench, vocabulary
from eval.learning.lawbench import Article, Asked, one_line
from eval.learning.pairs import Mix, Pieces, Texts
from eval.learning.vectors import Recipe, train, weights_of

PIECES = 36_000
THREADS = 2
"""Sums are split over threads, so another number gives another model, as good as this one."""


InPieces = Callable[[Sequence[str]], list[Pieces]]


def texts(articles: Sequence[Article], asked: Sequence[Asked], in_pieces: InPieces) -> Texts:
    """Everything that is learned from, as pieces."""
    titles = [lawbench.title(article) for article in articles]
    questions = [one_line(question.text) for question in asked]
    return Texts(
        titles=in_pieces(titles),
        plain_titles=in_pieces([fold(title) for title in titles]),
        headings=in_pieces([one_line(article.heading) for article in articles]),
        bodies=in_pieces([one_line(article.text) for article in articles]),
        questions=in_pieces(questions),
        plain_questions=in_pieces([fold(question) for question in questions]),
        answers=_answers(articles, asked),
    )


def pieces_by(model: bytes) -> InPieces:
    """Texts → pieces by a SentencePiece model."""
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)

    def in_pieces(lines: Sequence[str]) -> list[Pieces]:
        return [np.array(found, dtype=np.int32) for found in processor.encode(list(lines))]

    return in_pieces


def _answers(articles: Sequence[Article], asked: Sequence[Asked]) -> list[tuple[int, int]]:
    places = {article.id: place for place, article in enumerate(articles)}
    return [
        (number, places[relevant])
        for number, question in enumerate(asked)
        for relevant in question.relevant
        if relevant in places
    ]


def fit(
    articles: Sequence[Article],
    asked: Sequence[Asked],
    *,
    out: Path,
    pieces: int,
    recipe: Recipe,
    mix: Mix,
) -> None:
    """Fit the model and write it to `out`, telling how far it is."""
    torch.set_num_threads(THREADS)
    lines = vocabulary.sample(articles, asked, seed=recipe.seed)
    model = vocabulary.fit(lines, pieces=pieces, threads=THREADS)
    found = vocabulary.read(model)
    print(f"{len(found.pieces)} pieces", flush=True)
    learned = texts(articles, asked, pieces_by(model))
    weights = weights_of(learned.bodies, len(found.pieces))
    for epoch in train(learned, mix, recipe, weights):
        print(f"epoch {epoch.number}: loss {epoch.loss:.3f}", flush=True)
        folder.write(out, vocabulary.tokenizer(found), epoch.vectors)


def main() -> None:
    """The command."""
    usual = Recipe()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of articles and questions")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the model to")
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    parser.add_argument("--dimensions", type=int, default=usual.dimensions)
    parser.add_argument("--pieces", type=int, default=PIECES)
    options = parser.parse_args()
    recipe = Recipe(dimensions=options.dimensions, epochs=options.epochs, seed=options.seed)
    began = time.perf_counter()
    fit(
        lawbench.articles(options.data),
        lawbench.questions(options.data, lawbench.TRAINING),
        out=options.out,
        pieces=options.pieces,
        recipe=recipe,
        mix=Mix(),
    )
    print(f"fitted in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
