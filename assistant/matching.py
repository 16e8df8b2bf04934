"""How much of what was asked stands in a text, term by term (pure)."""

from collections.abc import Iterable, Mapping

from assistant.types import Passage, Query
from assistant.vietnamese import fold, grams, tokens

PAIR_WEIGHT = 1.5
"""A pair of syllables says more than its two syllables: "khen thưởng" against "khen", "thưởng"."""


def sought(query: Query) -> list[str]:
    """The terms of a question: syllables and pairs of its content words, each once."""
    found: dict[str, None] = {}
    for piece in query.content.split("|"):
        found |= dict.fromkeys(grams(tokens(piece)))
    return list(found)


def weights(terms: Iterable[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """What each term counts: its rarity, pairs more."""
    return {term: rarity[term] * (PAIR_WEIGHT if "_" in term else 1.0) for term in terms}


def present(text: str, *, plain: bool) -> frozenset[str]:
    """The syllables and pairs of `text`, without diacritics when `plain`."""
    return frozenset(grams(tokens(fold(text) if plain else text)))


def context(passage: Passage) -> str:
    """What stands above a passage: the document's title and number, headings, leads."""
    document = passage.document
    leads = (lead.text for lead in passage.leads)
    return " | ".join([document.title or "", document.number or "", *passage.headings, *leads])


def share(sought_weights: Mapping[str, float], found: frozenset[str]) -> float:
    """The weight of the terms that are found, as a share of all, 0 to 1; 0 for no terms."""
    total = sum(sought_weights.values())
    return sum(w for term, w in sought_weights.items() if term in found) / total if total else 0.0
