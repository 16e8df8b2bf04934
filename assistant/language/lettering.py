"""The words of a text as they are written: their places, forms and capitals (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.vietnamese import fold, normal

_TEXTS = 500
"""Texts whose words are remembered: every question on an event looks at hundreds of passages, and
the words of one take some 45 KB."""
_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(r"[^\s\-–]")
"""What between two words parts a name: anything but blanks and hyphens."""
_FOLLOWING = 4
"""Words by which what follows a name is known."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, its place, its forms for matching; `capital` says that it is written like a
    name: "Đông", not "HCM"."""

    said: str
    start: int
    end: int
    normal: str
    folded: str
    capital: bool


@lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[str, str, bool]:
    capital = word[0].isupper() and (len(word) == 1 or not word.isupper())
    return normal(word), fold(word), capital


@lru_cache(maxsize=_TEXTS)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, without its numbers and signs."""
    return tuple(
        Word(found[0], found.start(), found.end(), *_forms(found[0]))
        for found in _WORD.finditer(text)
    )


def joined(text: str, words: Sequence[Word]) -> bool:
    """Whether nothing but blanks and hyphens stands between `words`."""
    return all(
        _BROKEN.search(text[one.end : two.start]) is None
        for one, two in zip(words, words[1:], strict=False)
    )


def following(words: Sequence[Word], at: int) -> str:
    """The words from `at` on as far as what follows a name is known by, folded."""
    return " ".join(each.folded for each in words[at : at + _FOLLOWING])
