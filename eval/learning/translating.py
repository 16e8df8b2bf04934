"""Which terms of articles bring which terms of questions, learned by IBM Model 1 (pure).

Two kinds of lessons: every heading is what its article was asked by, and so is every training
question of the articles that answer it. Each term of a question is shared out among the telling
terms of its article, and one that stands for nothing in particular, by what was learned in the
round before (Brown et al. 1993).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.documents.profiles import Ids, Ints, Profile, Scores, without_marks
from assistant.documents.terms import Vocabulary, looked_at, terms_of, with_telling
from assistant.retrieval.asked import Floats
from assistant.retrieval.translations import LEAST, Translations, coded

TERMS = 1 << 16
"""Terms that an article may be known by, those in most articles: a place among them fits 16 bits.
They are in 17 articles at least."""
MOST = 0.15
"""Terms in a larger share of the articles tell nothing."""
ASKED = 10
"""Terms asked less often than this are not learned."""
HEADING, QUESTION = 1.0, 6.0
"""What a heading and a question count."""
ROUNDS = 4
_NOTHING = 5.0
"""How many times its usual frequency the term that stands for nothing brings a term."""
_DOUBT = 2.0
"""Added to what is counted of each term of an article: few lessons prove little."""
_FIRST = 1e-3


@dataclass(frozen=True, slots=True)
class Lessons:
    """Terms asked, one after the other, each with its form without diacritics, the place of the
    article it was asked of, and what it counts."""

    asked: Ids
    plain: Ids
    article: Ints
    weight: Floats


@dataclass(frozen=True, slots=True)
class Articles:
    """The telling terms of n articles: those of article i from `start[i]` to `start[i + 1]`, as
    places in the `vocabulary`."""

    vocabulary: Vocabulary
    start: Ints
    told: NDArray[np.uint16]

    def known_by(self, profile: Profile, article: int) -> Profile:
        """The profile of an article, with its telling terms."""
        own = self.told[self.start[article] : self.start[article + 1]]
        return replace(profile, telling=self.vocabulary.terms[own])


@dataclass(frozen=True, slots=True)
class Learned:
    """What is often asked, and how likely each of it is brought by what it met: `asked` and `told`
    are places."""

    terms: Ids
    plain: Ids
    usual: Scores
    asked: Ints
    told: Ints
    chance: NDArray[np.float64]


def articles_of(profiles: Iterable[Profile]) -> Articles:
    """What articles may be known by, and what each of them is known by."""
    texts = list(profiles)
    vocabulary = _vocabulary(list(map(looked_at, texts)))
    known_by = (with_telling([each], vocabulary)[0].telling for each in texts)
    told = list(map(vocabulary.places, known_by))
    start = np.concatenate([[0], np.cumsum([len(each) for each in told])])
    return Articles(vocabulary, start, np.concatenate(told).astype(np.uint16))


def lessons_of(texts: Iterable[Ids], answers: Iterable[Sequence[int]], weight: float) -> Lessons:
    """Each of `texts` as asked of every article of its `answers`."""
    every = [(*_distinct(t), n) for t, a in zip(texts, answers, strict=True) for n in a]
    lengths = [len(terms) for terms, _, _ in every]
    return Lessons(
        np.concatenate([terms for terms, _, _ in every]),
        np.concatenate([plain for _, plain, _ in every]),
        np.repeat([article for _, _, article in every], lengths),
        np.full(sum(lengths), weight, dtype=np.float32),
    )


def fitted(articles: Articles, headings: Lessons, questions: Lessons) -> Translations:
    """What brings what, learned from `headings` and `questions`."""
    learned = _learned(articles, _joined(headings, questions))
    kept = np.flatnonzero(learned.chance > LEAST)
    times = np.bincount(learned.asked[kept], minlength=len(learned.terms))
    most = np.argsort(-times, kind="stable")[: np.count_nonzero(times)]
    row = np.argsort(np.argsort(-times, kind="stable"))[learned.asked[kept]]
    order = np.lexsort((learned.told[kept], row))
    return Translations(
        vocabulary=articles.vocabulary,
        asked=learned.terms[most],
        plain=learned.plain[most],
        usual=learned.usual[most],
        start=np.concatenate([[0], np.cumsum(times[most])]).astype(np.int32),
        told=learned.told[kept][order].astype(np.uint16),
        chance=coded(learned.chance[kept][order].astype(np.float32)),
    )


def _vocabulary(texts: Sequence[Ids]) -> Vocabulary:
    terms, having = np.unique(np.concatenate(texts), return_counts=True)
    some = np.flatnonzero(having <= MOST * len(texts))
    known = np.sort(some[np.argsort(-having[some], kind="stable")[:TERMS]])
    rarity = np.log(len(texts) / having[known])
    return Vocabulary(terms=terms[known], rarity=rarity.astype(np.float16).astype(np.float32))


def _distinct(text: Ids) -> tuple[Ids, Ids]:
    """The distinct terms of a text, and the same without diacritics."""
    terms, first = np.unique(terms_of(text), return_index=True)
    return terms, terms_of(without_marks(text))[first]


def _joined(one: Lessons, two: Lessons) -> Lessons:
    return Lessons(
        np.concatenate([one.asked, two.asked]),
        np.concatenate([one.plain, two.plain]),
        np.concatenate([one.article, two.article]),
        np.concatenate([one.weight, two.weight]),
    )


def _learned(articles: Articles, lessons: Lessons) -> Learned:
    terms, first, which, times = np.unique(
        lessons.asked, return_index=True, return_inverse=True, return_counts=True
    )
    often = times >= ASKED
    kept = often[which]
    asked = (np.cumsum(often) - 1)[which[kept]]
    usual = (times[often] / max(times[often].sum(), 1)).astype(np.float32)
    row, told = _meetings(articles, lessons.article[kept])
    met, pair = np.unique(asked[row] * TERMS + told, return_inverse=True)
    nothing = _NOTHING * usual[asked]
    chance = _chances(met % TERMS, pair.astype(np.int32), row, lessons.weight[kept], nothing)
    plain = lessons.plain[first][often]
    return Learned(terms[often], plain, usual, met // TERMS, met % TERMS, chance)


def _meetings(articles: Articles, article: Ints) -> tuple[NDArray[np.int32], NDArray[np.uint16]]:
    """Every term asked with every telling term of its article: which it is, and the other."""
    start = articles.start[article]
    lengths = articles.start[article + 1] - start
    begin = np.cumsum(lengths) - lengths
    row = np.repeat(np.arange(len(article), dtype=np.int32), lengths)
    return row, articles.told[np.arange(len(row)) + (start - begin)[row]]


def _chances(
    told: Ints, pair: NDArray[np.int32], row: NDArray[np.int32], weight: Floats, nothing: Floats
) -> NDArray[np.float64]:
    """How likely each of the pairs' terms `told` is translated by the term that it met."""
    chance = np.full(len(told), _FIRST)
    for _ in range(ROUNDS):
        share = chance[pair]
        share *= (weight / (np.bincount(row, share, len(nothing)) + nothing))[row]
        times = np.bincount(pair, share, len(told))
        chance = times / (np.bincount(told, times) + _DOUBT)[told]
    return chance
