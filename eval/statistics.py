"""How sure a figure is: bootstrap intervals and paired permutation tests (pure).

Both resample whole cases. The seed is fixed: the same scores give the same numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.measures import Score, figure

ROUNDS = 2000
"""Resamplings; at 2,000 the ends of a 95 % interval move by less than 0.005 between seeds."""
SEED = 20240101
LEVEL = 0.95

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """The ends of a 95 % bootstrap interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """B minus A over the cases that both runs hold.

    `interval` is the paired bootstrap's, `p` the two-sided p of a paired permutation test.
    """

    a: float
    b: float
    interval: Interval
    p: float
    cases: int

    @property
    def change(self) -> float:
        """How much B is above A."""
        return self.b - self.a


def interval(scores: Sequence[Score], *, rounds: int = ROUNDS, seed: int = SEED) -> Interval:
    """Percentile bootstrap interval of `figure(scores)`, cases drawn with replacement.

    Only cases that weigh are drawn: a draw without any would have no figure.
    """
    weighing = [score for score in scores if score.weight]
    if not weighing:
        return Interval(0.0, 0.0)
    gains, weights = _columns(weighing)
    drawn = _draws(len(weighing), rounds, seed)
    return _ends(_ratio(gains[drawn], weights[drawn]))


def difference(
    a: Sequence[Score], b: Sequence[Score], *, rounds: int = ROUNDS, seed: int = SEED
) -> Difference:
    """Compare two runs case by case; `a[i]` and `b[i]` are the same case."""
    if len(a) != len(b):
        raise ValueError(f"paired runs differ in length: {len(a)} and {len(b)}")
    if not a:
        return Difference(a=0.0, b=0.0, interval=Interval(0.0, 0.0), p=1.0, cases=0)
    (ga, wa), (gb, wb) = _columns(a), _columns(b)
    drawn = _draws(len(a), rounds, seed)
    spread = _ratio(gb[drawn], wb[drawn]) - _ratio(ga[drawn], wa[drawn])
    return Difference(
        a=figure(a), b=figure(b), interval=_ends(spread), p=_p(a, b, rounds, seed), cases=len(a)
    )


def _p(a: Sequence[Score], b: Sequence[Score], rounds: int, seed: int) -> float:
    (ga, wa), (gb, wb) = _columns(a), _columns(b)
    swap = np.random.default_rng(seed).random((rounds, len(a))) < 0.5
    swapped_a = _ratio(np.where(swap, gb, ga), np.where(swap, wb, wa))
    swapped_b = _ratio(np.where(swap, ga, gb), np.where(swap, wa, wb))
    observed = abs(figure(b) - figure(a))
    as_far = np.abs(swapped_b - swapped_a) >= observed - 1e-12
    return float((1 + as_far.sum()) / (rounds + 1))


def quantile(seconds: Sequence[float], q: float) -> float:
    """The q-quantile (0 to 1) by linear interpolation; 0 for no values."""
    return float(np.quantile(np.asarray(seconds, dtype=np.float64), q)) if seconds else 0.0


def _columns(scores: Sequence[Score]) -> tuple[Floats, Floats]:
    gains = np.array([score.gain for score in scores], dtype=np.float64)
    return gains, np.array([score.weight for score in scores], dtype=np.float64)


def _draws(size: int, rounds: int, seed: int) -> NDArray[np.int64]:
    return np.random.default_rng(seed).integers(0, size, (rounds, size))


def _ratio(gains: Floats, weights: Floats) -> Floats:
    total: Floats = weights.sum(axis=1)
    ratio: Floats = np.zeros_like(total)
    np.divide(gains.sum(axis=1), total, out=ratio, where=total > 0)
    return ratio


def _ends(figures: Floats) -> Interval:
    tail = (1 - LEVEL) / 2
    return Interval(float(np.quantile(figures, tail)), float(np.quantile(figures, 1 - tail)))
