"""Restoring diacritics: "tieu chuan chien si" → "tiêu chuẩn chiến sĩ" (pure).

A trigram language model over syllables, decoded exactly with the Viterbi algorithm: a syllable
without marks may stand for any syllable of those letters, and what is fixed (syllables with marks,
numbers, abbreviations, unknown words) is context. The model is a value: `edges.diacritics` reads
it from a folder, `eval.learning.diacritics` fits it.
"""

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.vietnamese import fold, normal, tidy

Ids = NDArray[np.int64]
Logs = NDArray[np.float32]
Found = tuple[Ids, NDArray[np.bool_]]
"""Places of keys in a sorted array, and whether each key is there."""

BOUNDARY, NUMBER, OTHER = 0, 1, 2
CLASSES = ("<.>", "<0>", "<?>")
"""What the model sees for the end of a sentence, a token with digits, any unknown word."""

UNIT = re.compile(
    r"(?P<number>[\w/.\-]*\d(?:[\w/.\-%]*\w)?)|(?P<word>[^\W\d_]+)|(?P<boundary>[.;:?!…\n]+)"
)
"""The tokens of a text. Commas, quotes and brackets are passed over: hurried people omit them."""

_HARDLY_A_WORD = math.log(0.01)
"""A syllable without marks this much rarer than its commonest reading has lost its marks.

Not tuned: with it and `_FEW_STRIPPED`, 99.9 % of held-out marked sentences come back as they were.
"""

_FEW_STRIPPED = 1 / 8
"""Where no more of the syllables that need a mark lack it, the text was written with marks."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """A trigram model with back-off; logs are natural, keys are sorted for binary search.

    `syllables[id]` is in `normal` form, `CLASSES` first; `readings[folded]` are the ids that the
    letters may stand for. With V syllables, the key of a pair is first * V + second, that of a
    triple the place in `pairs` of its first two * V + third. Where a longer n-gram is not held,
    the shorter one counts, with the `_backoff` of the context added.
    """

    syllables: tuple[str, ...]
    ids: Mapping[str, int]
    readings: Mapping[str, Ids]
    single_logs: Logs
    single_backoff: Logs
    pairs: Ids
    pair_logs: Logs
    pair_backoff: Logs
    triples: Ids
    triple_logs: Logs


@dataclass(frozen=True, slots=True)
class _Unit:
    """A token at its place; `bare` is the id of the token as it stands, None when it has none."""

    token: str
    start: int
    readings: Ids
    bare: int | None
    marked: bool = False


def readings_of(syllables: Sequence[str]) -> dict[str, Ids]:
    """Folded letters → ids of the syllables they may stand for; `CLASSES` stand for nothing."""
    found: dict[str, list[int]] = {}
    for id, syllable in enumerate(syllables[len(CLASSES) :], start=len(CLASSES)):
        found.setdefault(fold(syllable), []).append(id)
    return {letters: np.array(ids) for letters, ids in found.items()}


def restore(text: str, model: Model) -> str:
    """`tidy(text)` with the missing marks put in: same letters, same case, same places.

    Left as they are: syllables that carry a mark, words in capitals, tokens with digits, unknown
    words, and the whole of a text that was written with marks. Tone marks are placed the new way
    ("hòa", "ủy"); i or y stays as it was typed ("ky" → "kỹ", "si" → "sĩ").
    """
    shown = tidy(text)
    units = [_unit(found, model) for found in UNIT.finditer(shown)]
    dropping = _log_of_dropping(units, model)
    if dropping is None:
        return shown
    for is_end, group in groupby(units, key=lambda unit: unit.bare == BOUNDARY):
        if not is_end:
            shown = _with_marks(shown, list(group), model, dropping)
    return shown


def _with_marks(text: str, sentence: Sequence[_Unit], model: Model, dropping: float) -> str:
    for unit, id in zip(sentence, _decoded(sentence, model, dropping), strict=True):
        if unit.bare != id:
            written = _written(unit.token, model.syllables[id])
            text = text[: unit.start] + written + text[unit.start + len(written) :]
    return text


def _unit(found: re.Match[str], model: Model) -> _Unit:
    token, kind = found[0], found.lastgroup
    if kind != "word":
        return _fixed(found, NUMBER if kind == "number" else BOUNDARY)
    spelled, letters = normal(token), fold(token)
    if spelled != letters:
        return _fixed(found, model.ids.get(spelled, OTHER), marked=True)
    if letters not in model.readings or (len(token) > 1 and token.isupper()):
        return _fixed(found, OTHER)
    return _Unit(token, found.start(), model.readings[letters], model.ids.get(letters))


def _fixed(found: re.Match[str], id: int, *, marked: bool = False) -> _Unit:
    return _Unit(found[0], found.start(), np.array([id]), id, marked)


def _log_of_dropping(units: Sequence[_Unit], model: Model) -> float | None:
    """How likely this writer leaves a mark out, by the syllables that need one; None: hardly."""
    marked = sum(unit.marked for unit in units)
    stripped = sum(_is_stripped(unit, model) for unit in units)
    if marked and stripped <= _FEW_STRIPPED * (marked + stripped):
        return None
    return math.log(stripped / (marked + stripped)) if stripped else 0.0


def _is_stripped(unit: _Unit, model: Model) -> bool:
    if unit.bare is None:
        return True
    commonest = model.single_logs[unit.readings].max()
    return bool(model.single_logs[unit.bare] < commonest + _HARDLY_A_WORD)


def _written(token: str, reading: str) -> str:
    """The letters of `token` with the marks of `reading`, which has as many."""
    return "".join(_with_mark(*pair) for pair in zip(token, reading, strict=True))


def _with_mark(letter: str, model: str) -> str:
    if model == "đ":
        return "Đ" if letter.isupper() else "đ"
    return unicodedata.normalize("NFC", letter + unicodedata.normalize("NFD", model)[1:])


def _decoded(units: Sequence[_Unit], model: Model, dropping: float) -> list[int]:
    """The likeliest reading of each unit of a sentence (Viterbi over pairs of neighbours)."""
    end = np.array([BOUNDARY])
    steps = [(u.readings, np.where(u.readings == u.bare, 0.0, dropping)) for u in units]
    second, score = end, np.zeros((1, 1))
    context = _find(model.pairs, end[:, None] * len(model.syllables) + end)
    came_from = []
    for third, bias in [*steps, (end, np.zeros(1))]:
        logs, context = _logs(model, context, second, third)
        total = score[:, :, None] + logs + bias
        came_from.append(total.argmax(axis=0))
        score, second = total.max(axis=0), third
    return _traced(units, came_from, last=int(score[:, 0].argmax()))


def _traced(units: Sequence[_Unit], came_from: Sequence[Ids], *, last: int) -> list[int]:
    """Ids along the best path; `came_from[i][j, k]` is the place of the unit before j and k."""
    after, places = 0, [last]
    for step in reversed(came_from[2:]):
        after, last = last, int(step[last, after])
        places.append(last)
    return [int(u.readings[place]) for u, place in zip(units, reversed(places), strict=True)]


def _logs(model: Model, context: Found, second: Ids, third: Ids) -> tuple[Logs, Found]:
    """Log-probabilities (first, second, third) of each `third`; and its pairs with `second`."""
    size = len(model.syllables)
    shorter, pair = _pair_logs(model, second[:, None], third)
    before, known = context
    backoff = np.where(known, _at(model.pair_backoff, before), 0)
    keys = np.where(known, before * size, -size)[:, :, None] + third
    places, held = _find(model.triples, keys)
    longer = _at(model.triple_logs, places)
    return np.where(held, longer, backoff[:, :, None] + shorter), pair


def _find(keys: Ids, wanted: Ids) -> Found:
    places = np.searchsorted(keys, wanted)
    return places, _at(keys, places) == wanted


def _at(values: NDArray[Any], places: Ids) -> NDArray[Any]:
    return values.take(places, mode="clip")


def triple_logs(model: Model, first: Ids, second: Ids, third: Ids) -> Logs:
    """Log-probability of each `third` after `first` and `second`, element by element."""
    size = len(model.syllables)
    places, known = _find(model.pairs, first * size + second)
    shorter, _ = _pair_logs(model, second, third)
    shorter = np.where(known, _at(model.pair_backoff, places), 0) + shorter
    longer, held = _find(model.triples, np.where(known, places * size, -size) + third)
    return np.where(held, _at(model.triple_logs, longer), shorter)


def are_neighbours(model: Model, first: int, second: int) -> bool:
    """Whether the model was fitted on texts with this pair of syllables."""
    return bool(_find(model.pairs, np.array(first * len(model.syllables) + second))[1])


def _pair_logs(model: Model, second: Ids, third: Ids) -> tuple[Logs, Found]:
    places, held = pair = _find(model.pairs, second * len(model.syllables) + third)
    shorter = model.single_backoff[second] + model.single_logs[third]
    return np.where(held, _at(model.pair_logs, places), shorter), pair
