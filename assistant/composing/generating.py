"""The composer with a chat model: what it writes is streamed, then checked (shell)."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace

from assistant.aside import aside
from assistant.checking.answers import Checked, check, written_out
from assistant.checking.claims import visible
from assistant.checking.units import Source
from assistant.closing import generator
from assistant.composing.noting import notes
from assistant.composing.numbering import as_data, evidence_text, numbered
from assistant.composing.rendering import explained_text
from assistant.documents.citing import cite
from assistant.errors import ModelUnavailable
from assistant.ports import ChatModel, Composer, Library
from assistant.prompting import PromptTemplate, Replies
from assistant.types import Answer, Delta, Evidence, Query
from assistant.validity.standing import Standing
from assistant.vietnamese import written


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelComposer:
    """Implements ports.Composer with a chat model that may only say what the sources say.

    Whenever the model gives no answer, or one that does not stand, `fallback` answers.
    """

    model: ChatModel
    prompt: PromptTemplate
    library: Library
    standing: Callable[[], Awaitable[Standing]]
    replies: Replies
    fallback: Composer

    async def compose(self, query: Query, evidence: Evidence) -> AsyncIterator[Delta | Answer]:
        """Deltas while the model writes, then the checked Answer; a warning says what was lost."""
        known = await self.standing()
        sources = await aside(numbered, query, evidence, known.periods)
        raw, shown, lost = "", "", "model.away"
        try:
            async with aclosing(self._written(query, sources)) as pieces:
                async for raw in pieces:
                    yield Delta(visible(raw)[len(shown) :])
                    shown = visible(raw)
        except ModelUnavailable:
            raw = ""
        if raw:
            checked = await aside(check, raw, sources, asked=query.text)
            answer = await self._answer(query, evidence, sources, checked, known)
            if answer is not None:
                yield answer
                return
            lost = "model.ungrounded" if checked.cites else "model.abstained"
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
        known: Standing,
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
        blocks = [citations[numbers[marker] - 1] for marker in checked.instead]
        text = explained_text(
            query,
            written_out(checked.kept, numbers),
            blocks,
            citations,
            known,
            self.replies,
        )
        noted = [
            *notes(query, citations, evidence, known, self.replies),
            *self._dropped(checked),
        ]
        return Answer(
            text=text,
            decision="answer",
            confidence=evidence.support,
            citations=citations,
            warnings=tuple(noted),
            origin=self.prompt.origin,
        )

    def _dropped(self, checked: Checked) -> list[str]:
        key = "model.dropped_for_quotes" if checked.instead else "model.dropped"
        return [self.replies.say(key, count=checked.dropped)] if checked.dropped else []

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
