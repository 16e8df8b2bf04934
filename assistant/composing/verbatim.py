"""The composer without a language model: quotes, checked against their sources (shell)."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from assistant.aside import aside
from assistant.composing.noting import notes
from assistant.composing.quoting import quotations
from assistant.composing.refusing import NEAREST, refusal_near
from assistant.composing.rendering import answer_text
from assistant.composing.transition import asks_for_transition, transitional
from assistant.documents.citing import Quotation, cite
from assistant.ports import Library
from assistant.prompting import Replies
from assistant.types import Answer, Citation, Delta, Evidence, Query
from assistant.validity.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbatimComposer:
    """Implements ports.Composer with verbatim quotes; `standing` says what is in force when."""

    library: Library
    standing: Callable[[], Awaitable[Standing]]
    replies: Replies

    async def compose(self, query: Query, evidence: Evidence) -> AsyncIterator[Delta | Answer]:
        """One Delta with the whole text, then the Answer; a quote that fails its check is
        dropped and counted in the warnings. Without any quote left the answer is a refusal."""
        chosen = await aside(quotations, query, evidence)
        if chosen and asks_for_transition(query):
            passages = await self.library.passages(chosen[0].passage.document_id)
            chosen = [*chosen, *transitional(passages, chosen)]
        citations = await aside(cite, chosen, await self._texts(chosen))
        verified = _renumbered([each for each in citations if each.verified])
        if not verified:
            near = [each.whole for each in evidence.findings if each.support][:NEAREST]
            yield refusal_near(query, near, await self.standing(), self.replies)
            return
        known = await self.standing()
        text = answer_text(query, verified, known, self.replies)
        noted = notes(query, verified, evidence, known, self.replies)
        if dropped := len(citations) - len(verified):
            noted.append(self.replies.say("warning.dropped_quotes", count=dropped))
        yield Delta(text)
        yield Answer(
            text=text,
            decision="answer",
            confidence=evidence.support,
            citations=verified,
            warnings=tuple(noted),
        )

    async def _texts(self, chosen: Sequence[Quotation]) -> dict[str, str]:
        ids = dict.fromkeys(quotation.passage.document_id for quotation in chosen)
        found = {each: await self.library.text(each) for each in ids}
        return {each: text for each, text in found.items() if text is not None}


def _renumbered(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    return tuple(
        replace(citation, marker=marker) for marker, citation in enumerate(citations, start=1)
    )
