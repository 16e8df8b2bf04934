"""An answer → the turn that is remembered of it (pure)."""

from datetime import datetime

from assistant.documents.labelling import label
from assistant.types import Answer, Cited, Query, Turn


def turn_of(query: Query, answer: Answer, *, identity: str, at: datetime) -> Turn:
    """What later questions may point at: the question as read, its day, and what was cited."""
    return Turn(
        id=identity,
        asked=query.original,
        read=query.text,
        as_of=query.as_of if query.dated else None,
        decision=answer.decision,
        answer=answer.text,
        cited=tuple(
            Cited(
                marker=each.marker,
                label=label(each.passage),
                passage_id=each.passage.id,
                document_id=each.passage.document_id,
                since=each.passage.document.effective_from,
            )
            for each in answer.citations
        ),
        choices=answer.choices,
        at=at,
    )
