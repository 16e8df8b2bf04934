"""A question as numbers: its syllables and pairs of neighbours, weighed by rarity (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.documents.profiles import Ids, Ints, number_of, without_marks
from assistant.types import Query
from assistant.vietnamese import grams, tokens

Floats = NDArray[np.float32]

ASKING = 0.3
"""What words count that make a question ("như thế nào"), beside those of what it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A question as numbers.

    `syllables` are in order of number, each once, `weights` beside them. `pairs[i, j]` is the
    place in `pair_weights` of syllable i followed by syllable j, -1 where the question has no
    such pair. `plain` says that the numbers are those without diacritics.
    """

    syllables: Ids
    weights: Floats
    pairs: Ints
    pair_weights: Floats
    plain: bool


def wanted(query: Query) -> list[str]:
    """The terms whose rarity `sought_in` needs: syllables and pairs, each once."""
    return list(dict.fromkeys(grams(_said(query))))


def sought_in(query: Query, rarity: Mapping[str, float]) -> Sought:
    """The question as numbers; `rarity` of the terms that `wanted` names."""
    weights = _weights(query, rarity)
    said = _said(query)
    numbers = _numbers(said, plain=query.plain)
    syllables, first, at = np.unique(numbers, return_index=True, return_inverse=True)
    neighbours = list(dict.fromkeys(zip(at[:-1].tolist(), at[1:].tolist(), strict=True)))
    pairs = np.full((len(syllables), len(syllables)), -1)
    for place, (one, two) in enumerate(neighbours):
        pairs[one, two] = place
    own = [said[place] for place in first]
    return Sought(
        syllables=syllables,
        weights=np.array([weights[each] for each in own], dtype=np.float32),
        pairs=pairs,
        pair_weights=np.array(
            [_pair_weight(weights, own[one], own[two]) for one, two in neighbours],
            dtype=np.float32,
        ),
        plain=query.plain,
    )


def _said(query: Query) -> list[str]:
    return tokens(query.folded if query.plain else query.text)


def _numbers(syllables: list[str], *, plain: bool) -> Ids:
    numbers = np.array([number_of(each) for each in syllables], dtype=np.uint32)
    return without_marks(numbers) if plain else numbers


def _weights(query: Query, rarity: Mapping[str, float]) -> dict[str, float]:
    about = {term for part in query.contents[0].split("|") for term in grams(tokens(part))}
    return {term: rarity[term] * (1.0 if term in about else ASKING) for term in wanted(query)}


def _pair_weight(weights: Mapping[str, float], one: str, two: str) -> float:
    """That two common syllables never meet anywhere is an accident, not something asked for."""
    return min(weights[f"{one}_{two}"], weights[one] + weights[two])
