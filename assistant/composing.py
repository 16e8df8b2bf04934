"""The composer with a chat model: what it writes is streamed, then checked (shell)."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace

from assistant.checking import Checked, check, written_out
from assistant.citing import cite
from assistant.claims import visible
from assistant.closing import generator
from assistant.errors import ModelUnavailable
from assistant.numbering import as_data, evidence_text, numbered
from assistant.ports import ChatModel, Composer, Library
from assistant.prompting import PromptTemplate, Replies
from assistant.rendering import explained_text, warnings
from assistant.types import Answer, Delta, Evidence, Query
from assistant.units import Source
from assistant.validity import Period
from assistant.vietnamese import written


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelComposer:
    """Implements ports.Composer with a chat model that may only say what the sources say.

    Whenever the model gives no answer, or one that does not stand, `fallback` answers.
    """

    model: ChatModel
    prompt: PromptTemplate
    library: Library
    periods: Callable[[], Awaitable[Mapping[str, Period]]]
    replies: Replies
    fallback: Composer

    async def compose(self, query: Query, evidence: Evidence) -> AsyncIterator[Delta | Answer]:
        """Deltas while the model writes, then the checked Answer; a warning says what was lost."""
        periods = await self.periods()
        sources = numbered(query, evidence, periods)
        raw, shown, lost = "", "", "chat.away"
        try:
            async with aclosing(self._written(query, sources)) as pieces:
                async for raw in pieces:
                    yield Delta(visible(raw)[len(shown) :])
                    shown = visible(raw)
        except ModelUnavailable:
            raw = ""
        if raw:
            # In a thread: a long answer takes 0.1 s, in which other listeners' words must go on.
            checked = await asyncio.to_thread(check, raw, sources)
            answer = await self._answer(query, evidence, sources, checked, periods)
            if answer is not None:
                yield answer
                return
            lost = "chat.ungrounded" if checked.cites else "chat.abstained"
        async for piece in self._verbatim(query, evidence, lost if sources else None):
            if isinstance(piece, Answer) or not shown:
                yield piece

    async def _written(self, query: Query, sources: list[Source]) -> AsyncGenerator[str]:
        """What the model has written so far, each time it grows for the reader."""
        if not sources:
            return
        prompt = self.prompt.render(
            day=written(query.as_of),
            evidence=evidence_text(sources, self.replies),
            question=as_data(query.text),
        )
        raw = ""
        async with aclosing(generator(self.model.stream(prompt))) as pieces:
            async for piece in pieces:
                before, raw = raw, raw + piece
                if visible(raw) != visible(before):
                    yield raw

    async def _answer(
        self,
        query: Query,
        evidence: Evidence,
        sources: list[Source],
        checked: Checked,
        periods: Mapping[str, Period],
    ) -> Answer | None:
        """The answer of the claims that stand; None when they are too few, or a quote fails."""
        if not checked.enough:
            return None
        by_marker = {source.marker: source for source in sources}
        used = list(dict.fromkeys([*checked.markers, *checked.instead]))
        texts = await self._texts([by_marker[marker] for marker in used])
        citations = cite([by_marker[marker].quotation for marker in used], texts)
        if not all(citation.verified for citation in citations):
            return None
        numbers = {marker: number for number, marker in enumerate(used, start=1)}
        quoted = [citations[numbers[marker] - 1] for marker in checked.instead]
        text = explained_text(
            query, written_out(checked.kept, numbers), quoted, citations, periods, self.replies
        )
        return Answer(
            text=text,
            decision="answer",
            confidence=evidence.support,
            citations=citations,
            warnings=tuple(self._warnings(query, sources, used, checked)),
            origin=self.prompt.origin,
        )

    def _warnings(
        self, query: Query, sources: list[Source], used: list[int], checked: Checked
    ) -> list[str]:
        documents = [s.quotation.passage.document for s in sources if s.marker in used]
        notes = warnings(query, documents, self.replies)
        key = "chat.dropped_for_quotes" if checked.instead else "chat.dropped"
        if checked.dropped:
            notes.append(self.replies.say(key, count=checked.dropped))
        return notes

    async def _texts(self, sources: list[Source]) -> dict[str, str]:
        ids = dict.fromkeys(source.quotation.passage.document_id for source in sources)
        found = {each: await self.library.text(each) for each in ids}
        return {each: text for each, text in found.items() if text is not None}

    async def _verbatim(
        self, query: Query, evidence: Evidence, lost: str | None
    ) -> AsyncIterator[Delta | Answer]:
        async for piece in self.fallback.compose(query, evidence):
            if isinstance(piece, Answer) and lost is not None:
                yield replace(piece, warnings=(*piece.warnings, self.replies.say(lost)))
            else:
                yield piece
