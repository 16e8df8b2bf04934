"""The life of a question: from words to a checked answer (shell)."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.matching import supports
from assistant.ports import Composer, Library
from assistant.prompting import Replies
from assistant.refusing import LEAST_SUPPORT, refusal
from assistant.retrieval import Retriever
from assistant.topics import asked_topics, topics_in
from assistant.types import (
    Delta,
    Event,
    Evidence,
    Finding,
    Finished,
    Found,
    Hit,
    Passage,
    Query,
    Question,
    Ranking,
    Understood,
)

EVIDENCE = 8
"""Articles looked at closely for one answer."""
OFF_TOPIC = 0.85
"""What the support counts of an article that does not speak of a side that is asked for."""
NEAR_BEST = 0.9
"""A wording that an article supports at least so well, against the best, is looked for in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundedAssistant:
    """Answers only from evidence: implements ports.Assistant."""

    retriever: Retriever
    library: Library
    composer: Composer
    replies: Replies
    read: Callable[[Question], Query]

    async def ask(self, question: Question) -> AsyncIterator[Event]:
        """Understood, Found, any Deltas, Finished; BadInput when the question cannot be read."""
        query = self.read(question)
        yield Understood(query)
        ranking = await self.retriever.retrieve(query, limit=EVIDENCE)
        evidence = await self._evidence(query, ranking)
        yield Found(tuple(Hit(each.whole, each.score) for each in evidence.findings))
        if evidence.support < LEAST_SUPPORT:
            periods = await self.retriever.periods()
            yield Finished(refusal(query, ranking, evidence, periods, self.replies))
            return
        async for piece in self.composer.compose(query, evidence):
            yield piece if isinstance(piece, Delta) else Finished(piece)

    async def _evidence(self, query: Query, ranking: Ranking) -> Evidence:
        findings = [await self._finding(query, hit, ranking.wordings) for hit in ranking.in_force]
        return Evidence(findings=tuple(findings))

    async def _finding(
        self, query: Query, hit: Hit, wordings: Sequence[Mapping[str, float]]
    ) -> Finding:
        whole, parts = await self._article(hit.passage)
        held = supports(query, whole, wordings)
        on_topic = asked_topics(query.folded) <= topics_in(whole.text) or not query.asks_for_rule
        about_as_well = NEAR_BEST * max(held, default=0.0)
        return Finding(
            whole=whole,
            parts=parts,
            score=hit.score,
            support=max(held, default=0.0) * (1.0 if on_topic else OFF_TOPIC),
            sought=tuple(
                w for w, each in zip(wordings, held, strict=True) if each >= about_as_well
            ),
        )

    async def _article(self, passage: Passage) -> tuple[Passage, tuple[Passage, ...]]:
        """The article a passage belongs to, and the article's parts in order."""
        passages = await self.library.passages(passage.document_id)
        members = [each for each in passages if each.article_id == passage.article_id]
        whole = next((each for each in members if each.id == passage.article_id), passage)
        return whole, tuple(each for each in members if each.id != whole.id)
