"""What each candidate for an answer has to do with the question, as numbers (pure).

A row for each candidate, the columns of `NAMES`. Every number is a share, a logarithm or a
comparison with the other candidates: what was learned on 84,000 articles then holds for 3,000
passages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np

from assistant.documents.profiles import Ints, Keys, Profile
from assistant.retrieval.asked import Floats, Sought
from assistant.retrieval.overlap import (
    Overlap,
    best_of_each,
    bm25,
    defined,
    overlap,
    share_in_question,
    windows,
)
from assistant.retrieval.translations import Translations, translated

WINDOW = 48
"""Syllables that are read together, about a clause."""
_HEADING_TIMES = 6
"""What a syllable in the heading counts in BM25; the best of 2, 4 and 6 for the word index too."""
_TINY = 1e-6

COMPARED = (
    "words", "dense", "both",
    "syllables", "pairs",
    "held_in_heading", "held_in_body", "held",
    "pairs_in_heading", "pairs_in_body", "pairs_held",
    "heading_asked", "heading_pairs_asked",
    "window", "window_pairs", "window_both",
    "defined", "likelier", "brought",
    "heading_length", "body_length",
    "votes", "crowd", "neighbour",
)  # fmt: skip
"""Columns that are compared with the best and the worst candidate.

- words, dense: what the searches said, words as a share of the best; both: their sum, each of them
  scaled to 0–1;
- syllables, pairs: BM25 of either within the pool, the heading's counted `_HEADING_TIMES`;
- held …, pairs …: the weight of the question's syllables and pairs that stand there, as a share;
- heading_asked …: the share of the heading's syllables and pairs that the question has;
- window …: what the best stretch of `WINDOW` syllables holds, syllables with those of the heading;
- defined: the share of the question that stands right before "là";
- likelier, brought: how far the article's telling terms stand for those of the question, be they
  other words: how much likelier they bring them than those of any article do, and how many of them
  they plainly bring (`translations`);
- votes, crowd, neighbour: how well the document's other candidates match together, how many
  candidates it has, how well the best other one matches.
"""
ORDERED = ("words", "dense", "both")
"""Columns whose place among the candidates counts too."""
FIRST_COMPARED = (*ORDERED, "votes", "crowd", "neighbour")
"""Columns that need no text: what every article found is judged by first."""


def _forms(compared: tuple[str, ...]) -> tuple[str, ...]:
    against, places = (f"{name} ↔" for name in compared), (f"{name} #" for name in ORDERED)
    return (*compared, "article", *against, *places)


NAMES = _forms(COMPARED)
FIRST_NAMES = _forms(FIRST_COMPARED)
"""Article: the number of the article, for general provisions come first and transitional ones last.

A name alone is the number itself, ↔ the number against best (0) and worst (-1), # the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """n articles that were found, as columns of one length.

    `article` is the key of each, `passage` that of its passage, or part, that matched best;
    `document` and `number` as in `Finds`; `words` and `dense` what the searches said, the lowest
    score of a search for what that search did not find.
    """

    article: Keys
    passage: Keys
    document: Ints
    number: Ints
    words: Floats
    dense: Floats

    def __len__(self) -> int:
        return len(self.article)

    def at(self, places: Ints) -> "Pool":
        """The articles at `places`, in their order."""
        return Pool(**{each.name: getattr(self, each.name)[places] for each in fields(self)})


def features(
    sought: Sought, pool: Pool, profiles: Sequence[Profile], translations: Translations
) -> Floats:
    """A row for each article, the columns of `NAMES`; the articles' `profiles` beside them."""
    if not len(pool):
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    found = _found(pool)
    likelier, brought = translated(translations, sought, profiles)
    said = _said(sought, profiles) | {"likelier": likelier, "brought": brought}
    return _rows(found | said | _company(pool, found["both"]), COMPARED, pool)


def first_features(pool: Pool) -> Floats:
    """A row for each article, the columns of `FIRST_NAMES`; no text is looked at."""
    if not len(pool):
        return np.zeros((0, len(FIRST_NAMES)), dtype=np.float32)
    found = _found(pool)
    return _rows(found | _company(pool, found["both"]), FIRST_COMPARED, pool)


def _rows(columns: Mapping[str, Floats], names: Sequence[str], pool: Pool) -> Floats:
    compared = np.column_stack([columns[name] for name in names])
    ordered = np.column_stack([columns[name] for name in ORDERED])
    against, places = _against_best(compared), _places(ordered)
    return np.column_stack([compared, pool.number, against, places]).astype(np.float32)


def matching(words: Floats, dense: Floats) -> Floats:
    """Word and dense scores of a pool → one number each: their sum, either scaled to 0–1."""
    if not len(words):
        return np.zeros(0, dtype=np.float32)
    scores = np.column_stack([words, dense])
    low, high = scores.min(axis=0), scores.max(axis=0)
    summed: Floats = ((scores - low) / np.maximum(high - low, _TINY)).sum(axis=1)
    return summed


def _found(pool: Pool) -> dict[str, Floats]:
    return {
        "words": pool.words / max(float(pool.words.max()), _TINY),
        "dense": pool.dense,
        "both": matching(pool.words, pool.dense),
    }


def _said(sought: Sought, profiles: Sequence[Profile]) -> dict[str, Floats]:
    heading = overlap(sought, [each.heading for each in profiles])
    body = overlap(sought, [each.body for each in profiles])
    asked = max(len(sought.weights), 1)
    return {
        **_matched(sought, heading, body),
        **_held(sought, heading, body),
        **_in_windows(sought, heading, body),
        "heading_asked": share_in_question(heading.syllables, heading.lengths),
        "heading_pairs_asked": share_in_question(heading.pairs, heading.lengths - 1),
        "defined": defined(body, plain=sought.plain) / np.float32(asked),
        "heading_length": np.log1p(heading.lengths, dtype=np.float32),
        "body_length": np.log1p(body.lengths, dtype=np.float32),
    }


def _matched(sought: Sought, heading: Overlap, body: Overlap) -> dict[str, Floats]:
    lengths = _HEADING_TIMES * heading.lengths + body.lengths
    counts = _HEADING_TIMES * heading.counts + body.counts
    pair_counts = _HEADING_TIMES * heading.pair_counts + body.pair_counts
    return {
        "syllables": bm25(counts, lengths, sought.weights),
        "pairs": bm25(pair_counts, lengths, sought.pair_weights),
    }


def _held(sought: Sought, heading: Overlap, body: Overlap) -> dict[str, Floats]:
    syllables, pairs = _shares(sought.weights), _shares(sought.pair_weights)
    return {
        "held_in_heading": (heading.counts > 0) @ syllables,
        "held_in_body": (body.counts > 0) @ syllables,
        "held": (heading.counts + body.counts > 0) @ syllables,
        "pairs_in_heading": (heading.pair_counts > 0) @ pairs,
        "pairs_in_body": (body.pair_counts > 0) @ pairs,
        "pairs_held": (heading.pair_counts + body.pair_counts > 0) @ pairs,
    }


def _in_windows(sought: Sought, heading: Overlap, body: Overlap) -> dict[str, Floats]:
    syllables, pairs = _shares(sought.weights), _shares(sought.pair_weights)
    seen, start = windows(body, body.syllables, len(syllables), WINDOW)
    pairs_seen, _ = windows(body, body.pairs, len(pairs), WINDOW)
    owner = np.repeat(np.arange(len(start)), np.diff(start, append=len(seen)))
    held, held_pairs = seen @ syllables, pairs_seen @ pairs
    with_heading = (seen | (heading.counts > 0)[owner]) @ syllables
    return {
        "window": best_of_each(with_heading, start),
        "window_pairs": best_of_each(held_pairs, start),
        "window_both": best_of_each(held + held_pairs, start),
    }


def _company(pool: Pool, both: Floats) -> dict[str, Floats]:
    """How an article's document does beside it."""
    _, document = np.unique(pool.document, return_inverse=True)
    votes = np.bincount(document, both**3)[document] - both**3
    order = np.lexsort((-both, document))
    first = np.flatnonzero(np.diff(document[order], prepend=-1))
    best, after = order[first], np.append(order, order[0])[first + 1]
    neighbour = both[best][document]
    neighbour[best] = np.where(document[after] == document[best], both[after], 0.0)
    return {
        "votes": votes,
        "crowd": np.bincount(document)[document] / len(pool),
        "neighbour": neighbour,
    }


def _shares(weights: Floats) -> Floats:
    shares: Floats = weights / max(float(weights.sum()), _TINY)
    return shares


def _against_best(columns: Floats) -> Floats:
    best, worst = columns.max(axis=0), columns.min(axis=0)
    compared: Floats = (columns - best) / (best - worst + _TINY)
    return compared


def _places(columns: Floats) -> Floats:
    order = np.argsort(-columns, axis=0, kind="stable")
    places: Floats = np.log1p(np.argsort(order, axis=0, kind="stable")).astype(np.float32)
    return places
