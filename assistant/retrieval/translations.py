"""What terms of articles stand for what terms of questions, and how far they do in a pool (pure).

A question is seldom in the words of the rule that answers it: "sổ đỏ" is asked for, "giấy chứng
nhận quyền sử dụng đất" is written. Which terms of articles bring which terms of questions was
learned as if the one were a translation of the other (IBM Model 1, Brown et al. 1993; for
retrieval Berger and Lafferty 1999): see `eval/learning/translating.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.documents.profiles import Ids, Ints, Profile
from assistant.documents.terms import Vocabulary, paired
from assistant.retrieval.asked import Floats, Sought
from assistant.retrieval.overlap import standing

LEAST = 0.003
"""Chances below this are not kept."""
_STEPS = 6
"""Steps in which a chance is kept, of those in which it falls to 1/e: set by hand. With them, and
fewer chances, as much is found as with all (assistant/models/ranking-vi/README.md)."""
_CHANCES = (LEAST * np.exp(np.arange(256) / _STEPS)).astype(np.float32)
_OWN = 0.7
"""How far an article is trusted to bring a term, beside what any article does. Set by hand; the
trees were fitted to what comes of it."""
_PLAINLY = 50.0
"""A term is plainly brought where an article's terms do it with a chance of 1/50 on average. Set by
hand; the trees were fitted to what comes of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translations:
    """What terms of articles bring which m terms of questions, e translations in all.

    `asked` [m] are those of questions, `plain` [m] the same without diacritics, `usual` [m] the
    share of each among all terms of questions. What brings term i stands from `start[i]` to
    `start[i + 1]` [m + 1]: `told` [e] places in `vocabulary`, `chance` [e] how likely each is
    translated by i, as `coded`.
    """

    vocabulary: Vocabulary
    asked: Ids
    plain: Ids
    usual: Floats
    start: NDArray[np.int32]
    told: NDArray[np.uint16]
    chance: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Terms of a question that translations know: `rows` of theirs, and of which term of the
    question each is, `weights` of those terms, in sum 1."""

    rows: Ints
    term: Ints
    weights: Floats


def coded(chances: Floats) -> NDArray[np.uint8]:
    """Chances from `LEAST` to 1 as they are kept."""
    codes: NDArray[np.uint8] = np.rint(np.log(chances / LEAST) * _STEPS).astype(np.uint8)
    return codes


def translated(
    known: Translations, sought: Sought, profiles: Sequence[Profile]
) -> tuple[Floats, Floats]:
    """How far the telling terms of each article bring the question's terms: how much likelier than
    those of any article, as a logarithm, and the share of the terms that they plainly bring."""
    wanted = _wanted(known, sought)
    chance = _brought(known, wanted, [each.telling for each in profiles])
    usual = np.bincount(wanted.term, known.usual[wanted.rows], len(wanted.weights))
    likelier: Floats = np.log1p(_OWN / (1 - _OWN) * chance / usual) @ wanted.weights
    plainly: Floats = np.minimum(_PLAINLY * chance, 1.0) @ wanted.weights
    return likelier.astype(np.float32), plainly.astype(np.float32)


def _wanted(known: Translations, sought: Sought) -> Wanted:
    one, two = np.nonzero(sought.pairs >= 0)
    pairs = paired(sought.syllables[one], sought.syllables[two])
    terms = np.concatenate([sought.syllables, pairs])
    weights = np.concatenate([sought.weights, sought.pair_weights[sought.pairs[one, two]]])
    order = np.argsort(terms)
    rows, which = standing(known.plain if sought.plain else known.asked, terms[order])
    found, term = np.unique(order[which], return_inverse=True)
    shares = weights[found] / max(float(weights[found].sum()), 1e-6)
    return Wanted(rows, term, shares.astype(np.float32))


def _brought(known: Translations, wanted: Wanted, telling: Sequence[Ids]) -> NDArray[np.float64]:
    """How likely each of the question's terms is brought by a term of each article, whichever of
    them it is: the mean over its telling terms [articles × terms].

    Of 100,000 chances that a question's terms have one in twelve is of a term that is there, and
    stands in two articles: those alone are summed.
    """
    lengths = np.fromiter(map(len, telling), dtype=np.int64, count=len(telling))
    place = known.vocabulary.places(np.concatenate([known.asked[:0], *telling]))
    number = _numbered(place, len(known.vocabulary.terms))
    told, term, chance = _chances(known, wanted, number)
    own = number.take(place)
    times = np.bincount(own, minlength=1)
    begin, again = np.cumsum(times) - times, times[told]
    which = np.repeat(begin[told] - np.cumsum(again) + again, again) + np.arange(again.sum())
    article = np.repeat(np.arange(len(telling)), lengths)[np.argsort(own, kind="stable")]
    terms = len(wanted.weights)
    cell = article[which] * terms + np.repeat(term, again)
    summed = np.bincount(cell, np.repeat(chance, again), len(telling) * terms)
    means: NDArray[np.float64] = (
        summed.reshape(len(telling), terms) / np.maximum(lengths, 1)[:, None]
    )
    return means


def _numbered(place: Ints, size: int) -> NDArray[np.uint16]:
    """Numbers from 1 for those of `size` places that are there, 0 for the others and for -1."""
    there = np.zeros(size + 1, dtype=bool)
    there[place] = True
    seen = np.flatnonzero(there[:-1])
    number = np.zeros(size + 1, dtype=np.uint16)
    number[seen] = np.arange(1, len(seen) + 1)
    return number


def _chances(
    known: Translations, wanted: Wanted, number: NDArray[np.uint16]
) -> tuple[Ints, Ints, Floats]:
    """Which terms of the vocabulary that have a number bring which of the question's, with what
    chance: three columns."""
    begin, end = (known.start[wanted.rows + more].tolist() for more in (0, 1))
    ranges = [slice(*each) for each in zip(begin, end, strict=True)]
    told = number.take(np.concatenate([known.told[:0], *(known.told[each] for each in ranges)]))
    chance = np.concatenate([known.chance[:0], *(known.chance[each] for each in ranges)])
    there = np.flatnonzero(told != 0)
    term = wanted.term[np.searchsorted(np.cumsum(np.subtract(end, begin)), there, side="right")]
    return told[there].astype(np.int64), term, _CHANCES[chance[there]]
