"""What the profile of an article tells of its passages before they are read (pure)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.documents.profiles import Ids, Ints, Profile, number_of, numbered, without_marks
from assistant.documents.terms import paired
from assistant.language.field_words import OF_FIELD
from assistant.language.matching import defined_term
from assistant.retrieval.overlap import standing
from assistant.types import Passage, Query
from assistant.vietnamese import tokens

_FIELD = (*OF_FIELD, "thưởng")
"""Words and pairs of words, one of which a passage of the field has (to look for each in small
letters takes a twentieth of the time of one pattern for any case)."""


def is_of_field(passage: Passage) -> bool:
    """Whether a passage, or what stands above it, has a word of the field."""
    above = (passage.document.title or "", *passage.headings)
    said = "\n".join((*above, passage.text)).lower()
    return any(each in said for each in _FIELD)


def may_be_of_field(profiles: Sequence[Profile]) -> NDArray[np.bool_]:
    """For each article whether a passage of it may be of the field [n].

    Its words may stand in two parts of it, or on both sides of a mark, and so be none of a passage;
    words that are run together ("khenthưởng") are not seen.
    """
    ids, article = _together([each.body for each in profiles])
    above, headed = _together([each.heading for each in profiles])
    found = np.zeros(len(profiles), dtype=bool)
    for text, of in ((ids, article), (above, headed)):
        found[of[standing(text, _SINGLES)[0]]] = True
        found[of[standing(paired(text[:-1], text[1:]), _PAIRS)[0]]] = True
    return found


def may_define(query: Query, profiles: Sequence[Profile]) -> NDArray[np.bool_]:
    """For each article whether a passage of it may define what a question asks a definition of [n]:
    "X là" stands in its text, with any marks."""
    term = without_marks(numbered(tokens(defined_term(query))))
    ids, article = _together([without_marks(each.body) for each in profiles])
    ends = np.flatnonzero(ids == _IS)
    for back, syllable in enumerate(term[::-1].tolist(), start=1):
        ends = ends[ends >= back]
        ends = ends[(ids[ends - back] == syllable) & (article[ends - back] == article[ends])]
    found = np.zeros(len(profiles), dtype=bool)
    found[article[ends]] = True
    return found


def _together(texts: Sequence[Ids]) -> tuple[Ids, Ints]:
    """Texts one after the other, and which of them each syllable is of."""
    article = np.repeat(np.arange(len(texts)), list(map(len, texts)))
    return np.concatenate([np.zeros(0, np.uint32), *texts]), article


def _numbers(syllables: int) -> Ids:
    """The numbers of the words of so many syllables, in order."""
    words = (each.split() for each in _FIELD)
    numbers = [list(map(number_of, word)) for word in words if len(word) == syllables]
    return np.array(numbers, dtype=np.uint32)


_IS = without_marks(numbered(["là"]))[0]
_SINGLES = np.sort(_numbers(1)[:, 0])
_PAIRS = np.sort(paired(*_numbers(2).T))
