"""Where a question's syllables stand in a pool of texts, for all texts at once (pure).

Texts are sequences of numbers, one after the other in one array. Of a pool's 30,000 syllables one
in ten is the question's: what is worked out is worked out for those alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.documents.profiles import Ids, Ints, number_of, without_marks
from assistant.retrieval.asked import Floats, Sought

_SATURATION, _LENGTH = 1.2, 0.75
"""k1 and b of BM25."""
_LOW_BITS = 16
_NONE = -1
_IS = number_of("là")


@dataclass(frozen=True, slots=True)
class Marks:
    """Places in a pool where something of the question stands, in order.

    `at` is the place among all syllables, `owner` the text it is in, `which` the question's
    syllable, or the pair that ends there; all [h].
    """

    at: Ints
    owner: Ints
    which: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """One part (headings, bodies) of a pool of n texts with the question's syllables and pairs.

    `ids` are all syllables, `start` and `lengths` [n] where each text lies among them; `counts`
    [n × m] and `pair_counts` [n × p] tell how often each syllable and pair stands in each text.
    """

    ids: Ids
    start: Ints
    lengths: Ints
    syllables: Marks
    pairs: Marks
    counts: Floats
    pair_counts: Floats


def overlap(sought: Sought, texts: Sequence[Ids]) -> Overlap:
    """The question's syllables and pairs in `texts`."""
    ids = np.concatenate(texts) if texts else np.array([], dtype=np.uint32)
    ids = without_marks(ids) if sought.plain else ids
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    syllables = _syllables(ids, np.cumsum(lengths), sought.syllables)
    pairs = _pairs(sought, syllables)
    return Overlap(
        ids=ids,
        start=np.cumsum(lengths) - lengths,
        lengths=lengths,
        syllables=syllables,
        pairs=pairs,
        counts=_counts(syllables, len(texts), len(sought.weights)),
        pair_counts=_counts(pairs, len(texts), len(sought.pair_weights)),
    )


def _syllables(ids: Ids, ends: Ints, wanted: Ids) -> Marks:
    at, which = standing(ids, wanted)
    return Marks(at, np.searchsorted(ends, at, side="right"), which)


def standing(ids: Ids, wanted: Ids) -> tuple[Ints, Ints]:
    """Where in `ids` those of `wanted` stand, which are in order, and which of them each is.

    A table of low bits rules out most first: ten times faster than searching for each.
    """
    low = np.uint32((1 << _LOW_BITS) - 1)
    known = np.zeros(1 << _LOW_BITS, dtype=bool)
    known[wanted & low] = True
    maybe = np.flatnonzero(known[ids & low])
    which = np.searchsorted(wanted, ids[maybe]).clip(max=len(wanted) - 1)
    found = wanted[which] == ids[maybe]
    return maybe[found], which[found]


def _pairs(sought: Sought, syllables: Marks) -> Marks:
    """Where pairs end: at a syllable right after another of the same text."""
    at, owner, which = syllables.at, syllables.owner, syllables.which
    second = np.flatnonzero((np.diff(at) == 1) & (np.diff(owner) == 0)) + 1
    pair = sought.pairs[which[second - 1], which[second]]
    second, pair = second[pair != _NONE], pair[pair != _NONE]
    return Marks(at[second], owner[second], pair)


def _counts(marks: Marks, texts: int, kinds: int) -> Floats:
    counted = np.bincount(marks.owner * kinds + marks.which, minlength=texts * kinds)
    return counted.reshape(texts, kinds).astype(np.float32)


def bm25(counts: Floats, lengths: Ints, weights: Floats) -> Floats:
    """BM25 of each text with these term counts and lengths, the pool being the collection."""
    relative = lengths / max(float(lengths.mean()), 1.0)
    slack = _SATURATION * (1 - _LENGTH + _LENGTH * relative)
    saturated = (counts * (1 + _SATURATION) / (counts + slack[:, None])).astype(np.float32)
    summed: Floats = saturated @ weights
    return summed


def share_in_question(marks: Marks, lengths: Ints) -> Floats:
    """Of each text's syllables (or pairs) the share that the question has."""
    held = np.bincount(marks.owner, minlength=len(lengths))
    share: Floats = (held / np.maximum(lengths, 1)).astype(np.float32)
    return share


def windows(part: Overlap, marks: Marks, kinds: int, size: int) -> tuple[NDArray[np.bool_], Ints]:
    """What each stretch of `size` syllables holds [windows × kinds], and where each text's begin.

    Stretches overlap by half; every text has one at least.
    """
    step = size // 2
    number = part.lengths // step + 1
    start = np.cumsum(number) - number
    half = start[marks.owner] + (marks.at - part.start[marks.owner]) // step
    seen = np.zeros((int(number.sum()) + 1, kinds), dtype=bool)
    seen[half, marks.which] = True
    inside = np.ones(len(seen) - 1, dtype=bool)
    inside[start + number - 1] = False
    return seen[:-1] | (seen[1:] & inside[:, None]), start


def best_of_each(values: Floats, start: Ints) -> Floats:
    """The greatest value of each run that begins at `start`."""
    best: Floats = np.maximum.reduceat(values, start)
    return best


def defined(part: Overlap, *, plain: bool) -> Floats:
    """How many of the question's syllables stand in its own order right before "là", at most."""
    marks = part.syllables
    is_ = without_marks(np.array([_IS], dtype=np.uint32))[0] if plain else np.uint32(_IS)
    last = (part.start + part.lengths)[marks.owner] - 1 == marks.at
    before = np.flatnonzero(~last)
    before = before[part.ids[marks.at[before] + 1] == is_]
    most = np.zeros(len(part.lengths), dtype=np.float32)
    np.maximum.at(most, marks.owner[before], _in_a_row(part)[before])
    return most


def _in_a_row(part: Overlap) -> Ints:
    """How many syllables, pair by pair as the question has them, end at each that it has."""
    place = np.arange(len(part.syllables.at))
    goes_on = np.isin(part.syllables.at, part.pairs.at, assume_unique=True)
    row: Ints = place - np.maximum.accumulate(np.where(goes_on, 0, place)) + 1
    return row
