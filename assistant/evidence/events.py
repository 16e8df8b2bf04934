"""Whether a text tells of the very event that a question asks for (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.language.bearing import tells_of_name
from assistant.language.named import Name, names_in
from assistant.language.occasions import Marks, marks_in, other_event
from assistant.types import Document, Intent, Passage, Query


@dataclass(frozen=True, slots=True)
class EventAsked:
    """What tells the event that is asked for from others: its marks, and the proper names that
    the question gives (places, bodies, persons)."""

    marks: Marks
    names: frozenset[Name]

    def within(self, passage: Passage) -> "EventAsked":
        """The same without the persons whom a passage names: its other sentences are on them."""
        told = {e for e in self.names if e.person and tells_of_name(e, passage.text, listed=True)}
        return replace(self, names=self.names - told)


def event_asked(query: Query) -> EventAsked | None:
    """What tells the event that a question asks for; None for a question on something else."""
    return _asked(query.text, query.original) if query.intent is Intent.EVENT else None


@lru_cache(maxsize=100)
def _asked(text: str, typed: str) -> EventAsked:
    return EventAsked(marks_in(text), names_in(text, typed=typed))


def names_untold(query: Query, passages: Iterable[Passage], *, about: str = "") -> list[str]:
    """The proper names in a question, as it writes them, that neither `passages`, nor their titles,
    nor what they are `about` tell of."""
    left = set(_asked(query.text, query.original).names)
    for passage in passages if left else ():
        text = f"{passage.document.title or about} | {passage.text}"
        left = {each for each in left if not tells_of_name(each, text, listed=True)}
    return sorted((each.written for each in left), key=query.original.find)


def is_about(asked: EventAsked, document: Document, about: str) -> bool:
    """Whether a document as a whole is on the event asked for: then all of its sentences are.

    Stricter than `tells_of`: the year that is asked for must be told, for a report that says
    nothing of its year may hold sentences on several.
    """
    years = asked.marks.years
    of_year = not years or bool(years & marks_in(_around(document, about)).years)
    return of_year and tells_of(asked, document, about)


def tells_of(asked: EventAsked, document: Document, about: str, text: str = "") -> bool:
    """Whether `text` of a document, under what the document is `about`, is on the event asked
    for: none of the event's marks and names is missing from what they say together, and it is of
    the sort that the text itself names first."""
    told, own = marks_in(f"{_around(document, about)} | {text}"), marks_in(text).sort
    if other_event(asked.marks, replace(told, sort=own) if own else told):
        return False
    return all(_is_told(name, asked.marks, document, about, text) for name in asked.names)


def _is_told(name: Name, asked: Marks, document: Document, about: str, text: str) -> bool:
    """Whether a name is of what a document is about, or of the event that a sentence names: news
    of one event names guests from many places."""
    place = (document.event_place or "") if name.venue else ""
    if tells_of_name(name, f"{about} | {document.issuer or ''} | {place}"):
        return True
    of_event = name.person or asked.sort is None or marks_in(text).sort is not None
    of_event = of_event or (name.venue and marks_in(about).sort is None)
    return of_event and tells_of_name(name, text)


def _around(document: Document, about: str) -> str:
    """What stands around every sentence of a document: its subject, issuer, place and years."""
    years = [str(day.year) for day in (document.issued_on, document.event_on) if day]
    return " | ".join([about, document.issuer or "", document.event_place or "", *years])
