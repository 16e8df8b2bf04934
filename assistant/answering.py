"""The life of a question that stands alone: from words to a checked answer (shell)."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, replace

from assistant.aside import aside
from assistant.comparing.differing import Differing
from assistant.comparing.one_by_one import OneByOne
from assistant.comparing.side_by_side import OneSided, SideBySide
from assistant.composing.amounts import Amounts
from assistant.composing.refusing import LOOKED_AT, refusal, refusal_of_absent
from assistant.composing.rendering import with_clashes
from assistant.composing.status import quotations_of, status_answer, status_asked
from assistant.conversation.clarifying import clarification
from assistant.conversation.greeting import greeted
from assistant.documents.citing import cite
from assistant.documents.sources import is_summary
from assistant.evidence.gathering import Gatherer
from assistant.evidence.precedence import Clash, settled
from assistant.evidence.weighing import LEAST_SUPPORT, least_support
from assistant.ports import Composer, Library
from assistant.prompting import Replies
from assistant.retrieval.retriever import ARTICLES, Retriever
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
from assistant.understanding.naming import absent, called, speaks_of
from assistant.understanding.query import as_searched

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
        async with self.turns:
            two = await self._status(query) or await self._compared(query)
        if isinstance(two, tuple):
            yield Found(two[0])
            yield Finished(two[1])
            return
        notes = (self._one_sided(two),) if two else ()
        asked, query = query, two.query if two else query
        async with self.turns:
            ranking, evidence, absent_ones = await self._found(query)
        yield Found(tuple(Hit(each.whole, each.score) for each in evidence.findings))
        lacking = (self.replies.say("warning.words_only"),) if ranking.words_only else ()
        if answer := await self._without_composing(asked, query, ranking, evidence, absent_ones):
            yield Finished(replace(answer, warnings=(*lacking, *answer.warnings)))
            return
        if absent_ones and not all(is_summary(each.whole) for each in evidence.findings):
            notes = (*notes, self.replies.say("absent.told", name=called(query)))
        evidence, clashes = settled(query, evidence, least=LEAST_SUPPORT)
        async for piece in self.composer.compose(query, evidence):
            if isinstance(piece, Delta):
                yield piece
            else:
                async with self.turns:
                    marked = await self._marked(query, piece, clashes)
                yield Finished(replace(marked, warnings=(*lacking, *notes, *marked.warnings)))

    def _one_sided(self, found: OneSided) -> str:
        """What is said of a comparison that only one side answers."""
        if found.missing:
            return self.replies.say("warning.side_absent", name=", ".join(found.missing))
        return self.replies.say("warning.one_sided")

    async def _status(self, query: Query) -> tuple[tuple[Hit, ...], Answer] | None:
        """Whether the text that is asked about still holds, and what says so; None for other
        questions, and where no text at hand says so."""
        known = await self.retriever.standing()
        if (told := await aside(status_asked, query, known)) is None:
            return None
        ids = dict.fromkeys([told.text.id, *(by.id for by, _ in told.by)])
        passages = [each for one in ids for each in await self.library.passages(one)]
        texts = {one: await self.library.text(one) or "" for one in ids}
        citations = [each for each in cite(quotations_of(told, passages), texts) if each.verified]
        if not citations:
            return None
        hits = tuple(Hit(each.passage, 1.0) for each in citations)
        return hits, status_answer(query, told, citations, known, self.replies)

    async def _found(self, query: Query) -> tuple[Ranking, Evidence, tuple[str, ...]]:
        """What the search found, the evidence in it, and the texts that the question names and the
        collection does not hold: of them only what speaks of them is evidence."""
        searched = as_searched(undated(query))
        ranking = await self.retriever.retrieve(searched, limit=ARTICLES, outside=LOOKED_AT)
        names = absent(query, await self.library.documents())
        of_named = await self._speaking_of(names, ranking) if names else ranking
        return ranking, await self._gatherer.gather(query, of_named), names

    @property
    def _gatherer(self) -> Gatherer:
        return Gatherer(retriever=self.retriever, library=self.library)

    async def _speaking_of(self, names: Sequence[str], ranking: Ranking) -> Ranking:
        """The hits in articles that speak of one of the texts named."""
        ids = {each.passage.document_id for each in ranking.in_force}
        passages = [each for one in ids for each in await self.library.passages(one)]
        wholes = {e.article_id: e for e in passages if e.id == e.article_id}
        spoken = [
            each
            for each in ranking.in_force
            if any(
                speaks_of(name, wholes.get(each.passage.article_id, each.passage)) for name in names
            )
        ]
        return replace(ranking, in_force=tuple(spoken))

    async def _without_composing(
        self,
        asked: Query,
        query: Query,
        ranking: Ranking,
        evidence: Evidence,
        absent_ones: tuple[str, ...],
    ) -> Answer | None:
        """The answer that asks back on what was `asked`, or refuses; None when the evidence is to
        be put in words. `query` is `asked`, or the one side of a comparison that has an answer."""
        if absent_ones and evidence.support < LEAST_SUPPORT:
            known = await self.retriever.standing()
            return refusal_of_absent(query, ranking, known, self.replies)
        if asking_back := clarification(asked, evidence, self.replies):
            return asking_back
        if evidence.support >= least_support(query):
            return None
        known = await self.retriever.standing()
        return await aside(refusal, query, ranking, evidence, known, self.replies)

    async def _marked(self, query: Query, answer: Answer, clashes: Sequence[Clash]) -> Answer:
        """`answer` with what other rules and other sources say differently."""
        differing = Differing(retriever=self.retriever, library=self.library, replies=self.replies)
        answer = with_clashes(await self._amounts.told(query, answer), clashes, self.replies)
        return await differing.named(query, answer)

    @property
    def _amounts(self) -> Amounts:
        return Amounts(retriever=self.retriever, library=self.library, replies=self.replies)

    async def _compared(self, query: Query) -> tuple[tuple[Hit, ...], Answer] | OneSided | None:
        """Two awards, or several sides of one, answered one by one; a comparison answered, or the
        side of it that has an answer; None for other questions."""
        one_by_one = OneByOne(
            retriever=self.retriever,
            library=self.library,
            replies=self.replies,
            gather=self._gatherer.gather,
            read=self.read,
        )
        if told := await one_by_one.answer(query):
            return told[0], await self._amounts.told(query, told[1])
        if query.intent is not Intent.COMPARISON:
            return None
        side_by_side = SideBySide(
            retriever=self.retriever,
            library=self.library,
            replies=self.replies,
            gather=self._gatherer.gather,
        )
        return await side_by_side.answer(query)
