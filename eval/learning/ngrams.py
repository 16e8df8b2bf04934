"""Counting n-grams of syllables, and the trigram model of `assistant.language.diacritics` (pure).

Interpolated absolute discounting: p(c|ab) = max(n(abc) - D, 0) / n(ab) + backoff(ab) p(c|b). What
a pruned n-gram held goes to the back-off of its context, so that probabilities still sum to one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.language.diacritics import BOUNDARY, Ids, Logs, Model, readings_of

Reals = NDArray[np.float64]
Mask = NDArray[np.bool_]

_DISCOUNT = 0.75
"""D; from 0.5 to 0.9 restored syllables differ by at most 0.2 points."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Sorted keys of n-grams, the first syllable most significant, and how often each was seen."""

    keys: Ids
    seen: Reals


@dataclass(frozen=True, slots=True)
class Estimates:
    """n-grams with their probabilities, and every context with its back-off weight."""

    keys: Ids
    p: Reals
    contexts: Ids
    backoff: Reals


def fit(ids: Ids, syllables: Sequence[str], *, pruning: float) -> Model:
    """A trigram model of `ids`: sentences of syllable ids, two `BOUNDARY` before and after each.

    An n-gram is left out when that costs at most `pruning` nats over the whole fitted text.
    """
    size = len(syllables)
    triples = _count_triples(ids, size)
    pairs = _count_endings(triples, size)
    singles = np.bincount(pairs.keys % size, pairs.seen, minlength=size) + 1.0
    p = singles / singles.sum()
    p_third = p[pairs.keys % size]
    unpruned = _estimated(pairs, p_third, size)
    worth = _worth(triples, _p_of_ending(triples, unpruned, p, size), size) > pruning
    contexts = np.isin(pairs.keys, triples.keys[worth] // size)
    second = _estimated(pairs, p_third, size, contexts | (_worth(pairs, p_third, size) > pruning))
    third = _estimated(triples, _p_of_ending(triples, second, p, size), size, worth)
    return _model(syllables, p, second, third)


def _count_triples(ids: Ids, size: int) -> Counts:
    """Triples within sentences; what follows the first `BOUNDARY` after a sentence is left out."""
    first, second, third = ids[:-2], ids[1:-1], ids[2:]
    within = (second != BOUNDARY) | (first == BOUNDARY) & (third != BOUNDARY)
    keys, seen = np.unique(((first * size + second) * size + third)[within], return_counts=True)
    return Counts(keys, seen.astype(np.float64))


def _count_endings(triples: Counts, size: int) -> Counts:
    """The pairs that triples end in, and first of all the context of a sentence's first word."""
    keys, place = np.unique(triples.keys % size**2, return_inverse=True)
    start = BOUNDARY * size + BOUNDARY
    return Counts(np.insert(keys, 0, start), np.insert(np.bincount(place, triples.seen), 0, 0.0))


def _estimated(
    counts: Counts, shorter: Reals, size: int, kept: Mask | slice = slice(None)
) -> Estimates:
    """Estimates of the `kept` n-grams, `shorter` being p of each without its first syllable."""
    contexts, place = np.unique(counts.keys // size, return_inverse=True)
    total = np.bincount(place, counts.seen)
    own = np.maximum(counts.seen - _DISCOUNT, 0) / total[place]
    held = np.bincount(place[kept], own[kept], minlength=len(contexts))
    backoff = (1.0 - held).astype(np.float64)
    p = own + backoff[place] * shorter
    return Estimates(counts.keys[kept], p[kept], contexts, backoff)


def _worth(counts: Counts, shorter: Reals, size: int) -> Reals:
    """What leaving out each n-gram costs: nats over all the times it was seen."""
    whole = _estimated(counts, shorter, size)
    backoff = whole.backoff[np.searchsorted(whole.contexts, counts.keys // size)]
    return counts.seen * np.log(whole.p / (backoff * shorter))


def _p_of_ending(triples: Counts, pairs: Estimates, p: Reals, size: int) -> Reals:
    """p(third|second) of each triple, by back-off where its pair was not kept."""
    wanted = triples.keys % size**2
    backoff = pairs.backoff[np.searchsorted(pairs.contexts, wanted // size)]
    places = np.searchsorted(pairs.keys, wanted)
    held = pairs.keys.take(places, mode="clip") == wanted
    return np.where(held, pairs.p.take(places, mode="clip"), backoff * p[wanted % size])


def _model(syllables: Sequence[str], p: Reals, second: Estimates, third: Estimates) -> Model:
    size = len(syllables)
    return Model(
        syllables=tuple(syllables),
        ids={syllable: id for id, syllable in enumerate(syllables)},
        readings=readings_of(syllables),
        single_logs=_log(p),
        single_backoff=_backoff_logs(second, np.arange(size)),
        pairs=second.keys,
        pair_logs=_log(second.p),
        pair_backoff=_backoff_logs(third, second.keys),
        triples=np.searchsorted(second.keys, third.keys // size) * size + third.keys % size,
        triple_logs=_log(third.p),
    )


def _backoff_logs(longer: Estimates, contexts: Ids) -> Logs:
    """Of each of `contexts`; one that was never seen leaves all to the shorter n-gram: log 1."""
    places = np.searchsorted(longer.contexts, contexts)
    held = longer.contexts.take(places, mode="clip") == contexts
    return _log(np.where(held, longer.backoff.take(places, mode="clip"), 1.0))


def _log(p: Reals) -> Logs:
    return np.log(p).astype(np.float32)
