"""Words → hits: both searches at once, fused, weighed, by article, in force (shell)."""

import asyncio
from collections.abc import Mapping, Sequence
from itertools import chain

from assistant.matching import sought, weights
from assistant.ports import Lexicon, Library, Searcher
from assistant.ranking import by_article, by_support, fuse, prefer
from assistant.types import Document, Hit, Query, Ranking
from assistant.validity import ALWAYS, Period, Status, periods

DEPTH = 200
"""Hits taken from each search: filters work on what comes back, so it must be deep enough."""

WEIGHED = 80
"""Fused hits whose words are compared with the question's one by one, about 0.1 ms each."""


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

    async def retrieve(self, query: Query, *, limit: int) -> Ranking:
        """The best passage of each article, best first, parted by whether it is in force.

        At most `limit` hits of either sort; nothing indexed gives an empty ranking.
        """
        words, dense, wordings = await asyncio.gather(
            self._words.search(query, limit=DEPTH),
            self._dense.search(query, limit=DEPTH),
            self._wordings(query),
        )
        fused = by_support(query, fuse(words, dense)[:WEIGHED], wordings)
        hits = by_article(prefer(query, fused))
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
        terms = [sought(content) for content in query.contents]
        rarity = await self._lexicon.rarity(list(dict.fromkeys(chain.from_iterable(terms))))
        return tuple(weights(each, rarity) for each in terms)

    async def periods(self) -> dict[str, Period]:
        """When each document is in force, by id; computed anew when the documents changed."""
        documents = await self._library.documents()
        if documents is not self._seen:
            self._periods, self._seen = periods(documents), documents
        return self._periods
