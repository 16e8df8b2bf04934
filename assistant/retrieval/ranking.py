"""Two searches → articles in order (pure).

What both found is put together, the most promising are chosen by what the searches say of them,
those are compared with the question, and trees put them in order.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from assistant.documents.profiles import Finds, Ints, Keys, Profile
from assistant.retrieval.asked import Floats, Sought
from assistant.retrieval.features import Pool, features, first_features, matching
from assistant.retrieval.trees import Forests, Trees, scores
from assistant.types import Hit, Passage

POOL = 120
"""Articles that are compared with the question: a longer list costs time in proportion. Among them
stand 97.6 % of what answers zalo questions and 95.6 % of what answers qa questions; of all that two
searches find (330 on average) it is 98.1 and 96.2 %."""

SURE = 30
"""Articles that match best by plain matching and are compared whatever the first forest says: it
learned from whole official texts, and puts an excerpt without headings too far down."""

TEMPERATURE = 4.0
"""Points of the trees' sum that make an article's score e times another's: against such ratios the
preferences for sources are set. Of 3.2 to 5.25 the best on the 63 and 57 TĐKT questions over real
texts (first citation right 0.92 and 0.72, against 0.905 and 0.72 at 5.25)."""

_OPENING = 60
"""Letters by which most passages of one text differ."""


def pooled(words: Finds, dense: Finds) -> Pool:
    """The articles found, those that match best by both searches together first.

    An article has the best scores of its passages, and where one search did not find it, the
    lowest score of that search.
    """
    both = [np.concatenate(pair) for pair in zip(_columns(words), _columns(dense), strict=True)]
    _, first, at = np.unique(both[0], return_index=True, return_inverse=True)
    by_words = _scores(words, at[: len(words)], len(first))
    by_dense = _scores(dense, at[len(words) :], len(first))
    order = np.lexsort((first, -matching(by_words, by_dense)))
    passage, article, document, number = (column[first[order]] for column in both)
    _, best, member = np.unique(article, return_index=True, return_inverse=True)
    pool = Pool(
        article=article[best],
        passage=passage[best],
        document=document[best],
        number=number[best],
        words=_best_of(by_words[order], member, len(best)),
        dense=_best_of(by_dense[order], member, len(best)),
    )
    return pool.at(np.argsort(best))


def _columns(found: Finds) -> tuple[Keys, Keys, Ints, Ints]:
    return found.passage, found.article, found.document, found.number


def _scores(found: Finds, at: Ints, passages: int) -> Floats:
    """What a search said of each of the passages; its lowest score where it said nothing."""
    scores = np.full(passages, found.score.min(initial=np.inf) if len(found) else 0.0, np.float32)
    scores[at] = found.score
    return scores


def _best_of(scores: Floats, member: Ints, articles: int) -> Floats:
    best = np.full(articles, -np.inf, dtype=np.float32)
    np.maximum.at(best, member, scores)
    return best


def shortlist(found: Pool, trees: Trees) -> Pool:
    """The `POOL` most promising of the articles found, best first."""
    promising = scores(trees, first_features(found))
    promising[:SURE] = np.inf
    return found.at(np.argsort(-promising, kind="stable")[:POOL])


def ranked(
    pool: Pool, sought: Sought, profiles: Sequence[Profile | None], forests: Forests
) -> tuple[Pool, Floats, list[Profile]]:
    """The articles of a pool, best first, the score of each as a share of the best one's, and
    their profiles; articles without a profile are left out."""
    known = np.flatnonzero([each is not None for each in profiles])
    pool, texts = pool.at(known), [each for each in profiles if each is not None]
    with np.errstate(invalid="ignore"):  # BLAS says so of finite numbers, in 1 of 400 questions
        columns = features(sought, pool, texts, forests.translations)
    points = scores(forests.last, columns)
    shares = np.exp((points - points.max(initial=-np.inf)) / TEMPERATURE)
    order = np.argsort(-shares, kind="stable")
    return pool.at(order), shares[order], [texts[place] for place in order.tolist()]


def own_article(passage: Passage) -> object:
    """What a passage is read in where nothing was amended: its own article."""
    return passage.article_id


def by_article(
    hits: Iterable[Hit], *, read_in: Callable[[Passage], object] = own_article
) -> list[Hit]:
    """The best hit of every article, best first.

    `read_in` names the article that a passage is read in. Of articles with the same words (two
    copies of one text) the first stays.
    """
    first: dict[object, Hit] = {}
    for hit in sorted(hits, key=lambda hit: (-hit.score, hit.passage.id)):
        first.setdefault(read_in(hit.passage), hit)
    return _without_copies(first.values())


def _without_copies(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits with the same words in texts of one number only the first. Whole texts, of a
    thousand words, are compared only where the opening letters agree."""
    alike: dict[object, list[Hit]] = {}
    kept = []
    for hit in hits:
        opening = "".join(hit.passage.text[: 2 * _OPENING].split())[:_OPENING]
        others = alike.setdefault((hit.passage.document.number, opening), [])
        if not others or hit.passage.text.split() not in [e.passage.text.split() for e in others]:
            others.append(hit)
            kept.append(hit)
    return kept
