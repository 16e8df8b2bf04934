"""Dense vectors for pools: by the model that ships, or by one that never saw a question (edge).

The shipped model learned from the training questions which articles answer them. Compared by it,
they would teach the ranking to trust vectors more than it may on questions of tomorrow.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from assistant.documents.indexing import embedded_text
from assistant.edges.embedding import read_static
from assistant.settings import SHIPPED_MODEL
from assistant.types import Passage
from eval.learning import lawbench
from eval.learning.embedding import THREADS, texts
from eval.learning.found import Rows, Vectors
from eval.learning.lawbench import Asked, one_line
from eval.learning.pairs import Mix, Pieces
from eval.learning.vectors import Recipe, train, weights_of

BATCH = 2000
SEED = 0


def shipped(every: Sequence[Passage], asked: Sequence[Asked]) -> Vectors:
    """Vectors by the model that ships."""
    embedder = read_static(str(SHIPPED_MODEL))
    lines = [embedded_text(passage) for passage in every]
    found = [embedder.embed_passages(list(batch)) for batch in _batches(lines)]
    questions = embedder.embed_queries([question.text for question in asked])
    return Vectors([passage.id for passage in every], np.concatenate(found), questions)


def halves(asked: Sequence[Asked]) -> list[tuple[list[Asked], list[Asked]]]:
    """Twice the questions by lot into two halves: those to learn from, those to compare."""
    half = np.random.default_rng(SEED).permutation(len(asked)) % 2
    one, two = ([each for each, h in zip(asked, half, strict=True) if h == n] for n in (0, 1))
    return [(two, one), (one, two)]


def unseen(
    every: Sequence[Passage], learned: Sequence[Asked], asked: Sequence[Asked], data: Path
) -> Vectors:
    """Vectors by a model of the shipped vocabulary that learned from `learned` questions alone."""
    torch.set_num_threads(THREADS)
    tokenizer = Tokenizer.from_file(str(SHIPPED_MODEL / "0_StaticEmbedding" / "tokenizer.json"))
    most = (tokenizer.truncation or {}).get("max_length")
    tokenizer.no_padding()
    tokenizer.no_truncation()

    def in_pieces(lines: Sequence[str]) -> list[Pieces]:
        batches = (
            tokenizer.encode_batch_fast(b, add_special_tokens=False) for b in _batches(lines)
        )
        return [np.array(each.ids, dtype=np.int32) for batch in batches for each in batch]

    lessons = texts(lawbench.articles(data), learned, in_pieces)
    weights = weights_of(lessons.bodies, tokenizer.get_vocab_size())
    *_, last = train(lessons, Mix(), Recipe(), weights)
    told = in_pieces([embedded_text(passage) for passage in every])
    questions = in_pieces([one_line(question.text) for question in asked])
    return Vectors(
        [passage.id for passage in every],
        _unit(np.stack([last.vectors[pieces[:most]].sum(axis=0) for pieces in told])),
        _unit(np.stack([last.vectors[pieces[:most]].sum(axis=0) for pieces in questions])),
    )


def _batches(lines: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(lines), BATCH):
        yield list(lines[start : start + BATCH])


def _unit(rows: Rows) -> Rows:
    unit: Rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    return unit
