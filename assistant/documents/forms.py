"""Texts → their syllables in the forms that are indexed: marked, plain, as numbers (pure).

Legal texts of 100 million letters write 100,000 words, with the marks around them: the forms of
each are made once. To make three forms of an article and its profile takes half the time that
going through its syllables for every one of them took.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from assistant.documents.profiles import Ids, Ints, Profile, numbered, without_article_number
from assistant.types import Passage
from assistant.vietnamese import fold, tokens_in, words

_REMEMBERED = 50_000
"""Distinct words whose forms are remembered, about 0.4 KB each."""
_SHORT = 2_000
"""Titles, headings and leads that are remembered: several passages have the same."""
_GAP, _JOINED = b" _"
_LINE = "\n"


class Forms(NamedTuple):
    """The syllables of a text, in order: as they are matched and without diacritics, both parted by
    spaces, and as numbers."""

    marked: str
    plain: str
    numbers: Ids


class _Words(dict[str, tuple[str, str, bytes]]):
    """Words → the forms of their syllables, a space after each."""

    def __missing__(self, word: str) -> tuple[str, str, bytes]:
        syllables = tokens_in(word)
        marked, plain = (
            "".join(f"{each} " for each in some) for some in (syllables, map(fold, syllables))
        )
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = forms = marked, plain, numbered(syllables).tobytes()
        return forms


_forms = _Words()


def forms_of(text: str) -> Forms:
    """The forms of a text; "" and no numbers where it has no syllable."""
    found = list(map(_forms.__getitem__, words(text)))
    marked, plain, numbers = zip(*found, strict=True) if found else ((), (), ())
    return Forms(
        marked="".join(marked)[:-1],
        plain="".join(plain)[:-1],
        numbers=np.frombuffer(b"".join(numbers), np.uint32),
    )


remembered_forms = lru_cache(maxsize=_SHORT)(forms_of)
"""`forms_of` what stands above many passages."""


def with_pairs(texts: Sequence[str]) -> list[str]:
    """The `grams` of each text of syllables that spaces part, in no order, parted by spaces too.

    Pairs are written for all texts at once: every second space becomes "_", then all others. The
    first and the last syllable are left single by one of the two; those between are added.
    """
    letters = np.frombuffer(_LINE.join(texts).encode(), np.uint8)
    gaps = np.flatnonzero(letters == _GAP)
    even, odd = (_paired(letters, gaps[first::2]) for first in (0, 1))
    return list(map(_together, texts, even, odd))


def _paired(letters: np.ndarray[tuple[int], np.dtype[np.uint8]], gaps: Ints) -> list[str]:
    joined = letters.copy()
    joined[gaps] = _JOINED
    return joined.tobytes().decode().split(_LINE)


def _together(text: str, even: str, odd: str) -> str:
    first, last = text.find(" "), text.rfind(" ")
    return text if first < 0 else f"{text[first + 1 : last]} {even} {odd}"


def profile_of(passage: Passage, *, body: Ids) -> Profile:
    """The profile of a passage; `body` are the numbers of its own text."""
    *outer, heading = passage.headings or ("",)
    above = "\n".join((passage.document.title or "", *outer))
    leads = "\n".join(lead.text for lead in passage.leads)
    return Profile(
        heading=remembered_forms(without_article_number(heading)).numbers,
        body=np.concatenate([*(remembered_forms(text).numbers for text in (above, leads)), body]),
    )
