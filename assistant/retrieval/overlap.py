"""Where a question's syllables stand in a pool of texts, for all texts at once (pure).

Texts are sequences of numbers, one after the other in one array, so that a pool of 120 articles,
some 30,000 syllables, is compared in a few milliseconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.documents.profiles import Ids, number_of, without_marks
from assistant.retrieval.asked import Floats, Ints, Sought

_SATURATION, _LENGTH = 1.2, 0.75
"""k1 and b of BM25."""
_LOW_BITS = 16
_NONE = -1
_IS = number_of("là")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """One part (headings, bodies) of a pool of n texts, t syllables in all.

    `owner` [t] is the text of a syllable, `term` [t] which of the question's syllables it is and
    `pair` [t] which of its pairs it ends, both -1 for none; `counts` [n × m], `pair_counts`
    [n × p], `lengths` [n].
    """

    ids: Ids
    owner: Ints
    term: Ints
    pair: Ints
    counts: Floats
    pair_counts: Floats
    lengths: Ints


def overlap(sought: Sought, texts: Sequence[Ids]) -> Overlap:
    """The question's syllables and pairs in `texts`."""
    ids = np.concatenate(texts) if texts else np.array([], dtype=np.uint32)
    ids = without_marks(ids) if sought.plain else ids
    lengths = np.array([len(each) for each in texts])
    owner = np.repeat(np.arange(len(texts)), lengths)
    term = _places(ids, sought.syllables)
    pair = _pairs(sought, owner, term)
    return Overlap(
        ids=ids,
        owner=owner,
        term=term,
        pair=pair,
        counts=_counts(owner, term, len(texts), len(sought.weights)),
        pair_counts=_counts(owner, pair, len(texts), len(sought.pair_weights)),
        lengths=lengths,
    )


def _places(ids: Ids, wanted: Ids) -> Ints:
    """The place in `wanted`, which is in order, of each of `ids`; -1 for none.

    A table of low bits rules out most first: ten times faster than searching for each.
    """
    low = np.uint32((1 << _LOW_BITS) - 1)
    known = np.zeros(1 << _LOW_BITS, dtype=bool)
    known[wanted & low] = True
    maybe = np.flatnonzero(known[ids & low])
    place = np.searchsorted(wanted, ids[maybe]).clip(max=len(wanted) - 1)
    found = wanted[place] == ids[maybe]
    places = np.full(len(ids), _NONE)
    places[maybe[found]] = place[found]
    return places


def _pairs(sought: Sought, owner: Ints, term: Ints) -> Ints:
    pair = np.full(len(term), _NONE)
    second = np.flatnonzero(term[1:] != _NONE) + 1
    second = second[(term[second - 1] != _NONE) & (owner[second - 1] == owner[second])]
    pair[second] = sought.pairs[term[second - 1], term[second]]
    return pair


def _counts(owner: Ints, which: Ints, texts: int, kinds: int) -> Floats:
    held = np.flatnonzero(which != _NONE)
    counted = np.bincount(owner[held] * kinds + which[held], minlength=texts * kinds)
    return counted.reshape(texts, kinds).astype(np.float32)


def bm25(counts: Floats, lengths: Ints, weights: Floats) -> Floats:
    """BM25 of each text with these term counts and lengths, the pool being the collection."""
    relative = lengths / max(float(lengths.mean()), 1.0)
    slack = _SATURATION * (1 - _LENGTH + _LENGTH * relative)
    saturated = (counts * (1 + _SATURATION) / (counts + slack[:, None])).astype(np.float32)
    summed: Floats = saturated @ weights
    return summed


def share_in_question(part: Overlap, which: Ints, lengths: Ints) -> Floats:
    """Of each text's syllables (or pairs) the share that the question has."""
    held = np.bincount(part.owner[which != _NONE], minlength=len(lengths))
    share: Floats = (held / np.maximum(lengths, 1)).astype(np.float32)
    return share


def windows(part: Overlap, which: Ints, kinds: int, size: int) -> tuple[NDArray[np.bool_], Ints]:
    """What each stretch of `size` syllables holds [windows × kinds], and where each text's begin.

    Stretches overlap by half; every text has one at least.
    """
    step = size // 2
    number = part.lengths // step + 1
    start = np.cumsum(number) - number
    place = np.arange(len(part.owner)) - (np.cumsum(part.lengths) - part.lengths)[part.owner]
    half = start[part.owner] + place // step
    held = np.flatnonzero(which != _NONE)
    seen = np.zeros((int(number.sum()) + 1, kinds), dtype=bool)
    seen[half[held], which[held]] = True
    inside = np.ones(len(seen) - 1, dtype=bool)
    inside[start + number - 1] = False
    return seen[:-1] | (seen[1:] & inside[:, None]), start


def best_of_each(values: Floats, start: Ints) -> Floats:
    """The greatest value of each run that begins at `start`."""
    best: Floats = np.maximum.reduceat(values, start)
    return best


def defined(part: Overlap, *, plain: bool) -> Floats:
    """How many of the question's syllables stand in its own order right before "là", at most."""
    there = np.arange(len(part.ids))
    broken = np.maximum.accumulate(np.where(part.pair == _NONE, there, 0))
    is_ = without_marks(np.array([_IS], dtype=np.uint32))[0] if plain else np.uint32(_IS)
    before = np.flatnonzero(part.ids[1:] == is_)
    before = before[(part.owner[before] == part.owner[before + 1]) & (part.term[before] != _NONE)]
    most = np.zeros(len(part.lengths), dtype=np.float32)
    np.maximum.at(most, part.owner[before], (there - broken)[before] + 1)
    return most
