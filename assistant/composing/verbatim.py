"""The composer without a language model: quotes, checked against their sources (shell)."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from assistant.aside import aside
from assistant.composing.quoting import quotations
from assistant.composing.refusing import NEAREST
from assistant.composing.rendering import answer_text, echo, source_line, warnings
from assistant.composing.transition import asks_for_transition, transitional
from assistant.composing.warning import (
    further_clauses,
    level_warnings,
    recipient_warnings,
    salary_warnings,
    validity_warnings,
)
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
            yield self._refusal(query, evidence, await self.standing())
            return
        known = await self.standing()
        text = answer_text(query, verified, known.periods, self.replies)
        notes = [
            *validity_warnings(query, verified, evidence, known, self.replies),
            *salary_warnings(query, verified, self.replies),
            *level_warnings(query, verified, self.replies),
            *recipient_warnings(query, verified, self.replies),
            *further_clauses(verified, evidence, self.replies),
            *warnings(query, [each.passage.document for each in verified], self.replies),
        ]
        if dropped := len(citations) - len(verified):
            notes.append(self.replies.say("warning.dropped_quotes", count=dropped))
        yield Delta(text)
        yield Answer(
            text=text,
            decision="answer",
            confidence=evidence.support,
            citations=verified,
            warnings=tuple(notes),
        )

    def _refusal(self, query: Query, evidence: Evidence, known: Standing) -> Answer:
        """No clause of what was found holds what is asked: it is named as near."""
        near = [each.whole for each in evidence.findings if each.support][:NEAREST]
        lines = [source_line(each, known, query.as_of, self.replies) for each in near]
        said = [self.replies.say("answer.refuse"), *echo(query, self.replies)]
        if lines:
            said += [self.replies.say("answer.refuse_nearest"), *dict.fromkeys(lines)]
        return Answer(text="\n".join(said), decision="refuse", nearest=tuple(near))

    async def _texts(self, chosen: Sequence[Quotation]) -> dict[str, str]:
        ids = dict.fromkeys(quotation.passage.document_id for quotation in chosen)
        found = {each: await self.library.text(each) for each in ids}
        return {each: text for each, text in found.items() if text is not None}


def _renumbered(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    return tuple(
        replace(citation, marker=marker) for marker, citation in enumerate(citations, start=1)
    )
