"""Evidence for an answer: the closest articles, as they read on the day, weighed (shell)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.aside import aside
from assistant.documents.sources import is_secondary
from assistant.evidence.combining import combines, on_several
from assistant.evidence.deciding import asks_for_redistributed_powers, on_redistributed_powers
from assistant.evidence.leading import closest, of_the_time, on_discipline
from assistant.evidence.overtaking import carries_out, names_powers
from assistant.evidence.prose import facts_asked
from assistant.evidence.shelving import Shelf
from assistant.evidence.state_titles import (
    asks_for_state_title,
    on_state_titles,
    tells_state_titles,
)
from assistant.evidence.weighing import weighed
from assistant.language.topics import asks_of_discipline, tells_of_discipline, tells_of_several
from assistant.ports import Library
from assistant.retrieval.retriever import Retriever
from assistant.types import Evidence, Hit, Query, Ranking

LEAD = 0.9
"""What the first passage of a report counts, against the one that was found: news tells day and
place at its head, in words that the question need not have."""
LED = 4
"""Reports whose first passage is looked at as well."""
FURTHER_RULES = 5
"""Articles looked at for what is laid down for all awards or powers together."""
PRIMARY, SECONDARY = 10, 4
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
        if facts_asked(query) and not query.asks_for_rule:
            hits = await self._with_leads(hits)
        if query.asks_for_rule and asks_of_discipline(query.folded):
            hits = await self._with(hits, on_discipline(query), tells_of_discipline)
        if combines(query):
            hits = await self._with(hits, on_several(query), tells_of_several)
        if asks_for_redistributed_powers(query) or names_powers(query, hits):
            hits = await self._with(hits, on_redistributed_powers(query), carries_out)
        if asks_for_state_title(query):
            hits = await self._with(hits, on_state_titles(query), tells_state_titles)
        shelf = Shelf(self.library, await self.retriever.standing(), query.as_of)
        articles = [await shelf.article(hit.passage) for hit in hits]
        return await aside(weighed, query, hits, articles, ranking.wordings)

    async def _with(
        self, hits: Sequence[Hit], asked: Query, tells: Callable[[str], bool]
    ) -> list[Hit]:
        """The hits, and last the rules that `asked` finds and that tell what is looked for: they
        name no award, or no district, so that a question on one finds other articles instead."""
        ranking = await self.retriever.retrieve(asked, limit=FURTHER_RULES, outside=0)
        known = {each.passage.article_id for each in hits}
        told = [
            replace(each, score=min((hit.score for hit in hits), default=each.score))
            for each in ranking.in_force
            if each.passage.article_id not in known and tells(each.passage.text)
        ]
        return [*hits, *told]

    async def _with_leads(self, hits: Sequence[Hit]) -> list[Hit]:
        """The hits, and the first passages of the best reports among them that were not found."""
        found = {hit.passage.id for hit in hits}
        reports = {h.passage.document_id: h for h in reversed(hits) if is_secondary(h.passage)}
        leads: list[Hit] = []
        for document_id, hit in list(reversed(reports.items()))[:LED]:
            first = (await self.library.passages(document_id))[:1]
            leads += [Hit(each, hit.score * LEAD) for each in first if each.id not in found]
        return [*hits, *leads]
