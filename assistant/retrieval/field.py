"""Which articles are on commendation, by their text and by their profile (pure)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.documents.profiles import Ids, Profile, number_of
from assistant.documents.terms import paired
from assistant.retrieval.overlap import standing
from assistant.types import Passage

_FIELD = (
    "khen", "thi đua", "danh hiệu", "thưởng", "huân chương", "huy chương", "niệm chương",
    "truy tặng", "vinh danh",
)  # fmt: skip
"""Words and pairs of words, one of which a passage of the field has (to look for each in small
letters takes a twentieth of the time of one pattern for any case)."""


def is_of_field(passage: Passage) -> bool:
    """Whether a passage, or what stands above it, has a word of the field."""
    above = (passage.document.title or "", *passage.headings)
    said = "\n".join((*above, passage.text)).lower()
    return any(each in said for each in _FIELD)


def may_be_of_field(profiles: Sequence[Profile]) -> NDArray[np.bool_]:
    """For each article whether a passage of it may be of the field [n], by its profile.

    Its words may stand in two parts of it, or on both sides of a mark, and so be none of a passage;
    words that are run together ("khenthưởng") are not seen.
    """
    parts = [part for each in profiles for part in (each.heading, each.body)]
    ids = np.concatenate([np.zeros(0, np.uint32), *parts])
    article = np.repeat(np.arange(len(parts)) // 2, list(map(len, parts)))
    singles, _ = standing(ids, _SINGLES)
    pairs, _ = standing(paired(ids[:-1], ids[1:]), _PAIRS)
    found = np.zeros(len(profiles), dtype=bool)
    found[article[singles]] = True
    found[article[pairs]] = True
    return found


def _numbers(syllables: int) -> Ids:
    """The numbers of the words of so many syllables, in order."""
    words = (each.split() for each in _FIELD)
    numbers = [list(map(number_of, word)) for word in words if len(word) == syllables]
    return np.array(numbers, dtype=np.uint32)


_SINGLES = np.sort(_numbers(1)[:, 0])
_PAIRS = np.sort(paired(*_numbers(2).T))
