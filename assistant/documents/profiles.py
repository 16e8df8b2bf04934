"""Profile: what of a passage is compared with a question, as numbers (pure).

A syllable's number is a hash of 32 bits: the upper 20 tell its letters, the lower 12 its marks as
well. Shifted right it is the number of the syllable without diacritics, so that one stored form
serves questions of both kinds. Of 43,000 distinct tokens in legal texts one shares the 32 bits of
another with a chance of one in 100,000, the upper 20 with a chance of 4 %.
"""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from assistant.types import Level, Passage
from assistant.vietnamese import fold

Ids = NDArray[np.uint32]
Keys = NDArray[np.uint64]
Ints = NDArray[np.int64]
Scores = NDArray[np.float32]

MARK_BITS = 12
_MARKS = (1 << MARK_BITS) - 1
_REMEMBERED = 50_000
"""Distinct tokens whose number is remembered; Vietnamese writes about 7,000 syllables."""
_STORED = np.dtype("<u4")
_KEY_BYTES = 8

_ARTICLE_NUMBER = re.compile(r"^điều\s+\w+\s*[.:]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Profile:
    """The syllables of a passage as numbers, in order: those of its innermost heading, and those
    of everything else that is searched. `telling` are the few terms it is known by (`terms`)."""

    heading: Ids
    body: Ids
    telling: Ids = field(default_factory=lambda: np.zeros(0, np.uint32))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finds:
    """n passages that a search found, as columns of one length.

    `passage` and `article` are the keys of the passage and of the article it is ranked as,
    `document` is the same for all of one document, `number` is the number of the article, or 0,
    `score` what the search said of the passage.
    """

    passage: Keys
    article: Keys
    document: Ints
    number: Ints
    score: Scores

    def __len__(self) -> int:
        return len(self.passage)


def key_of(identity: str) -> int:
    """The number of 64 bits that stands for the id of a passage: of a million ids any two share
    one with a chance of one in 40 million."""
    return int.from_bytes(blake2b(identity.encode(), digest_size=_KEY_BYTES).digest())


@lru_cache(maxsize=_REMEMBERED)
def number_of(syllable: str) -> int:
    """The number of a syllable in `normal` form."""
    letters, marks = zlib.crc32(fold(syllable).encode()), zlib.crc32(syllable.encode())
    return (letters & ~_MARKS) | (marks & _MARKS)


def numbered(syllables: Iterable[str]) -> Ids:
    """The numbers of syllables, in order."""
    return np.array(list(map(number_of, syllables)), dtype=np.uint32)


def without_marks(ids: Ids) -> Ids:
    """The numbers of the same syllables without diacritics, of 20 bits."""
    return ids >> np.uint32(MARK_BITS)


def ranked_as(passage: Passage) -> str:
    """The id under which a passage is ranked: that of its article, but its own where it is new
    wording of another text's article, for an amending article brings many of them."""
    return passage.article_id if passage.amended is None else passage.id


def without_article_number(heading: str) -> str:
    """What a heading says beside the number of its article: "Điều 5. Quỹ" → "Quỹ"."""
    return _ARTICLE_NUMBER.sub("", heading)


def document_number(document_id: str) -> int:
    """The number of 32 bits that stands for a document."""
    return zlib.crc32(document_id.encode())


def article_number(passage: Passage) -> int:
    """The number of a passage's article, 23 of "23" and of "23a"; 0 where it has none."""
    digits = re.match(r"\d{1,4}", passage.number_at(Level.ARTICLE) or "")
    return int(digits[0]) if digits else 0


def to_bytes(profile: Profile) -> bytes:
    """A profile for storing; `from_bytes` reads it."""
    parts = (profile.heading, profile.telling, profile.body)
    lengths = np.array([len(part) for part in parts[:-1]], _STORED)
    return np.concatenate([lengths, *parts]).astype(_STORED).tobytes()


def from_bytes(stored: bytes) -> Profile:
    """The profile that `to_bytes` wrote."""
    ids = np.frombuffer(stored, _STORED)
    heading, telling = ids[:2].tolist()
    telling_at, body_at = 2 + heading, 2 + heading + telling
    return Profile(ids[2:telling_at], ids[body_at:], ids[telling_at:body_at])
