"""Profile: what of a passage is compared with a question, as numbers (pure).

A syllable's number is a hash of 32 bits: the upper 20 tell its letters, the lower 12 its marks as
well. Shifted right it is the number of the syllable without diacritics, so that one stored form
serves questions of both kinds. Of 43,000 distinct tokens in legal texts one shares the 32 bits of
another with a chance of one in 100,000, the upper 20 with a chance of 4 %.
"""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.types import Level, Passage
from assistant.vietnamese import fold, tokens

Ids = NDArray[np.uint32]

MARK_BITS = 12
_MARKS = (1 << MARK_BITS) - 1
_REMEMBERED = 50_000
"""Distinct tokens whose number is remembered; Vietnamese writes about 7,000 syllables."""
_STORED = np.dtype("<u4")
_HEAD = 3

_ARTICLE_NUMBER = re.compile(r"^điều\s+\w+\s*[.:]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Profile:
    """A passage as numbers.

    `document` is the same for the passages of a document, `article` is the number of the article
    or 0, `heading` are the syllables of the innermost heading in order, `body` those of everything
    else that is searched.
    """

    document: int
    article: int
    heading: Ids
    body: Ids


@lru_cache(maxsize=_REMEMBERED)
def number_of(syllable: str) -> int:
    """The number of a syllable in `normal` form."""
    letters, marks = zlib.crc32(fold(syllable).encode()), zlib.crc32(syllable.encode())
    return (letters & ~_MARKS) | (marks & _MARKS)


def numbered(syllables: Iterable[str]) -> Ids:
    """The numbers of syllables, in order."""
    return np.fromiter(map(number_of, syllables), dtype=np.uint32)


def without_marks(ids: Ids) -> Ids:
    """The numbers of the same syllables without diacritics, of 20 bits."""
    return ids >> np.uint32(MARK_BITS)


def ranked_as(passage: Passage) -> str:
    """The id under which a passage is ranked: that of its article, but its own where it is new
    wording of another text's article, for an amending article brings many of them."""
    return passage.article_id if passage.amended is None else passage.id


def profile_of(passage: Passage, *, body: Iterable[str]) -> Profile:
    """The profile of a passage; `body` are the syllables of its own text."""
    *outer, heading = passage.headings or ("",)
    above = "\n".join((passage.document.title or "", *outer))
    leads = "\n".join(lead.text for lead in passage.leads)
    return Profile(
        document=zlib.crc32(passage.document_id.encode()),
        article=_leading_number(passage.number_at(Level.ARTICLE) or ""),
        heading=numbered(tokens(_ARTICLE_NUMBER.sub("", heading))),
        body=numbered([*tokens(above), *tokens(leads), *body]),
    )


def _leading_number(number: str) -> int:
    """23 of "23" and of "23a"."""
    digits = re.match(r"\d{1,4}", number)
    return int(digits[0]) if digits else 0


def to_bytes(profile: Profile) -> bytes:
    """A profile for storing; `from_bytes` reads it."""
    length = len(profile.heading)
    head = np.array([profile.document, profile.article, length], _STORED)
    return np.concatenate([head, profile.heading, profile.body]).astype(_STORED).tobytes()


def from_bytes(stored: bytes) -> Profile:
    """The profile that `to_bytes` wrote."""
    ids = np.frombuffer(stored, _STORED)
    document, article, length = ids[:_HEAD].tolist()
    body = _HEAD + length
    return Profile(document, article, ids[_HEAD:body], ids[body:])
