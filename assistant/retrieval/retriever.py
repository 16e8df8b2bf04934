"""Words → hits: both searches at once, pooled, ranked, preferred, in force (shell)."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import NamedTuple

from assistant.aside import aside
from assistant.documents.profiles import document_number
from assistant.documents.sources import is_notice
from assistant.errors import IndexUnfinished
from assistant.language.matching import sought, weights
from assistant.ports import Collection, Finder, Reranker, Shelf, WordSearch
from assistant.retrieval.asked import sought_in, wanted
from assistant.retrieval.bounds import Limits, Unread, settled, that_matter, unread
from assistant.retrieval.preferring import of_named_document, points_at, prefer
from assistant.retrieval.ranking import by_article, pooled, ranked, shortlist
from assistant.retrieval.trees import Forests
from assistant.types import Document, Hit, Kind, Passage, Query, Ranking
from assistant.understanding.landmarks import on_its_day
from assistant.understanding.naming import is_named, retells
from assistant.validity.periods import Period
from assistant.validity.reading import brought_by
from assistant.validity.relating import text_key
from assistant.validity.standing import Standing, standing

ARTICLES = 60
"""Articles ranked for one question, or for one side of a comparison; the best of them are looked at
closely."""
DEPTH = 200
"""Passages taken from each search."""
READ_AT_ONCE = 16
"""Articles read before it is asked again whether more can matter."""
RERANKED = 30
"""Articles that a reranker reads, where one is configured: it takes time for every one of them."""


class Retriever:
    """The assistant's one retrieval line, used to answer, to search and to be measured."""

    def __init__(
        self,
        *,
        words: WordSearch,
        dense: Finder,
        library: Collection,
        shelf: Shelf,
        trees: Forests,
        reranker: Reranker | None = None,
    ) -> None:
        self._words = words
        self._dense = dense
        self._library = library
        self._shelf = shelf
        self._trees = trees
        self._reranker = reranker
        self._seen: tuple[Sequence[Document], Sequence[Document]] = ((), ())
        self._standing = standing((), ())
        self._numbered: Mapping[int, Document] = {}

    async def placed(self, query: Query) -> Query:
        """`query` on the day it is for, where it tells that day by a text."""
        return on_its_day(query, await self._library.documents(), await self.periods())

    async def retrieve(self, query: Query, *, limit: int, outside: int | None = None) -> Ranking:
        """The best passage of each article, best first, parted by whether it is in force.

        At most `limit` hits in force, and `outside` that are not (None: as many), which cost as
        much to find; nothing indexed gives an empty ranking.
        """
        limits = Limits(limit, limit if outside is None else outside)
        contents = [sought(content) for content in query.contents]
        terms = list(dict.fromkeys(chain(wanted(query), *contents)))
        ranking = await self._named(query, limits)
        if ranking is None:
            ranking, rarity = await self._searched(query, terms, limits)
        else:
            rarity = await self._words.rarity(terms)
        return replace(ranking, wordings=tuple(weights(each, rarity) for each in contents))

    async def _searched(
        self, query: Query, terms: Sequence[str], limits: Limits
    ) -> tuple[Ranking, Mapping[str, float]]:
        """The best passages of the articles found, and the rarity of `terms`.

        Dense search takes longest and is begun first: the others are done meanwhile.
        """
        near, words, rarity = await asyncio.gather(
            self._near(query), self._words.finds(query, limit=DEPTH), self._words.rarity(terms)
        )
        dense = await self._words.located(dict(near or ()))
        pool = await aside(lambda: shortlist(pooled(words, dense), self._trees.first))
        profiles = await self._words.profiles(pool.article)
        asked = sought_in(query, rarity)
        ordered = await aside(ranked, pool, asked, profiles, self._trees)
        known = await self.standing()
        every = unread(query, *ordered, self._numbered, known)
        ranking = await self._read(query, that_matter(query, every, limits), known, limits)
        return replace(ranking, words_only=near is None), rarity

    async def _read(self, query: Query, every: Unread, known: Standing, limits: Limits) -> Ranking:
        """The first of either sort, of articles in order; what cannot come among them
        stays unread."""
        if self._reranker is not None:
            first, rest = every.parted(RERANKED)
            hits = await self._reranker.rerank(query, await self._opened(first))
            rest = rest.by_bound()
        else:
            first, rest = every.by_bound().parted(READ_AT_ONCE)
            hits = await self._opened(first)
        read: list[Hit] = []
        while True:
            new = await self._with_successors(hits, known, query.as_of)
            read, found = await aside(_looked_over, query, read, new, known, limits)
            if settled(query, found, rest, limits):
                return found
            part, rest = rest.parted(READ_AT_ONCE)
            hits = await self._opened(part)

    async def _opened(self, articles: Unread) -> list[Hit]:
        """The passages as hits; what the library does not know (any more) is left out, and what
        only a summary says of itself."""
        ids = await self._words.named(articles.passage)
        named = zip(ids, articles.score.tolist(), strict=True)
        best = {each: score for each, score in named if each is not None}
        opened = await self._shelf.hydrate(list(best))
        return [Hit(each, best[each.id]) for each in opened if not is_notice(each)]

    async def _near(self, query: Query) -> list[tuple[str, float]] | None:
        """What dense search finds; None while its index waits to be filled anew."""
        try:
            return await self._dense.find(query, limit=DEPTH)
        except IndexUnfinished:
            return None

    async def _with_successors(self, hits: Sequence[Hit], known: Standing, on: date) -> list[Hit]:
        """The hits, and for each provision among them that was rewritten by the day its new
        wording with the same score: old words find it as well, for it lacks the headings of the
        text it became part of. Articles that amend clause by clause are left to their clauses."""
        scores: dict[str, Hit] = {}
        for hit in hits:
            if not known.amendments.is_container(hit.passage):
                scores.setdefault(hit.passage.id, hit)
            removal = known.amendments.removal(hit.passage, on)
            if removal is None or not removal.words:
                continue
            passages = await self._library.passages(removal.by.id)
            for new in list(brought_by(removal, passages, wholes=True))[:1]:
                if new.id not in scores or scores[new.id].score < hit.score:
                    scores[new.id] = Hit(new, hit.score)
        return sorted(scores.values(), key=lambda hit: (-hit.score, hit.passage.id))

    async def _named(self, query: Query, limits: Limits) -> Ranking | None:
        """The articles that the question points at ("điều 23 Luật TĐKT"), whole; nothing when the
        document has no such article, None when the question points at none. Of a text that is not
        at hand, what summaries retell under its number."""
        if not query.references:
            return None
        known = await self.standing()
        documents = [each for each in known.documents if is_named(query, each)]
        if not documents:
            return await self._retold(query, known, limits)
        sources = dict.fromkeys(chain.from_iterable(_sources(known, query, d) for d in documents))
        every = chain.from_iterable([await self._library.passages(each) for each in sources])
        texts = frozenset(text_key(document) for document in documents)
        found = [each for each in every if texts & known.amendments.texts(each)]
        return await aside(_parted, query, _pointed_at(query, found), known, limits)

    async def _retold(self, query: Query, known: Standing, limits: Limits) -> Ranking | None:
        """The articles that a question points at as summaries retell them; None where none of
        them retells anything of the texts it names."""
        summaries = [each for each in known.documents if each.kind is Kind.SUMMARY]
        every = chain.from_iterable([await self._library.passages(d.id) for d in summaries])
        sections = [each for each in every if retells(query, each)]
        if not sections:
            return None
        return await aside(_parted, query, _pointed_at(query, sections), known, limits)

    async def periods(self) -> Mapping[str, Period]:
        """When each document is in force, by id."""
        return (await self.standing()).periods

    async def standing(self) -> Standing:
        """How every document stands, computed anew when the documents changed."""
        seen = (await self._library.documents(), await self._library.declared())
        if seen[0] is not self._seen[0] or seen[1] is not self._seen[1]:
            self._standing, self._seen = await aside(standing, *seen), seen
            self._numbered = {document_number(each.id): each for each in seen[0]}
        return self._standing


def _parted(query: Query, hits: Sequence[Hit], known: Standing, limits: Limits) -> Ranking:
    """The best hit of every article, parted by whether it is in force."""
    places = {hit.passage.id: _place(known, query.as_of, hit.passage) for hit in hits}
    articles = by_article(hits, read_in=lambda passage: places[passage.id])
    in_force = [hit for hit in articles if places[hit.passage.id].holds]
    outside = [hit for hit in articles if not places[hit.passage.id].holds]
    return Ranking(
        in_force=tuple(in_force[: limits.in_force]), outside=tuple(outside[: limits.outside])
    )


def _looked_over(
    query: Query, read: Sequence[Hit], new: Sequence[Hit], known: Standing, limits: Limits
) -> tuple[list[Hit], Ranking]:
    """All hits that were read, the new ones preferred among them; and the best of them, of the
    document that the question names where anything of it was found."""
    every = [*read, *prefer(query, new)]
    return every, _parted(query, of_named_document(query, every), known, limits)


def _pointed_at(query: Query, passages: Sequence[Passage]) -> list[Hit]:
    """The articles among passages that the question names, new wording of them included; where
    it names a clause, those alone that have it, or have no clauses."""
    clauses: dict[str, set[str]] = {}
    for passage in passages:
        if passage.reference.clause is not None:
            clauses.setdefault(passage.article_id, set()).add(passage.reference.clause)
    return [
        Hit(passage, 1.0)
        for passage in passages
        if passage.id == passage.article_id
        and any(
            points_at(reference, passage)
            and reference.clause in (None, *clauses.get(passage.id, (reference.clause,)))
            for reference in query.references
        )
    ]


class _Place(NamedTuple):
    """What a passage is read in: the amended article, else its own; words that are out of force
    stay apart from those that hold."""

    holds: bool
    article: str | tuple[str, str]


def _place(known: Standing, on: date, passage: Passage) -> _Place:
    if (holds := known.holds_whole(passage.document, on)) is not None:
        return _Place(holds, passage.article_id)
    if not known.holds(passage, on):
        return _Place(False, passage.article_id)
    return _Place(True, known.amendments.home(passage, on) or passage.article_id)


def _sources(known: Standing, query: Query, document: Document) -> list[str]:
    """The documents that hold the articles a question names of `document`: itself, and those that
    amend them."""
    amending = [
        each.by.id
        for reference in query.references
        for _, each in known.amendments.touching(
            text_key(document), reference.article or "", query.as_of
        )
    ]
    return [document.id, *amending]
