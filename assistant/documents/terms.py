"""The terms of a text, and the few that tell what it is about (pure).

A term is a syllable or two neighbours, as a number of 32 bits. Of an article at most `TELLING` are
kept beside its syllables: chosen when it is indexed, for a search has no time to choose them of a
hundred articles. What counts as rare is shipped, not counted in the index: the first document of
an empty index is known by the same terms as the last.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from assistant.documents.profiles import Ids, Ints, Profile, Scores, profile_of
from assistant.types import Passage

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


def counted(profile: Profile) -> tuple[Ids, Ints]:
    """The distinct terms of heading and beginning, in order of number, and how often each stands
    there."""
    found = np.concatenate([terms_of(profile.heading), terms_of(profile.body[:READ])])
    return np.unique(found, return_counts=True)


def known_by(passage: Passage, body: Iterable[str], known: Vocabulary) -> Profile:
    """The profile of a passage with its telling terms; `body` are the syllables of its own text."""
    return with_telling(profile_of(passage, body=body), known)


def with_telling(profile: Profile, known: Vocabulary) -> Profile:
    """The profile with its telling terms: frequent in it and rare elsewhere."""
    return replace(profile, telling=telling(*counted(profile), known))


def telling(terms: Ids, times: Ints, known: Vocabulary) -> Ids:
    """Of distinct terms, in order, that stand so many `times` in a text the most telling, best
    first."""
    place = known.terms.searchsorted(terms)
    found = known.terms.take(place, mode="clip") == terms if len(known.terms) else place < 0
    weights = (1 + np.log(times[found])) * known.rarity[place[found]]
    return terms[found][np.argsort(-weights, kind="stable")[:TELLING]]
