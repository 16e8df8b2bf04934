"""Events → Reply: what the assistant under test said, as values (pure)."""

from collections.abc import Sequence

from assistant.documents.labelling import label
from assistant.errors import AssistantError
from assistant.types import Citation, Event, Finished, Found, Passage, Understood
from eval.outcome import Quote, Reply, Source


def reply_of(events: Sequence[Event], *, seconds: float) -> Reply:
    """A reply from the events of one answer; AssistantError when they are not as promised."""
    if not events or not isinstance(events[0], Understood):
        raise AssistantError("an answer must begin with Understood")
    if not isinstance(finished := events[-1], Finished):
        raise AssistantError("an answer must end with Finished")
    query, answer = events[0].query, finished.answer
    found = [hit.passage for event in events if isinstance(event, Found) for hit in event.hits]
    return Reply(
        seconds=seconds,
        decision=answer.decision,
        answer=answer.text,
        as_of=query.as_of,
        understood=query.text,
        confidence=round(answer.confidence, 4),
        found=tuple(source_of(passage) for passage in found),
        quotes=tuple(_quote(citation) for citation in answer.citations),
        warnings=answer.warnings,
        origin=answer.origin,
    )


def _quote(citation: Citation) -> Quote:
    return Quote(
        source=source_of(citation.passage),
        quote=citation.quote,
        span=citation.span,
        leads=tuple(lead.text for lead in citation.leads),
        as_of=citation.on,
    )


def source_of(passage: Passage) -> Source:
    """The place of a citation or a hit."""
    where = passage.reference
    return Source(
        passage_id=passage.id,
        document_id=passage.document_id,
        label=label(passage),
        title=passage.document.title,
        number=passage.document.number,
        article=where.article,
        clause=where.clause,
        point=where.point,
    )
