"""Evidence for an answer: the closest articles, as they read on the day, weighed (shell)."""

from dataclasses import dataclass

from assistant.aside import aside
from assistant.evidence.shelving import Shelf
from assistant.evidence.weighing import weighed
from assistant.ports import Library
from assistant.retrieval.precedence import closest, of_the_time
from assistant.retrieval.retriever import Retriever
from assistant.types import Evidence, Query, Ranking

PRIMARY, SECONDARY = 8, 4
"""How many articles of rules, and how many passages of pages about rules, are looked at: Q&A
pages repeat the very words of questions and would otherwise leave no place for the rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gatherer:
    """Takes what was found out of the library and looks at it closely."""

    retriever: Retriever
    library: Library

    async def gather(self, query: Query, ranking: Ranking) -> Evidence:
        """The articles of the best hits in force that still hold on the day, best first."""
        of_then = of_the_time(query, ranking.in_force)
        hits = closest(query, of_then, primary=PRIMARY, secondary=SECONDARY)
        shelf = Shelf(self.library, await self.retriever.standing(), query.as_of)
        articles = [await shelf.article(hit.passage) for hit in hits]
        return await aside(weighed, query, hits, articles, ranking.wordings)
