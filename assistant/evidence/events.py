"""Whether a text tells of the very event that a question asks for (pure)."""

from dataclasses import replace

from assistant.language.occasions import Marks, marks_in, other_event
from assistant.types import Document, Intent, Query


def event_asked(query: Query) -> Marks | None:
    """The marks of the event that a question asks for; None for a question on something else."""
    return marks_in(query.text) if query.intent is Intent.EVENT else None


def is_about(asked: Marks, document: Document, about: str) -> bool:
    """Whether a document as a whole is on the event asked for: then all of its sentences are.

    Stricter than `tells_of`: the year that is asked for must be told, for a report that says
    nothing of its year may hold sentences on several.
    """
    of_year = not asked.years or bool(asked.years & marks_in(_around(document, about)).years)
    return of_year and tells_of(asked, document, about)


def tells_of(asked: Marks, document: Document, about: str, text: str = "") -> bool:
    """Whether `text` of a document, under what the document is `about`, is on the event asked
    for: none of the event's marks is missing from what they say together, and it is of the sort
    that the text itself names first."""
    told, own = marks_in(f"{_around(document, about)} | {text}"), marks_in(text).sort
    return not other_event(asked, replace(told, sort=own) if own else told)


def _around(document: Document, about: str) -> str:
    """What stands around every sentence of a document: its subject, issuer, place and years."""
    years = [str(day.year) for day in (document.issued_on, document.event_on) if day]
    return " | ".join([about, document.issuer or "", document.event_place or "", *years])
