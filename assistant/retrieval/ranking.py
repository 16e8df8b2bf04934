"""Two searches → articles in order (pure).

What both found is put together, the most promising are chosen by what the searches say of them,
those are compared with the question, and trees put them in order.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.documents.profiles import Profile
from assistant.retrieval.asked import Sought
from assistant.retrieval.features import Candidate, features, first_features, matching
from assistant.retrieval.trees import Forests, Trees, scores
from assistant.types import Hit, Passage

POOL = 120
"""Articles that are compared with the question: a longer list costs time in proportion. Among them
stand 97.6 % of what answers zalo questions and 95.6 % of what answers qa questions; of all that two
searches find (330 on average) it is 98.1 and 96.2 %."""

SURE = 30
"""Articles that match best by plain matching and are compared whatever the first forest says: it
learned from whole official texts, and puts an excerpt without headings too far down."""

TEMPERATURE = 5.0
"""Points of the trees' sum that make an article's score e times another's: against such ratios the
preferences for sources are set. Tried on the TĐKT questions: see `eval/learning/`."""

_OPENING = 12
"""Words by which most passages of one text differ."""

Scored = Sequence[tuple[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """An article that was found; `passage_id` is its passage, or part, that matched best."""

    article_id: str
    passage_id: str
    words: float
    dense: float


def pooled(words: Scored, dense: Scored, articles: Mapping[str, str]) -> list[Pooled]:
    """The articles found, those that match best by both searches together first.

    `articles` names the article of each passage found; what it does not name is left out. An
    article has the best scores of its passages, and where one search did not find it, the lowest
    score of that search.
    """
    by_words, by_dense = dict(words), dict(dense)
    found = [each for each in dict.fromkeys([*by_words, *by_dense]) if each in articles]
    if not found:
        return []
    least_words, least_dense = (
        min(by_words.values(), default=0.0),
        min(by_dense.values(), default=0.0),
    )
    both = [(by_words.get(one, least_words), by_dense.get(one, least_dense)) for one in found]
    best: dict[str, Pooled] = {}
    for place in np.argsort(-matching(both), kind="stable"):
        passage_id, (its_words, its_dense) = found[place], both[place]
        article_id = articles[passage_id]
        first = best.get(article_id)
        best[article_id] = Pooled(
            article_id=article_id,
            passage_id=first.passage_id if first else passage_id,
            words=max(its_words, first.words) if first else its_words,
            dense=max(its_dense, first.dense) if first else its_dense,
        )
    return list(best.values())


def shortlist(
    found: Sequence[Pooled], profiles: Mapping[str, Profile], trees: Trees
) -> list[Pooled]:
    """The `POOL` most promising of the articles found that have a profile, best first."""
    known = [each for each in found if each.article_id in profiles]
    promising = scores(trees, first_features(candidates(known, profiles)))
    promising[:SURE] = np.inf
    return [known[place] for place in np.argsort(-promising, kind="stable")[:POOL]]


def ranked(
    found: Sequence[Pooled], sought: Sought, profiles: Mapping[str, Profile], forests: Forests
) -> list[tuple[str, float]]:
    """The passages of the `POOL` best articles, best first, each with the score of its article as
    a share of the best one's."""
    pool = shortlist(found, profiles, forests.first)
    points = scores(forests.last, features(sought, candidates(pool, profiles)))
    shares = np.exp((points - points.max(initial=-np.inf)) / TEMPERATURE)
    order = np.argsort(-shares, kind="stable")
    return [(pool[place].passage_id, float(shares[place])) for place in order]


def candidates(pool: Sequence[Pooled], profiles: Mapping[str, Profile]) -> list[Candidate]:
    """The articles of `pool`, which all have a profile, as they are compared."""
    return [
        Candidate(words=each.words, dense=each.dense, profile=profiles[each.article_id])
        for each in pool
    ]


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
    thousand words, are compared only where the opening words agree."""
    alike: dict[tuple[object, ...], list[Hit]] = {}
    kept = []
    for hit in hits:
        opening = hit.passage.text.split(None, _OPENING)[:_OPENING]
        others = alike.setdefault((hit.passage.document.number, *opening), [])
        if not others or hit.passage.text.split() not in [e.passage.text.split() for e in others]:
            others.append(hit)
            kept.append(hit)
    return kept
