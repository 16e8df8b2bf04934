"""The life of a question that stands alone: from words to a checked answer (shell)."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, replace

from assistant.aside import aside
from assistant.comparing.differing import Differing
from assistant.comparing.side_by_side import OneSided, SideBySide
from assistant.composing.refusing import refusal
from assistant.composing.rendering import with_clashes
from assistant.conversation.clarifying import clarification
from assistant.conversation.greeting import greeted
from assistant.evidence.gathering import Gatherer
from assistant.evidence.weighing import LEAST_SUPPORT
from assistant.ports import Composer, Library
from assistant.prompting import Replies
from assistant.retrieval.precedence import Clash, settled
from assistant.retrieval.retriever import Retriever
from assistant.types import (
    Answer,
    Delta,
    Event,
    Evidence,
    Finished,
    Found,
    Hit,
    Intent,
    Query,
    Question,
    Ranking,
    Understood,
)
from assistant.understanding.landmarks import undated

DEPTH = 60
"""Articles ranked for one question; the best of them are looked at closely."""
SEARCHED_AT_ONCE = 4
"""Questions searched for at the same moment; the others wait in the order they came. Fifty at once
had their answers after 5.3 s (median; 12.9 s the last) instead of 18.9 s (19.5 s) without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundedAssistant:
    """Answers only from evidence: implements ports.Assistant."""

    retriever: Retriever
    library: Library
    composer: Composer
    replies: Replies
    read: Callable[[Question], Query]
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(SEARCHED_AT_ONCE))

    async def ask(self, question: Question) -> AsyncIterator[Event]:
        """Understood, Found, any Deltas, Finished; BadInput when the question cannot be read."""
        query = await self.retriever.placed(await aside(self.read, question))
        yield Understood(query)
        if reply := greeted(query.original, self.replies):
            yield Found(())
            yield Finished(reply)
            return
        two = await self._compared(query)
        if isinstance(two, tuple):
            yield Found(two[0])
            yield Finished(two[1])
            return
        notes = (self.replies.say("warning.one_sided"),) if two else ()
        query = two.query if two else query
        async with self.turns:
            ranking = await self.retriever.retrieve(undated(query), limit=DEPTH)
            evidence = await self._gatherer.gather(query, ranking)
        yield Found(tuple(Hit(each.whole, each.score) for each in evidence.findings))
        if answer := await self._without_composing(query, ranking, evidence):
            yield Finished(answer)
            return
        evidence, clashes = settled(query, evidence, least=LEAST_SUPPORT)
        async for piece in self.composer.compose(query, evidence):
            if isinstance(piece, Delta):
                yield piece
            else:
                marked = await self._marked(query, piece, clashes)
                yield Finished(replace(marked, warnings=(*notes, *marked.warnings)))

    @property
    def _gatherer(self) -> Gatherer:
        return Gatherer(retriever=self.retriever, library=self.library)

    async def _without_composing(
        self, query: Query, ranking: Ranking, evidence: Evidence
    ) -> Answer | None:
        """The answer that asks back or refuses; None when the evidence is to be put in words."""
        if asking_back := clarification(query, evidence, self.replies):
            return asking_back
        if evidence.support >= LEAST_SUPPORT:
            return None
        return refusal(query, ranking, evidence, await self.retriever.standing(), self.replies)

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
            gather=self._gatherer.gather,
        )
        return await side_by_side.answer(query)
