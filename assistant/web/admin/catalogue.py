"""The documents as an administrator sees them: how each stands, where it came from (pure)."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from assistant.documents.labelling import document_name
from assistant.prompting import Replies
from assistant.types import Document, Failure, Holding, Relation, RelationKind
from assistant.validity.periods import ALWAYS, Period, Status
from assistant.validity.relating import Texts, text_key
from assistant.validity.standing import Standing
from assistant.vietnamese import fold
from assistant.web.admin.sentences import without_folders
from assistant.wire import Json, document_json, validity_json

STARTER_PREFIX = "starter/"
"""Sources of the bundled corpus begin so (`ingest.sources.source_of`)."""
_NEVER = datetime.fromtimestamp(0, UTC)
_CHANGES = (RelationKind.AMENDS, RelationKind.CORRECTS)
_TAKES_OUT = (RelationKind.REPLACES, RelationKind.REPEALS)


class State(StrEnum):
    """How a document stands on a day; the value names its words on the page."""

    IN_FORCE = "in_force"
    AMENDED = "amended"
    FUTURE = "future"
    EXPIRED = "expired"
    UNDATED = "undated"


class Origin(StrEnum):
    """Where the file of a document lies; the value names its words on the page."""

    UPLOADED = "uploaded"
    STARTER = "starter"
    SERVER = "server"


class Order(StrEnum):
    """What a list is sorted by; the value names its words on the page."""

    INGESTED = "ingested"
    ISSUED = "issued"
    NAME = "name"
    PASSAGES = "passages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A document with what is known of it beside its text.

    `amended_by` are the texts that change a part of it by the day; `searched` is everything that
    a person may look for, folded.
    """

    document: Document
    name: str
    holding: Holding
    period: Period
    state: State
    amended_by: tuple[str, ...]
    origin: Origin
    searched: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which documents, in which order; None and "" ask for all."""

    words: str = ""
    state: State | None = None
    kind: str | None = None
    origin: Origin | None = None
    order: Order = Order.INGESTED


def catalogue(
    known: Standing, holdings: Sequence[Holding], *, on: date, uploads: str
) -> list[Listed]:
    """Every document of the index with how it stands on a day; `uploads` is the folder of files
    that came by the page."""
    held = {each.document_id: each for each in holdings}
    amending = _amending(known, on)
    return [
        _listed(document, held.get(document.id, _unheld(document)), known, amending, on, uploads)
        for document in known.documents
    ]


def chosen(listed: Sequence[Listed], wanted: Wanted) -> list[Listed]:
    """What is wanted of the list, in the order asked for."""
    words = fold(wanted.words).split()
    found = [each for each in listed if _is_wanted(each, wanted, words)]
    return sorted(sorted(found, key=lambda each: each.document.id), key=_KEYS[wanted.order])


def counts(listed: Sequence[Listed]) -> Json:
    """How many documents there are by state, by kind and by origin, most first."""
    return {
        "states": dict(Counter(each.state for each in listed).most_common()),
        "kinds": dict(Counter(each.document.kind or "" for each in listed).most_common()),
        "origins": dict(Counter(each.origin for each in listed).most_common()),
    }


def listed_json(each: Listed, replies: Replies) -> Json:
    """One row of the list; `problem` says why a later version of its file was not taken."""
    failure = each.holding.failure
    return {
        **document_json(each.document),
        "name": each.name,
        "state": each.state,
        "validity": validity_json(each.period),
        "amended_by": list(each.amended_by),
        "passages": each.holding.passages,
        "ingested_at": each.holding.ingested_at.isoformat(),
        "origin": each.origin,
        "source": each.document.source,
        "problem": None if failure is None else reason(failure, replies),
    }


def refused_json(holdings: Sequence[Holding], replies: Replies) -> list[Json]:
    """The files of which nothing is held, with the reason, the latest first."""
    refused = [each for each in holdings if each.document_id is None and each.failure]
    return [
        {
            "source": each.source,
            "ingested_at": each.ingested_at.isoformat(),
            "problem": reason(each.failure, replies) if each.failure else "",
        }
        for each in sorted(refused, key=lambda each: each.ingested_at, reverse=True)
    ]


def reason(failure: Failure, replies: Replies) -> str:
    """Why a file was not taken, with the mend."""
    return without_folders(replies.say(failure.key, **failure.values))


def _amending(known: Standing, on: date) -> dict[str, list[str]]:
    """By text: the names of the texts that change a part of it by the day."""
    every = (*known.documents, *known.declared)
    texts = Texts(every)
    found: dict[str, dict[str, None]] = {}
    for document in every:
        for relation in filter(_is_partial, document.relations):
            begins = relation.on or known.period(document).start
            if begins is not None and begins <= on:
                for key in texts.keys(relation) - {text_key(document)}:
                    found.setdefault(key, {})[document.number or document_name(document)] = None
    return {key: list(names) for key, names in found.items()}


def _is_partial(relation: Relation) -> bool:
    return relation.kind in _CHANGES or (relation.kind in _TAKES_OUT and not relation.whole)


def _listed(
    document: Document,
    holding: Holding,
    known: Standing,
    amending: dict[str, list[str]],
    on: date,
    uploads: str,
) -> Listed:
    period, amended_by = known.period(document), tuple(amending.get(text_key(document), ()))
    name = document_name(document)
    told = (name, document.number, document.kind, document.title, document.issuer, document.source)
    return Listed(
        document=document,
        name=name[:1].upper() + name[1:],
        holding=holding,
        period=period,
        state=_state(period, amended=bool(amended_by), on=on),
        amended_by=amended_by,
        origin=origin_of(document.source, uploads=uploads),
        searched=fold(" ".join(each for each in told if each)),
    )


def _state(period: Period, *, amended: bool, on: date) -> State:
    status = period.status(on)
    if status is not Status.IN_FORCE:
        return State(status)
    if amended:
        return State.AMENDED
    return State.UNDATED if period == ALWAYS else State.IN_FORCE


def origin_of(source: str, *, uploads: str) -> Origin:
    """Where the file of a source lies."""
    if source.startswith(STARTER_PREFIX):
        return Origin.STARTER
    return Origin.UPLOADED if source.startswith(f"{uploads}/") else Origin.SERVER


def _unheld(document: Document) -> Holding:
    """For a document that was recorded a moment after its holdings were read."""
    return Holding(
        source=document.source,
        document_id=document.id,
        passages=0,
        ingested_at=_NEVER,
        failure=None,
    )


def _is_wanted(each: Listed, wanted: Wanted, words: Sequence[str]) -> bool:
    return (
        wanted.state in (None, each.state)
        and wanted.origin in (None, each.origin)
        and wanted.kind in (None, each.document.kind or "")
        and all(word in each.searched for word in words)
    )


def _issued(each: Listed) -> tuple[bool, int]:
    day = each.document.issued_on or each.document.event_on
    return day is None, -day.toordinal() if day else 0


_KEYS: dict[Order, Callable[[Listed], tuple[object, ...]]] = {
    Order.INGESTED: lambda each: (-each.holding.ingested_at.timestamp(),),
    Order.ISSUED: _issued,
    Order.NAME: lambda each: (fold(each.name),),
    Order.PASSAGES: lambda each: (-each.holding.passages,),
}
