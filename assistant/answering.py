"""The life of a question: from words to a checked answer (shell)."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.awards import awards_in, same_award
from assistant.matching import holds_figure, supports
from assistant.ports import Composer, Library
from assistant.precedence import closest, rules_first
from assistant.prompting import Replies
from assistant.ranking import points_at
from assistant.refusing import LEAST_SUPPORT, refusal
from assistant.retrieval import Retriever
from assistant.side_by_side import SideBySide
from assistant.topics import Topic, asked_topics, topics_in
from assistant.types import (
    Delta,
    Event,
    Evidence,
    Finding,
    Finished,
    Found,
    Hit,
    Intent,
    Passage,
    Query,
    Question,
    Ranking,
    Understood,
)

DEPTH = 60
"""Articles ranked for one question; the best of them are looked at closely."""
PRIMARY, SECONDARY = 8, 4
"""How many articles of rules, and how many passages of pages about rules, are looked at: Q&A
pages repeat the very words of questions and would otherwise leave no place for the rule."""
NO_FIGURE = 0.35
"""What the support counts of an article without the figure that is asked for, or with figures of
other awards alone."""
OFF_TOPIC = 0.75
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
        query = await self.retriever.placed(self.read(question))
        yield Understood(query)
        if query.intent is Intent.COMPARISON and (two := await self._side_by_side.answer(query)):
            hits, answer = two
            yield Found(hits)
            yield Finished(answer)
            return
        ranking = await self.retriever.retrieve(query, limit=DEPTH)
        evidence = await self._evidence(query, ranking)
        yield Found(tuple(Hit(each.whole, each.score) for each in evidence.findings))
        if evidence.support < LEAST_SUPPORT:
            periods = await self.retriever.periods()
            yield Finished(refusal(query, ranking, evidence, periods, self.replies))
            return
        async for piece in self.composer.compose(query, evidence):
            yield piece if isinstance(piece, Delta) else Finished(piece)

    @property
    def _side_by_side(self) -> SideBySide:
        return SideBySide(
            retriever=self.retriever,
            library=self.library,
            replies=self.replies,
            gather=self._evidence,
        )

    async def _evidence(self, query: Query, ranking: Ranking) -> Evidence:
        hits = closest(query, ranking.in_force, primary=PRIMARY, secondary=SECONDARY)
        findings = [await self._finding(query, hit, ranking.wordings) for hit in hits]
        return Evidence(findings=tuple(rules_first(query, findings, least=LEAST_SUPPORT)))

    async def _finding(
        self, query: Query, hit: Hit, wordings: Sequence[Mapping[str, float]]
    ) -> Finding:
        whole, parts = await self._article(hit.passage)
        held = supports(query, whole, wordings)
        about_as_well = NEAR_BEST * max(held, default=0.0)
        return Finding(
            whole=whole,
            parts=parts,
            score=hit.score,
            support=_support(query, whole, held),
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


def _support(query: Query, whole: Passage, held: Sequence[float]) -> float:
    """How far an article supports an answer, 0 to 1; one that the question names does wholly."""
    if any(points_at(reference, whole) for reference in query.references):
        return 1.0
    return max(held, default=0.0) * _fitness(query, whole)


def _fitness(query: Query, whole: Passage) -> float:
    """What words in common count for: less without the side or the figure that is asked for."""
    on_topic = asked_topics(query.folded) <= topics_in(whole.text) or not query.asks_for_rule
    asked = awards_in(query.text)
    of_award = Topic.BONUS not in asked_topics(query.folded) or not asked
    of_award = of_award or same_award(asked, awards_in(whole.text))
    has_figure = of_award and holds_figure(query, whole.text)
    return (1.0 if on_topic else OFF_TOPIC) * (1.0 if has_figure else NO_FIGURE)
