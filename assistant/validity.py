"""Which text is in force on a day (pure).

The days come from the documents themselves: the day of effect each states, and the documents
that say they replace or repeal another. A text that details a law ends with that law at the
latest (Luật Ban hành văn bản quy phạm pháp luật: a detailing text loses effect together with
the text it details), unless a later text says otherwise.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from assistant.types import Document, Kind, RelationKind
from assistant.vietnamese import number_key

_ENDING = (RelationKind.REPLACES, RelationKind.REPEALS)
_ONE_DAY = timedelta(days=1)
_MOST_ROUNDS = 8
"""A chain law → decree → circular → decision has four links; twice that is never reached."""


class Status(StrEnum):
    """How a document stands on a day; the value names its sentence in replies.toml."""

    IN_FORCE = "in_force"
    FUTURE = "future"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """First and last day in force, None where it is open; `ended_by` is the number of the text
    that ended it."""

    start: date | None = None
    end: date | None = None
    ended_by: str | None = None

    def status(self, on: date) -> Status:
        """How a document with this period stands on the day `on`."""
        if self.start is not None and on < self.start:
            return Status.FUTURE
        if self.end is not None and on > self.end:
            return Status.EXPIRED
        return Status.IN_FORCE


ALWAYS = Period()


def periods(documents: Sequence[Document]) -> dict[str, Period]:
    """The period of every document by id, from what the documents say of each other.

    The order of `documents` does not matter.
    """
    found = {document.id: _stated(document) for document in documents}
    for ended, period in _endings(documents):
        found[ended] = _earlier_end(found[ended], period)
    for _ in range(_MOST_ROUNDS):
        changed = {
            detailing: period
            for detailing, period in _ends_with_its_law(documents, found)
            if _earlier_end(found[detailing], period) != found[detailing]
        }
        if not changed:
            break
        found |= {each: _earlier_end(found[each], period) for each, period in changed.items()}
    return found


def _stated(document: Document) -> Period:
    if document.kind in (Kind.NEWS, Kind.FAQ, Kind.REPORT, Kind.ENCYCLOPEDIA):
        return ALWAYS
    return Period(start=document.effective_from or document.issued_on, end=document.effective_to)


def _endings(documents: Sequence[Document]) -> Iterable[tuple[str, Period]]:
    """(id of a document that is ended, the end) for every whole replacement or repeal."""
    by_number = _by_number(documents)
    for document in sorted(documents, key=lambda each: each.id):
        for relation in document.relations:
            on = relation.on or document.effective_from
            whole = relation.article is None and relation.clause is None
            if relation.kind in _ENDING and whole and on is not None:
                for ended in by_number.get(number_key(relation.number), ()):
                    yield ended.id, Period(end=on - _ONE_DAY, ended_by=document.number)


def _ends_with_its_law(
    documents: Sequence[Document], known: Mapping[str, Period]
) -> Iterable[tuple[str, Period]]:
    """(id of a detailing text, the end of the last of the texts it details)."""
    by_number = _by_number(documents)
    for document in documents:
        detailed = [
            known[target.id]
            for relation in document.relations
            if relation.kind is RelationKind.DETAILS
            for target in by_number.get(number_key(relation.number), ())
            if target.id != document.id
        ]
        if detailed and all(period.end is not None for period in detailed):
            yield document.id, max(detailed, key=lambda period: period.end or date.min)


def _earlier_end(one: Period, other: Period) -> Period:
    if other.end is None or (one.end is not None and one.end <= other.end):
        return one
    return Period(start=one.start, end=other.end, ended_by=other.ended_by)


def _by_number(documents: Iterable[Document]) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = {}
    for document in documents:
        if document.number:
            found.setdefault(number_key(document.number), []).append(document)
    return found
