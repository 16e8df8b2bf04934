"""The life of a question: from words to a checked answer (shell)."""

import uuid
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from assistant.aside import aside
from assistant.awards import awards_in, same_award
from assistant.clarifying import clarification
from assistant.differing import Differing
from assistant.errors import MemoryUnavailable
from assistant.landmarks import undated
from assistant.matching import holds_figure, supports
from assistant.ports import Composer, Library, Memory, Rewriter
from assistant.precedence import Clash, closest, law_first, rules_first, settled
from assistant.prompting import Replies
from assistant.ranking import points_at
from assistant.recalling import conversation_of
from assistant.refusing import LEAST_SUPPORT, refusal
from assistant.remembering import turn_of
from assistant.rendering import with_clashes
from assistant.retrieval import Retriever
from assistant.shelving import Article, Shelf
from assistant.side_by_side import OneSided, SideBySide
from assistant.topics import Topic, asked_topics, topics_in
from assistant.types import (
    Answer,
    Conversation,
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
from assistant.vietnamese import tidy

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
    """Answers only from evidence: implements ports.Assistant.

    `memory` None remembers nothing; a question without a conversation is not remembered either.
    """

    retriever: Retriever
    library: Library
    composer: Composer
    rewriter: Rewriter
    memory: Memory | None
    replies: Replies
    read: Callable[[Question], Query]

    async def ask(self, question: Question) -> AsyncIterator[Event]:
        """Understood, Found, any Deltas, Finished; BadInput when the question cannot be read.

        The turn is remembered before Finished is told: whoever leaves earlier leaves no trace.
        """
        conversation, warnings = await self._recalled(question)
        query = await self.retriever.placed(await self._understood(question, conversation))
        yield Understood(query)
        two = await self._compared(query)
        if isinstance(two, tuple):
            yield Found(two[0])
            yield await self._finished(question, query, two[1], warnings)
            return
        alone = (self.replies.say("warning.one_sided"),) if two else ()
        query = two.query if two else query
        ranking = await self.retriever.retrieve(undated(query), limit=DEPTH)
        evidence = await self._evidence(query, ranking)
        yield Found(tuple(Hit(each.whole, each.score) for each in evidence.findings))
        if answer := await self._without_composing(query, ranking, evidence):
            yield await self._finished(question, query, answer, warnings)
            return
        evidence, clashes = settled(query, evidence, least=LEAST_SUPPORT)
        async for piece in self.composer.compose(query, evidence):
            if isinstance(piece, Delta):
                yield piece
            else:
                marked = await self._marked(query, piece, clashes)
                marked = replace(marked, warnings=(*alone, *marked.warnings))
                yield await self._finished(question, query, marked, warnings)

    async def _recalled(self, question: Question) -> tuple[Conversation, tuple[str, ...]]:
        """What was said before, and a warning when that cannot be read."""
        if question.history:
            told = await conversation_of(question.history, rewriter=self.rewriter, read=self.read)
            return told, ()
        identity = question.conversation_id
        if self.memory is None or identity is None:
            return Conversation(id=identity or ""), ()
        try:
            return await self.memory.recall(identity), ()
        except MemoryUnavailable:
            return Conversation(id=identity), (self.replies.say("warning.memory_away"),)

    async def _understood(self, question: Question, conversation: Conversation) -> Query:
        alone = await self.rewriter.rewrite(question, conversation)
        query = await aside(self.read, alone)
        return replace(query, original=tidy(question.text).strip())

    async def _without_composing(
        self, query: Query, ranking: Ranking, evidence: Evidence
    ) -> Answer | None:
        """The answer that asks back or refuses; None when the evidence is to be put in words."""
        if asking_back := clarification(query, evidence, self.replies):
            return asking_back
        if evidence.support >= LEAST_SUPPORT:
            return None
        return refusal(query, ranking, evidence, await self.retriever.standing(), self.replies)

    async def _finished(
        self, question: Question, query: Query, answer: Answer, warnings: tuple[str, ...]
    ) -> Finished:
        """The last event, once the turn is remembered."""
        answer = replace(answer, warnings=answer.warnings + warnings)
        if self.memory is None or question.conversation_id is None or warnings:
            return Finished(answer)
        turn = turn_of(query, answer, identity=uuid.uuid4().hex, at=datetime.now(UTC))
        try:
            await self.memory.remember(question.conversation_id, turn, user=question.user)
        except MemoryUnavailable:
            return Finished(answer)
        return Finished(answer, answer_id=turn.id)

    async def _marked(self, query: Query, answer: Answer, clashes: Sequence[Clash]) -> Answer:
        """`answer` with what other rules and other sources say differently."""
        differing = Differing(retriever=self.retriever, library=self.library, replies=self.replies)
        answer = with_clashes(answer, clashes, self.replies)
        return await differing.named(query, answer)

    async def _compared(self, query: Query) -> tuple[tuple[Hit, ...], Answer] | OneSided | None:
        """A comparison answered, the side of it that has an answer, or None for other questions."""
        if query.intent is not Intent.COMPARISON:
            return None
        side_by_side = SideBySide(
            retriever=self.retriever,
            library=self.library,
            replies=self.replies,
            gather=self._evidence,
        )
        return await side_by_side.answer(query)

    async def _evidence(self, query: Query, ranking: Ranking) -> Evidence:
        hits = closest(query, ranking.in_force, primary=PRIMARY, secondary=SECONDARY)
        known = await self.retriever.standing()
        shelf = Shelf(self.library, known, query.as_of)
        articles = [await shelf.article(hit.passage) for hit in hits]
        return await aside(_weighed, query, hits, articles, ranking.wordings)


def _weighed(
    query: Query,
    hits: Sequence[Hit],
    articles: Sequence[Article | None],
    wordings: Sequence[Mapping[str, float]],
) -> Evidence:
    """The articles of `hits` with what supports an answer in them; one that does not hold on the
    day is left out."""
    findings = [
        _finding(query, hit, article, wordings)
        for hit, article in zip(hits, articles, strict=True)
        if article is not None
    ]
    ordered = rules_first(query, findings, least=LEAST_SUPPORT)
    return Evidence(findings=tuple(law_first(query, ordered)))


def _finding(
    query: Query, hit: Hit, article: Article, wordings: Sequence[Mapping[str, float]]
) -> Finding:
    whole = article.as_read
    held = supports(query, whole, wordings)
    about_as_well = NEAR_BEST * max(held, default=0.0)
    return Finding(
        whole=article.whole,
        parts=article.parts,
        score=hit.score,
        support=_support(query, whole, held),
        sought=tuple(w for w, each in zip(wordings, held, strict=True) if each >= about_as_well),
        reading=article.reading,
    )


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
