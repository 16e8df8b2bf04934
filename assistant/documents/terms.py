"""The terms of a text, and the few that tell what it is about (pure).

A term is a syllable or two neighbours, as a number of 32 bits. Of an article at most `TELLING` are
kept beside its syllables: chosen when it is indexed, for a search has no time to choose them of a
hundred articles. What counts as rare is shipped, not counted in the index: the first document of
an empty index is known by the same terms as the last.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.documents.profiles import Ids, Ints, Profile, Scores

READ = 400
"""Syllables of a text, after its heading, among which telling terms are looked for: set by hand.
Translations were learned with it, and the index is made by it."""
TELLING = 48
"""Terms that an article is known by at most: 24, 32 or 64 do nearly as well
(assistant/models/ranking-vi/README.md)."""
_HALF = 16
_ODD = np.uint32(2_654_435_761)
"""Multiplies the first of two neighbours (Knuth's hash), so that their order counts."""


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """The terms that an article may be known by, in order of number, and how rare each is."""

    terms: Ids
    rarity: Scores

    def places(self, terms: Ids) -> Ints:
        """Where each of `terms` stands among those of the vocabulary; -1 where it does not.

        The upper half of a number leads to some 16 terms at most: of 6,000 terms in a quarter of
        the time that searching for each takes.
        """
        if not len(self.terms):
            return np.full(len(terms), -1)
        first, most = self._first
        place = first[terms >> np.uint32(_HALF)]
        for _ in range(most):
            place += self.terms.take(place, mode="clip") < terms
        return np.where(self.terms.take(place, mode="clip") == terms, place, -1)

    @cached_property
    def _first(self) -> tuple[Ints, int]:
        """Where the terms of each upper half begin, and how many share one at most."""
        halves = np.arange((1 << _HALF) + 1, dtype=np.int64) << _HALF
        first = np.searchsorted(self.terms, halves)
        return first, int(np.diff(first).max())


def terms_of(syllables: Ids) -> Ids:
    """The syllables of a text and its pairs of neighbours."""
    return np.concatenate([syllables, paired(syllables[:-1], syllables[1:])])


def paired(first: Ids, second: Ids) -> Ids:
    """The numbers of pairs of syllables."""
    numbers: Ids = first * _ODD + second
    return numbers


def looked_at(profile: Profile) -> Ids:
    """The distinct terms of heading and beginning, among which the telling ones are found, in order
    of number."""
    return np.unique(np.concatenate([terms_of(profile.heading), terms_of(profile.body[:READ])]))


def with_telling(profiles: Sequence[Profile], known: Vocabulary) -> list[Profile]:
    """Profiles with their telling terms: frequent in each and rare elsewhere. A hundred at a time
    take three fifths of what they take one by one."""
    owner, place, times = _found(profiles, known)
    terms, weights = known.terms[place], (1 + np.log(times)) * known.rarity[place]
    ends = np.searchsorted(owner, np.arange(len(profiles) + 1)).tolist()
    own = [slice(*each) for each in pairwise(ends)]
    return [
        replace(profile, telling=_heaviest(terms[some], weights[some]))
        for profile, some in zip(profiles, own, strict=True)
    ]


def _found(profiles: Sequence[Profile], known: Vocabulary) -> tuple[Ints, Ints, Ints]:
    """Of the terms that are `looked_at` those that are known: whose each is, its place, and how
    often it stands there."""
    parts = [part for each in profiles for part in (each.heading, each.body[:READ])]
    part = np.repeat(np.arange(len(parts)), list(map(len, parts)))
    syllables = np.concatenate([*parts, np.zeros(0, np.uint32)])
    near = part[1:] == part[:-1]
    pairs = paired(syllables[:-1], syllables[1:])[near]
    owner = np.concatenate([part, part[1:][near]]) // 2
    place = known.places(np.concatenate([syllables, pairs]))
    size = max(len(known.terms), 1)
    keys, times = np.unique((owner * size + place)[place >= 0], return_counts=True)
    return keys // size, keys % size, times


def _heaviest(terms: Ids, weights: NDArray[np.floating[Any]]) -> Ids:
    return terms[np.argsort(-weights, kind="stable")[:TELLING]]
