"""Which text is in force on a day (pure).

The days come from the documents themselves: the day of effect each states, and the documents
that say they replace or repeal another. A text that details a law ends with that law at the
latest (Luật Ban hành văn bản quy phạm pháp luật: a detailing text loses effect together with
the text it details), unless a later text says otherwise.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from assistant.types import Document, Kind, RelationKind
from assistant.validity.relating import Texts, plain_title, text_key
from assistant.vietnamese import days

_ENDING = (RelationKind.REPLACES, RelationKind.REPEALS)
_DETAILS_LAW = re.compile(
    r"^(?:quy dinh|huong dan) (?:chi tiet )?.*\b(luat (?!sua doi).+?)(?: nam \d{4})?$"
)
"""The title of a text that details a law it does not number: the one of that name then in force."""
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
    that ended it. `inferred` says that no text states the end: the law it details has ended."""

    start: date | None = None
    end: date | None = None
    ended_by: str | None = None
    inferred: bool = False

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

    Documents with the same number are copies or excerpts of one text: what one of them states
    holds for all. The order of `documents` does not matter.
    """
    texts = Texts(documents)
    found = {document.id: _stated(copies) for copies in _copies(documents) for document in copies}
    for ended, period in _endings(documents, texts):
        found[ended] = _earlier_end(found[ended], period)
    detailed = _detailed(documents, texts, found)
    found |= dict(_begin_with_their_law(documents, detailed, found))
    leaning = _leaning(documents, texts, detailed)
    for _ in range(_MOST_ROUNDS):
        changed = {
            detailing: period
            for detailing, period in _ends_with_its_law(leaning, found)
            if _earlier_end(found[detailing], period) != found[detailing]
        }
        if not changed:
            break
        found |= {each: _earlier_end(found[each], period) for each, period in changed.items()}
    return found


def _copies(documents: Sequence[Document]) -> list[list[Document]]:
    """The documents gathered by text: those with one number together, the others alone."""
    gathered: dict[str, list[Document]] = {}
    for document in documents:
        gathered.setdefault(text_key(document), []).append(document)
    return list(gathered.values())


def _stated(copies: Sequence[Document]) -> Period:
    """What a text, or the first of its copies that knows, says of its own days.

    A page that answers with the law tells of the rules of its day, or of the one its title names:
    it says nothing of an earlier.
    """
    if copies[0].kind is Kind.FAQ:
        named = days(copies[0].title or "")
        return Period(start=copies[0].issued_on or (named[0].on if named else None))
    if copies[0].kind in (Kind.NEWS, Kind.REPORT, Kind.ENCYCLOPEDIA):
        return ALWAYS
    starts = [each.effective_from for each in copies if each.effective_from]
    issued = [each.issued_on for each in copies if each.issued_on]
    numbered = [first for each in copies if (first := _first_day_of(each.number)) is not None]
    ends = [each.effective_to for each in copies if each.effective_to]
    return Period(
        start=next(iter([*sorted(starts), *sorted(issued), *numbered]), None),
        end=min(ends, default=None),
    )


def _first_day_of(number: str | None) -> date | None:
    """The first day of the year in a number: no text is in force before the year it is of."""
    year = re.search(r"/((?:19|20)\d\d)/", number or "")
    return date(int(year[1]), 1, 1) if year else None


def _endings(documents: Sequence[Document], texts: Texts) -> Iterable[tuple[str, Period]]:
    """(id of a document that is ended, the end) for every whole replacement or repeal."""
    for document in sorted(documents, key=lambda each: each.id):
        for relation in document.relations:
            on = relation.on or document.effective_from
            if relation.kind in _ENDING and relation.whole and on is not None:
                for ended in texts.of(relation):
                    yield ended.id, Period(end=on - _ONE_DAY, ended_by=document.number)


def _begin_with_their_law(
    documents: Sequence[Document],
    detailed: Mapping[str, Sequence[str]],
    known: Mapping[str, Period],
) -> Iterable[tuple[str, Period]]:
    """(id of a detailing text that states no first day, its period from the day of its law):
    it is issued before its law is in force, and cannot be in force before it."""
    stated = {
        document.id
        for copies in _copies(documents)
        if any(each.effective_from for each in copies)
        for document in copies
    }
    for detailing, targets in detailed.items():
        starts = [day for target in targets if (day := known[target].start) is not None]
        own = known[detailing].start
        if detailing not in stated and starts and own is not None and min(starts) > own:
            yield detailing, replace(known[detailing], start=min(starts))


def _leaning(
    documents: Sequence[Document], texts: Texts, detailed: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """The texts without which a text has nothing to say: those it details, or, for a text that
    only amends, those it amends."""
    amending: dict[str, tuple[str, ...]] = {}
    for document in documents:
        amended = {
            target.id
            for relation in document.relations
            if relation.kind is RelationKind.AMENDS and relation.whole
            for target in texts.of(relation)
        } - {document.id}
        if amended and "sua doi" in plain_title(document.title):
            amending[document.id] = tuple(sorted(amended))
    return {**amending, **{each: tuple(targets) for each, targets in detailed.items()}}


def _ends_with_its_law(
    detailed: Mapping[str, Sequence[str]], known: Mapping[str, Period]
) -> Iterable[tuple[str, Period]]:
    """(id of a detailing text, the end of the last of the texts it details)."""
    for detailing, targets in detailed.items():
        ends = [known[target] for target in targets]
        if all(period.end is not None for period in ends):
            last = max(ends, key=lambda period: period.end or date.min)
            yield detailing, replace(last, inferred=True)


def _detailed(
    documents: Sequence[Document], texts: Texts, known: Mapping[str, Period]
) -> dict[str, tuple[str, ...]]:
    """The ids of the texts that each detailing text details: those it or a copy of it numbers,
    else the law that its title names. Texts that detail none are left out."""
    found: dict[str, tuple[str, ...]] = {}
    for copies in _copies(documents):
        ids = {document.id for document in copies}
        targets = {
            target.id
            for document in copies
            for target in _targets(document, texts, known[document.id].start)
        } - ids
        if targets:
            found |= dict.fromkeys(ids, tuple(sorted(targets)))
    return found


def _targets(document: Document, texts: Texts, start: date | None) -> list[Document]:
    stated = [each for each in document.relations if each.kind is RelationKind.DETAILS]
    if stated:
        return [target for relation in stated for target in texts.of(relation)]
    named = _DETAILS_LAW.search(plain_title(document.title))
    if named is None or start is None:
        return []
    laws = [e for e in texts.by_title.get(named[1], ()) if e.issued_on and e.issued_on <= start]
    return laws and [max(laws, key=lambda law: law.issued_on or date.min)]


def _earlier_end(one: Period, other: Period) -> Period:
    """The period that ends first; of one end, told twice, what names the text that brought it."""
    if one.end is not None and one.end == other.end and one.ended_by is None:
        return one if other.inferred else replace(other, start=one.start)
    if other.end is None or (one.end is not None and one.end <= other.end):
        return one
    return replace(other, start=one.start)
