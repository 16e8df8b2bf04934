"""The two sides of a comparison: texts or days, read from a question (pure).

A side is a text ("Nghị định 98/2023") on the nearest day it is in force, or all rules on a day
("trước 1/7/2025").
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.language.older import OLDER, fold_but_older
from assistant.types import Document, Kind, Query, RelationKind
from assistant.understanding.asked_day import days_named
from assistant.understanding.landmarks import FIELD_TEXTS, FieldText
from assistant.understanding.naming import is_number, is_text, named
from assistant.understanding.one_side import CUT_SHORT, Side
from assistant.validity.periods import ALWAYS, Period, Status
from assistant.vietnamese import fold, number_key

_BARE_NUMBER = re.compile(r"(?<![\w/])(\d{1,4}/(?:19|20)\d\d)(?![\w/])")
_OLD = re.compile(
    r"(?<!\w)(?:(?:luat|nghi dinh|thong tu|quy dinh|van ban|muc)"
    rf" (?:{OLDER}|truoc day|truoc do|truoc kia)|truoc day|truoc kia|diem moi|co gi moi"
    r"|so voi (?:hoi |luc |thoi )?truoc(?! \d| khi| ngay| nam)|co gi thay doi"
    r"|thay doi(?! (?:noi|don vi|vi tri|chuc|co quan|cong tac|ten|cho|nhan su|thanh vien"
    r"|ho so)))(?!\w)"
)
_OLD_LAW = re.compile(rf"(?<!\w)luat (?:{OLDER}|truoc day)(?!\w)")
_ONE_DAY = timedelta(days=1)


def sides(
    query: Query, documents: Sequence[Document], periods: Mapping[str, Period]
) -> tuple[Side, Side] | None:
    """The two sides that a comparison names, the earlier first; None where they are not known.

    Two texts by number or year; one text against the one that it replaced; the law of the field
    against its predecessor ("luật cũ"); two days, or the days before and after one.
    """
    known = [_by_name(each, documents, periods) for each in _numbers(query)]
    texts = list({each.number: each for each in known if each is not None}.values())
    if not texts and _OLD_LAW.search(fold_but_older(query.text)) and not days_named(query.folded):
        laws = [t for t in FIELD_TEXTS if t.kind is Kind.LAW and _holds(t, query.as_of)]
        known = [_by_name(number_key(each.number), documents, periods) for each in laws]
        texts = [each for each in known if each is not None]
    if len(texts) == 1 and (old := _predecessor(texts[0], documents, periods)):
        texts = [old, *texts]
    if len(texts) >= 2:
        return _ordered(_side(texts[0], query.as_of), _side(texts[1], query.as_of))
    return _by_days(query) if not texts else None


def missing(query: Query, documents: Sequence[Document]) -> tuple[str, ...]:
    """The texts that a comparison names and the collection has neither words nor a summary of."""
    names = _numbers(query)
    return tuple(name for name in names if not any(is_text(name, each) for each in documents))


def side_at_hand(
    query: Query, documents: Sequence[Document], periods: Mapping[str, Period]
) -> Side | None:
    """The first text that a comparison names and the collection has; None where it has none."""
    known = (_by_name(each, documents, periods) for each in _numbers(query))
    return next((_side(each, query.as_of) for each in known if each and each.held), None)


def asks_of_old(query: Query) -> bool:
    """Whether a question sets the rule beside the one before it, with no text or day named."""
    named = bool(query.numbers or days_named(query.folded))
    return not named and _OLD.search(fold_but_older(query.text)) is not None


def against_predecessor(
    query: Query,
    document: Document,
    documents: Sequence[Document],
    periods: Mapping[str, Period],
) -> tuple[Side, Side] | None:
    """A question for what is new, without a text named: the text of `document`, which answers,
    against the one it replaced, whether or not that is at hand."""
    text = _answering(document, documents, periods) if asks_of_old(query) else None
    old = _predecessor(text, documents, periods) if text else None
    if text is None or old is None:
        return None
    return _ordered(Side(old.number, _side(old, query.as_of).on), _side(text, query.as_of))


def not_at_hand(side: Side, beside: Document, documents: Sequence[Document]) -> str | None:
    """What the text of a side is called, where the collection has neither its words nor a summary:
    the text it names, else the main text of the field on its day of the kind of `beside`."""
    held = side.number and any(is_text(side.number, each) for each in documents)
    if held:
        return None
    if side.number:
        of_field = (t.name for t in FIELD_TEXTS if number_key(t.number) == side.number)
        return next(of_field, side.number.upper())
    kind = beside.kind
    kind = next((t.kind for t in FIELD_TEXTS if is_text(number_key(t.number), beside)), kind)
    then = (t for t in FIELD_TEXTS if t.kind is kind and _holds(t, side.on))
    lacking = (
        t.name for t in then if not any(is_text(number_key(t.number), each) for each in documents)
    )
    return next(lacking, None)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that is known: by its document in the library, or by the table alone (None)."""

    number: str
    kind: Kind | None
    period: Period
    document: Document | None
    summarised: bool = False

    @property
    def held(self) -> bool:
        """Whether the collection has its words, or a summary of them."""
        return self.document is not None or self.summarised


def _of_library(document: Document, periods: Mapping[str, Period]) -> _Text:
    period = periods.get(document.id, ALWAYS)
    return _Text(number_key(document.number or ""), document.kind, period, document)


def _answering(
    document: Document, documents: Sequence[Document], periods: Mapping[str, Period]
) -> _Text | None:
    """The text that a document is, or summarises."""
    if document.number is not None:
        return _of_library(document, periods)
    of_field = (t for t in FIELD_TEXTS if is_text(number_key(t.number), document))
    return next((_of_table(each, documents) for each in of_field), None)


def _of_table(text: FieldText, documents: Sequence[Document]) -> _Text:
    number = number_key(text.number)
    summarised = any(is_text(number, each) for each in documents)
    return _Text(number, text.kind, text.period, None, summarised)


def _of_summary(name: str, document: Document, periods: Mapping[str, Period]) -> _Text:
    return _Text(name, None, periods.get(document.id, ALWAYS), None, summarised=True)


def _by_name(
    name: str, documents: Sequence[Document], periods: Mapping[str, Period]
) -> _Text | None:
    """The text that a question calls `name`; an amending law only when nothing else is, and a text
    of which there are summaries alone by the days of the first."""
    found = [_of_library(each, periods) for each in named(name, documents)]
    found += [
        _of_table(text, documents)
        for text in FIELD_TEXTS
        if is_number(name, text.number, text.kind)
    ]
    found += [_of_summary(name, each, periods) for each in documents if is_text(name, each)]
    return min(found, key=lambda each: _amends(each.document), default=None)


def _amends(document: Document | None) -> bool:
    return document is not None and "sua doi" in fold(document.title or "")


def _predecessor(
    text: _Text, documents: Sequence[Document], periods: Mapping[str, Period]
) -> _Text | None:
    """The text of the same kind that `text` replaced as a whole, the latest of several."""
    replaced = {
        number_key(relation.number)
        for relation in (text.document.relations if text.document else ())
        if relation.kind in (RelationKind.REPLACES, RelationKind.REPEALS)
        and relation.whole
        and relation.number is not None
    }
    known = [_of_library(each, periods) for each in documents if each.number]
    known += [_of_table(each, documents) for each in FIELD_TEXTS]
    found = [
        each
        for each in known
        if each.kind is text.kind
        and not _amends(each.document)
        and (each.number in replaced or _ended_by(each.period, text) or _just_before(each, text))
    ]
    return max(found, key=lambda e: (e.held, e.period.start or date.min), default=None)


def _ended_by(period: Period, text: _Text) -> bool:
    return not period.inferred and number_key(period.ended_by or "-") == text.number


def _just_before(one: _Text, other: _Text) -> bool:
    """Whether both are main texts of the field and `one` ends the day before `other` begins."""
    main = {number_key(each.number) for each in FIELD_TEXTS}
    ends, begins = one.period.end, other.period.start
    return {one.number, other.number} <= main and bool(
        ends and begins and ends + _ONE_DAY == begins
    )


def _numbers(query: Query) -> list[str]:
    """The texts named; a bare "98/2023", or "98" beside "Nghị định 152", is of the same kind."""
    kinds = [each.rpartition(" ")[0] for each in query.numbers if " " in each]
    decree = any(each.endswith("nd-cp") for each in query.numbers)
    kind = next(iter(kinds), "nghi dinh" if decree else "luat")
    found = list(query.numbers)
    for bare in _BARE_NUMBER.findall(query.folded):
        if not any(each.startswith(bare) or each.endswith(f" {bare}") for each in found):
            found.append(f"{kind} {bare}")
    if len(found) == 1 and (short := CUT_SHORT.search(query.folded)):
        found.append(f"{kind} {short[1]}")
    return found


def _holds(text: FieldText, on: date) -> bool:
    return text.period.status(on) is Status.IN_FORCE


def _side(text: _Text, today: date) -> Side:
    """A text on the day nearest to today on which it is in force."""
    status = text.period.status(today)
    on = today
    if status is Status.EXPIRED:
        on = text.period.end or today
    if status is Status.FUTURE:
        on = text.period.start or today
    return Side(text.number if text.held else None, on)


def _ordered(one: Side, other: Side) -> tuple[Side, Side]:
    return (one, other) if one.on <= other.on else (other, one)


def _by_days(query: Query) -> tuple[Side, Side] | None:
    """The rules on two days; one day means before and since it, or then and today."""
    stretches = days_named(query.folded)
    if len(stretches) >= 2:
        return _ordered(Side(None, stretches[0][1]), Side(None, stretches[1][1]))
    if not stretches:
        return None
    first, last = stretches[0]
    if first == last:
        return Side(None, first - _ONE_DAY), Side(None, last)
    return _ordered(Side(None, last), Side(None, query.as_of)) if last < query.as_of else None
