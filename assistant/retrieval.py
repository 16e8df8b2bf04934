"""Words → hits: both searches at once, fused, weighed, by article, in force (shell)."""

import asyncio
from collections.abc import Mapping, Sequence
from itertools import chain

from assistant.aside import aside
from assistant.errors import IndexUnfinished
from assistant.landmarks import on_its_day
from assistant.matching import sought, weights
from assistant.naming import is_named
from assistant.ports import Lexicon, Library, Searcher
from assistant.ranking import (
    by_article,
    by_support,
    fuse,
    of_named_document,
    points_at,
    prefer,
)
from assistant.types import Document, Hit, Passage, Query, Ranking
from assistant.validity import ALWAYS, Period, Status, periods

DEPTH = 200
"""Hits taken from each search: filters work on what comes back, so it must be deep enough."""

WEIGHED = 80
"""Fused hits whose words are compared with the question's one by one: about 0.5 ms of processor
time each for articles of 1,200 characters, most of what a question costs."""
OUTSIDE_WEIGHED = 20
"""Of the hits that are out of force on the day: enough to name the nearest in a refusal."""


class Retriever:
    """The assistant's one retrieval line, used to answer, to search and to be measured."""

    def __init__(
        self, *, words: Searcher, dense: Searcher, library: Library, lexicon: Lexicon
    ) -> None:
        self._words = words
        self._dense = dense
        self._library = library
        self._lexicon = lexicon
        self._seen: Sequence[Document] = ()
        self._periods: dict[str, Period] = {}

    async def placed(self, query: Query) -> Query:
        """`query` on the day it is for, where it tells that day by a text."""
        return on_its_day(query, await self._library.documents(), await self.periods())

    async def retrieve(self, query: Query, *, limit: int) -> Ranking:
        """The best passage of each article, best first, parted by whether it is in force.

        At most `limit` hits of either sort; nothing indexed gives an empty ranking.
        """
        if (named := await self._named(query)) is not None:
            return await self._parted(query, named, limit, await self._wordings(query))
        words, dense, wordings = await asyncio.gather(
            self._words.search(query, limit=DEPTH),
            self._near(query),
            self._wordings(query),
        )
        near, far = await self._weighable(query, fuse(words, dense))
        hits = await aside(_ranked, query, near, far, wordings)
        return await self._parted(query, hits, limit, wordings)

    async def _near(self, query: Query) -> list[Hit]:
        """What dense search finds; nothing while its index waits to be filled anew."""
        try:
            return await self._dense.search(query, limit=DEPTH)
        except IndexUnfinished:
            return []

    async def _named(self, query: Query) -> list[Hit] | None:
        """The articles that the question points at ("điều 23 Luật TĐKT"), whole; [] when the
        document has no such article, None when the question points at none."""
        if not query.references:
            return None
        documents = [each for each in await self._library.documents() if is_named(query, each)]
        if not documents:
            return None
        found = [await self._library.passages(document.id) for document in documents]
        return await aside(_pointed_at, query, list(chain.from_iterable(found)))

    async def _weighable(self, query: Query, hits: Sequence[Hit]) -> tuple[list[Hit], list[Hit]]:
        """The hits to be weighed, and the others: those in force on the day have places of their
        own, or the texts of another day leave none for them."""
        valid = await self.periods()
        left = {True: WEIGHED, False: OUTSIDE_WEIGHED}
        near: list[Hit] = []
        far: list[Hit] = []
        for hit in hits:
            period = valid.get(hit.passage.document_id, ALWAYS)
            in_force = period.status(query.as_of) is Status.IN_FORCE
            (near if left[in_force] > 0 else far).append(hit)
            left[in_force] -= 1
        return near, far

    async def _parted(
        self,
        query: Query,
        hits: Sequence[Hit],
        limit: int,
        wordings: tuple[Mapping[str, float], ...],
    ) -> Ranking:
        valid = await self.periods()
        in_force: list[Hit] = []
        outside: list[Hit] = []
        for hit in hits:
            status = valid.get(hit.passage.document_id, ALWAYS).status(query.as_of)
            (in_force if status is Status.IN_FORCE else outside).append(hit)
        return Ranking(
            in_force=tuple(in_force[:limit]), outside=tuple(outside[:limit]), wordings=wordings
        )

    async def _wordings(self, query: Query) -> tuple[Mapping[str, float], ...]:
        """For each wording of the question: what its terms count."""
        terms = await aside(lambda: [sought(content) for content in query.contents])
        rarity = await self._lexicon.rarity(list(dict.fromkeys(chain.from_iterable(terms))))
        return tuple(weights(each, rarity) for each in terms)

    async def periods(self) -> dict[str, Period]:
        """When each document is in force, by id; computed anew when the documents changed."""
        documents = await self._library.documents()
        if documents is not self._seen:
            self._periods, self._seen = await aside(periods, documents), documents
        return self._periods


def _ranked(
    query: Query,
    near: Sequence[Hit],
    far: Sequence[Hit],
    wordings: Sequence[Mapping[str, float]],
) -> list[Hit]:
    """The best passage of each article, best first; those of `near` weighed by their words."""
    weighed = [*by_support(query, near, wordings), *far]
    return of_named_document(query, by_article(prefer(query, weighed)))


def _pointed_at(query: Query, passages: Sequence[Passage]) -> list[Hit]:
    return [
        Hit(passage, 1.0)
        for passage in passages
        if passage.id == passage.article_id
        and any(points_at(reference, passage) for reference in query.references)
    ]
