"""The timeline of a text: what it did to others, what others did to it, and its own days (pure)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from assistant.types import Document, Relation, RelationKind
from assistant.validity.periods import ALWAYS, Period, Status
from assistant.validity.relating import Texts, text_key
from assistant.validity.standing import Standing
from assistant.vietnamese import number_key

_ONE_DAY = timedelta(days=1)


class Happening(StrEnum):
    """What an entry tells; the value names its sentence under `history.` in replies.toml."""

    ISSUED = "issued"
    BEGINS = "begins"
    ENDS = "ends"
    DOES = "does"
    UNDERGOES = "undergoes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened to a text on a day (None: no text says when).

    For DOES `other` is the text it was done to, for UNDERGOES the one that did it, None while
    that is not known here; `relation` says what. `by` is the text that states it.
    """

    on: date | None
    happening: Happening
    by: Document
    relation: Relation | None = None
    other: Document | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A text with its copies, its days in force, and its entries in order of day."""

    document: Document
    copies: tuple[str, ...]
    period: Period
    declared: bool
    entries: tuple[Entry, ...]


def found(name: str, known: Standing) -> Document | None:
    """The document with this id or number, the fullest copy first; declared texts as well."""
    every = (*known.documents, *known.declared)
    by_id = [each for each in every if each.id == name]
    by_number = [e for e in every if e.number and number_key(e.number) == number_key(name)]
    return next(iter([*by_id, *sorted(by_number, key=_fullest)]), None)


def summaries_of(name: str, known: Standing) -> list[Document]:
    """The summaries at hand of a text that is not: those that name its number as their source."""
    number = number_key(name)
    return [
        each for each in known.documents if each.official and number in number_key(each.official)
    ]


def history(document: Document, known: Standing) -> History:
    """Everything the collection knows of a text in order of day, what has no day at the end."""
    every = (*known.documents, *known.declared)
    texts = Texts(every)
    key = text_key(document)
    copies = [each for each in every if text_key(each) == key]
    period = known.periods.get(document.id, ALWAYS)
    entries = [
        *_own_days(document, copies, period),
        *_done(copies, texts, known),
        *_undergone(key, every, texts, known),
    ]
    unique = {_identity(each): each for each in entries}
    return History(
        document=document,
        copies=known.copies.get(key, ()),
        period=period,
        declared=key not in known.copies,
        entries=tuple(sorted(unique.values(), key=_order)),
    )


def status(told: History, on: date) -> Status:
    """How the text stands on a day."""
    return told.period.status(on)


def _own_days(document: Document, copies: list[Document], period: Period) -> Iterator[Entry]:
    issued = min((each.issued_on for each in copies if each.issued_on), default=None)
    if issued is not None:
        yield Entry(on=issued, happening=Happening.ISSUED, by=document)
    if period.start is not None and any(each.effective_from for each in copies):
        yield Entry(on=period.start, happening=Happening.BEGINS, by=document)
    if period.end is not None:
        yield Entry(on=period.end + _ONE_DAY, happening=Happening.ENDS, by=document)


def _done(copies: list[Document], texts: Texts, known: Standing) -> Iterator[Entry]:
    for document in copies:
        for relation in document.relations:
            other = next(iter(sorted(texts.of(relation), key=_fullest)), None)
            yield Entry(
                on=_day(relation, document, known),
                happening=Happening.DOES,
                by=document,
                relation=relation,
                other=other,
            )


def _undergone(
    key: str, every: tuple[Document, ...], texts: Texts, known: Standing
) -> Iterator[Entry]:
    for document in sorted(every, key=_fullest):
        for relation in document.relations:
            if key in texts.keys(relation) and text_key(document) != key:
                yield Entry(
                    on=_day(relation, document, known),
                    happening=Happening.UNDERGOES,
                    by=document,
                    relation=relation,
                    other=document,
                )


def _day(relation: Relation, document: Document, known: Standing) -> date | None:
    if relation.kind is RelationKind.BASED_ON:
        return relation.on or document.issued_on
    return relation.on or known.period(document).start


def _fullest(document: Document) -> tuple[bool, bool, str]:
    return (not document.fingerprint, document.excerpt, document.id)


def _identity(entry: Entry) -> tuple[object, ...]:
    """Copies of one text say the same things: each is told once."""
    if entry.relation is None:
        return entry.happening, entry.on
    relation = entry.relation
    target = number_key(relation.number) if relation.number else relation.title
    change = relation.change and (relation.change.action, relation.change.old)
    return (
        entry.happening, text_key(entry.by), relation.kind, target, relation.place, change,
        relation.through,
    )  # fmt: skip


def _order(entry: Entry) -> tuple[bool, date, int, int]:
    relation = entry.relation
    start = relation.evidence.span.start if relation and relation.evidence else 0
    return entry.on is None, entry.on or date.max, list(Happening).index(entry.happening), start
