"""Typing errors in the words of a question: "cơ xở" → "cơ sở" (pure).

The syllables and trigrams of `assistant.language.diacritics` say which word is mistyped and which
was meant: one that no text has, or that hardly stands between its neighbours, while a single other
syllable at one step from it stands there as a matter of course. A step is one letter too many,
missing, wrong or swapped with the next (Damerau), or any change of marks ("khen thuởng", "lao
đông").

Precision comes before recall: what is typed is changed only when every condition holds. Of the
601 TĐKT questions at hand three were changed, all three mistyped; of 981 questions with one random
error 689 came back whole, one was changed otherwise and 291 left. Median 0.6 ms of processor time
for a question, 1.6 ms for one with an error (p95 3.4 ms). A question without any marks is seldom
mended: after `diacritics.restore` its other words have been read in the light of the error.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import numpy as np

from assistant.language.abbreviations import is_abbreviation
from assistant.language.diacritics import (
    BOUNDARY,
    CLASSES,
    NUMBER,
    OTHER,
    UNIT,
    Ids,
    Logs,
    Model,
    are_neighbours,
    triple_logs,
)
from assistant.vietnamese import fold, normal, tidy

_GAIN_OF_UNKNOWN = 5.0
"""Nats by which a syllable must be likelier in its place than a word that no text has."""
_GAIN_OF_KNOWN = 18.0
"""The same over a word that is a syllable. Over 900 sentences of news, 950 questions on other law
and the TĐKT questions, the greatest gain of a wrong change was 17.9 ("thông cáo" → "báo"); of
right ones 18 to 31 ("hồ xơ", "lao đông")."""
_MARGIN = 5.0
"""Nats to the next best syllable: where two may be meant neither is put in."""
_LEAST = -18.0
"""The log-likelihood of a syllable and its two followers, at least. The numbers were set on
zalo_dev, qa_dev, news and one error made in each of 981 questions. Laxer ones (15 for a known word)
mend 4 wrongly, stricter ones (-12, margin 8) leave 403 errors in place of 280."""

_LETTERS = (
    "aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệghiíìỉĩịklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvxyýỳỷỹỵ"
)
_JOINED = frozenset("@/_&<>=\\")
_WORDS = 10_000
"""Words whose neighbours are remembered: what people ask repeats them."""
_ASKING = frozenset(map(normal, ("nào", "gì", "ai", "mấy", "đâu", "sao", "không", "chưa")))
"""Words that ask are never mended: texts answer and hardly ask, so "thông tư nào hướng dẫn" looked
like a slip of "thông tư này hướng dẫn"."""


def mended(text: str, model: Model) -> str:
    """`tidy(text)` with typing errors mended, the case of the letters kept.

    Never changed: words with capitals, but for the first of a sentence, abbreviations, what
    carries digits or is part of an address, and words of one letter.
    """
    shown = tidy(text)
    changes = [each for sentence in _sentences(shown) for each in _changes(sentence, model)]
    for found, meant in reversed(changes):
        shown = shown[: found.start()] + _written(found[0], meant) + shown[found.end() :]
    return shown


def _sentences(text: str) -> Iterator[list[re.Match[str]]]:
    for is_end, units in groupby(UNIT.finditer(text), key=lambda u: u.lastgroup == "boundary"):
        if not is_end:
            yield list(units)


def _changes(
    sentence: Sequence[re.Match[str]], model: Model
) -> Iterator[tuple[re.Match[str], str]]:
    edge = [BOUNDARY, BOUNDARY]
    ids = np.array([*edge, *(_id(unit, model) for unit in sentence), *edge])
    likely = _likely(ids, model)
    for place, unit in enumerate(sentence):
        following = sentence[place + 1][0] if place + 1 < len(sentence) else ""
        gain = _GAIN_OF_UNKNOWN if ids[place + 2] == OTHER else _GAIN_OF_KNOWN
        least = max(likely[place] + gain, _LEAST)
        starts = place == 0 and not following.istitle()
        if least > 0 or not _may_be_wrong(unit, starts=starts):
            continue
        meant = _meant(unit[0], ids[place : place + 5], least, model)
        if meant is not None:
            ids[place + 2] = meant
            likely = _likely(ids, model)
            yield unit, model.syllables[meant]


def _likely(ids: Ids, model: Model) -> Logs:
    """How likely each word is in its place, with the two that follow; logs are 0 at most."""
    logs = triple_logs(model, ids[:-2], ids[1:-1], ids[2:])
    likely: Logs = logs[:-2] + logs[1:-1] + logs[2:]
    return likely


def _id(unit: re.Match[str], model: Model) -> int:
    return NUMBER if unit.lastgroup == "number" else model.ids.get(normal(unit[0]), OTHER)


def _may_be_wrong(unit: re.Match[str], *, starts: bool) -> bool:
    token = unit[0]
    if unit.lastgroup != "word" or len(token) < 2:
        return False
    if not (token.islower() or (starts and token.istitle())):
        return False
    beside = unit.string[max(0, unit.start() - 1)] + unit.string[unit.end() : unit.end() + 1]
    if normal(token) in _ASKING:
        return False
    return _JOINED.isdisjoint(beside) and not is_abbreviation(token)


def _meant(token: str, around: Ids, least: float, model: Model) -> int | None:
    """The syllable that is meant by `token`, the third of five; None: what stands there."""
    near = _near(token, model)
    near = near[near != around[2]]
    if not near.size:
        return None
    scores = _scores(around, near, model)
    first, *rest = np.argsort(-scores)
    best = int(near[first])
    if scores[first] < max(least, scores[rest].max(initial=-np.inf) + _MARGIN):
        return None
    fits = are_neighbours(model, around[1], best) and are_neighbours(model, best, around[3])
    return best if fits else None


def _scores(around: Ids, thirds: Ids, model: Model) -> Logs:
    """How likely each of `thirds` is in the middle of `around`, with the two that follow."""
    first, second, _, fourth, fifth = around
    with_followers = triple_logs(model, second, thirds, fourth) + triple_logs(
        model, thirds, fourth, fifth
    )
    return triple_logs(model, first, second, thirds) + with_followers


@lru_cache(maxsize=_WORDS)
def _near(token: str, model: Model) -> Ids:
    """The syllables one step from `token`: eighty spellings are looked up for each."""
    spelled = normal(token)
    found = {model.ids[each] for each in _one_letter_off(spelled) if each in model.ids}
    found.update(model.readings.get(fold(token), ()))
    return np.array(sorted(each for each in found if each >= len(CLASSES)), dtype=np.int64)


def _one_letter_off(word: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + letter + after for letter in _LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def _written(token: str, meant: str) -> str:
    """`meant` in the case of `token`, and with its i or y where only marks were wrong."""
    bare = "".join(c for c in unicodedata.normalize("NFD", token.lower()) if c.isalpha())
    if fold(token) == fold(meant) and len(bare) == len(meant):
        meant = "".join(map(_with_marks, bare, meant))
    return meant.capitalize() if token.istitle() else meant


def _with_marks(letter: str, meant: str) -> str:
    marks = unicodedata.normalize("NFD", meant)[1:]
    return unicodedata.normalize("NFC", letter + marks) if letter in "iy" else meant
