"""Which articles must be read to know the first of each sort (pure).

A passage is read from the disk, preferred by its words and its heading, and parted by whether it
is in force. What its document and its profile tell bounds both: how far up it may come and on which
side.
Articles are read from the highest bound down, until no other can come among the first (the
threshold algorithm of Fagin, Lotem and Naor, 2001): the outcome is that of reading all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.documents.profiles import Ints, Keys, Profile
from assistant.retrieval.asked import Floats
from assistant.retrieval.by_profile import may_be_of_field, may_define
from assistant.retrieval.features import Pool
from assistant.retrieval.preferring import DEFINES, most_of_field, most_preferred
from assistant.types import Document, Hit, Intent, Query, Ranking
from assistant.validity.standing import Standing

_SAME = 1.0 + 1e-6
"""Scores that differ by less may be one score, multiplied in another order."""


class Limits(NamedTuple):
    """How many articles are wanted at most, of either sort."""

    in_force: int
    outside: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """n ranked articles of which nothing was read yet, as columns of one length.

    `score` before anything is preferred, `most` the highest it may become; `may_hold` and
    `may_not` whether its words may be in force and may be out of it.
    """

    passage: Keys
    score: Floats
    most: Floats
    may_hold: NDArray[np.bool_]
    may_not: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.passage)

    def at(self, places: Ints) -> "Unread":
        """The articles at `places`, in their order."""
        return Unread(
            passage=self.passage[places],
            score=self.score[places],
            most=self.most[places],
            may_hold=self.may_hold[places],
            may_not=self.may_not[places],
        )

    def parted(self, first: int) -> tuple["Unread", "Unread"]:
        """The `first` articles, and the others."""
        every = np.arange(len(self))
        return self.at(every[:first]), self.at(every[first:])

    def by_bound(self) -> "Unread":
        """The articles, those that may come highest first."""
        return self.at(np.argsort(-self.most, kind="stable"))


def unread(
    query: Query,
    pool: Pool,
    scores: Floats,
    profiles: Sequence[Profile],
    documents: Mapping[int, Document],
    known: Standing,
) -> Unread:
    """The articles of a pool with what their documents and profiles tell, in their order;
    `documents` by the number that the pool has for them. Those of documents that are not known are
    left out."""
    told = {
        number: _told(query, one, known)
        for number in set(pool.document.tolist())
        if (one := documents.get(number)) is not None
    }
    kept = np.flatnonzero([each in told for each in pool.document.tolist()])
    of_each = [told[each] for each in pool.document[kept].tolist()]
    most = np.array([each.most for each in of_each]) * _lifted(query, of_each, profiles, kept)
    return Unread(
        passage=pool.passage[kept],
        score=scores[kept],
        most=scores[kept] * most * _SAME,
        may_hold=np.array([each.may_hold for each in of_each], dtype=bool),
        may_not=np.array([each.may_not for each in of_each], dtype=bool),
    )


class _Told(NamedTuple):
    """What a document tells of its articles; one that is `rewritten` has new wording elsewhere."""

    most: float
    may_hold: bool
    may_not: bool
    rewritten: bool


def _told(query: Query, document: Document, known: Standing) -> _Told:
    """Of an amended document also what may be said of its new wording, which may outlast it."""
    amending = known.amendments.amending(document)
    every = [document, *amending]
    return _Told(
        most=max(most_preferred(query, each) for each in every),
        may_hold=any(known.holds_whole(each, query.as_of) is not False for each in every),
        may_not=known.holds_whole(document, query.as_of) is not True,
        rewritten=bool(amending),
    )


def _lifted(
    query: Query, of_each: Sequence[_Told], profiles: Sequence[Profile], kept: Ints
) -> Floats:
    """How far the words of articles may lift them, by their profiles; those that are rewritten, of
    whose new wording nothing is known here, as far as any."""
    texts = [profiles[place] for place in kept.tolist()]
    rewritten = np.array([each.rewritten for each in of_each], dtype=bool)
    lifted = np.ones(len(kept), dtype=np.float32)
    if (most := most_of_field(query)) > 1.0:
        lifted[rewritten | may_be_of_field(texts)] *= most
    if query.intent is Intent.DEFINITION:
        lifted[rewritten | may_define(query, texts)] *= DEFINES
    return lifted


def that_matter(query: Query, every: Unread, limits: Limits) -> Unread:
    """Those of a sort that is wanted.

    Where a question names a text by its number, whether that text has anything decides what
    becomes of the others: all matter.
    """
    if query.numbers:
        return every
    wanted = every.may_hold & (limits.in_force > 0) | every.may_not & (limits.outside > 0)
    return every.at(np.flatnonzero(wanted))


def settled(query: Query, found: Ranking, rest: Unread, limits: Limits) -> bool:
    """Whether none of the `rest` can come among the first of either sort in `found`; where a
    question names a text by its number, all are read."""
    if query.numbers:
        return not len(rest)
    return _full(found.in_force, rest.most[rest.may_hold], limits.in_force) and _full(
        found.outside, rest.most[rest.may_not], limits.outside
    )


def _full(hits: Sequence[Hit], others: Floats, limit: int) -> bool:
    if not len(others) or not limit:
        return True
    return len(hits) >= limit and hits[limit - 1].score > float(others.max())
