"""One vector a piece, learned so that texts that belong together lie close together (pure).

The vector of a text is the mean of its pieces' vectors, brought to length one. A piece starts as a
random direction as long as its inverse document frequency, so that before the first step texts are
already compared by the words they share; training then moves pieces that stand for each other
together and shrinks those that say nothing. A batch's own texts are the wrong answers (InfoNCE,
both ways).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from eval.learning.pairs import Batch, Mix, Pieces, Texts, batches, epoch

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a training run is told; temperature and rate were chosen on the dev questions."""

    dimensions: int = 384
    epochs: int = 3
    seed: int = 0
    temperature: float = 0.08
    rate: float = 0.02
    last_rate: float = 0.05
    """The rate falls evenly to this share of itself."""


@dataclass(frozen=True, slots=True)
class Epoch:
    """What an epoch ended with: the mean loss and the vectors, one row a piece."""

    number: int
    loss: float
    vectors: Vectors


def weights_of(texts: Sequence[Pieces], pieces: int) -> Vectors:
    """The inverse document frequency of each piece, ln((texts + 1) / (texts with it + 1))."""
    holding = np.zeros(pieces)
    for text in texts:
        holding[np.unique(text)] += 1
    weights: Vectors = np.log((len(texts) + 1) / (holding + 1)).astype(np.float32)
    return weights


def train(texts: Texts, mix: Mix, recipe: Recipe, weights: Vectors) -> Iterator[Epoch]:
    """The epochs as they end; the same for the same arguments and number of threads."""
    chance = np.random.default_rng(recipe.seed)
    directions = _random_directions(len(weights), recipe)
    optimizer = torch.optim.Adam([directions], lr=recipe.rate, fused=True)
    steps = recipe.epochs * batches(texts, mix)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, recipe.last_rate, steps)
    for number in range(1, recipe.epochs + 1):
        losses = []
        for batch in epoch(texts, mix, chance):
            loss = _loss(batch, directions, weights, recipe.temperature)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        yield Epoch(number, float(np.mean(losses)), _folded(directions, weights))


def _random_directions(pieces: int, recipe: Recipe) -> torch.nn.Parameter:
    chance = torch.Generator().manual_seed(recipe.seed)
    drawn = torch.randn(pieces, recipe.dimensions, generator=chance)
    return torch.nn.Parameter(drawn / recipe.dimensions**0.5)


def _folded(directions: torch.Tensor, weights: Vectors) -> Vectors:
    """Directions times weights: all that is needed once training is over."""
    folded: Vectors = (directions.detach() * torch.from_numpy(weights)[:, None]).numpy()
    return folded


def _loss(
    batch: Batch, directions: torch.Tensor, weights: Vectors, temperature: float
) -> torch.Tensor:
    asked = _embedded(batch.asked, directions, weights)
    told = _embedded(batch.told, directions, weights)
    article = torch.from_numpy(batch.article)
    also_right = (article[:, None] == article[None, :]).fill_diagonal_(False)
    nearness = (asked @ told.T / temperature).masked_fill(also_right, -torch.inf)
    right = torch.arange(len(article))
    there = functional.cross_entropy(nearness, right)
    back = functional.cross_entropy(nearness.T, right)
    return (there + back) / 2


def _embedded(texts: Sequence[Pieces], directions: torch.Tensor, weights: Vectors) -> torch.Tensor:
    """Each distinct piece once, times its count: the same sum as piece by piece, in less time."""
    counted = [np.unique(text, return_counts=True) for text in texts]
    pieces = np.concatenate([found for found, _ in counted])
    counts = np.concatenate([count for _, count in counted])
    starts = np.cumsum([0] + [len(found) for found, _ in counted[:-1]])
    summed = functional.embedding_bag(
        torch.from_numpy(pieces.astype(np.int64)),
        directions,
        torch.from_numpy(starts.astype(np.int64)),
        mode="sum",
        per_sample_weights=torch.from_numpy((weights[pieces] * counts).astype(np.float32)),
    )
    return functional.normalize(summed, dim=1)
