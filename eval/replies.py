"""Wire JSON → Reply: what the assistant under test sent, as values (pure)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.errors import Unavailable
from assistant.types import Document, Kind, Relation, RelationKind, Span
from eval.outcome import Quote, Reply, Source

Json = Mapping[str, Any]


class BrokenReply(Unavailable):
    """The answer is not what the wire promises; the message says where it differs."""

    key = "eval.broken_reply"


def reply_of(found: Json | None, finished: Json, *, seconds: float) -> Reply:
    """A reply from the data of the events `found` and `finished`; BrokenReply says what lacks."""
    try:
        return _reply(found or {"hits": []}, finished, seconds)
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenReply(f"the answer is not as promised: {error!r}") from error


def _reply(found: Json, finished: Json, seconds: float) -> Reply:
    understood = finished["understood"]
    return Reply(
        seconds=seconds,
        decision=finished["decision"],
        answer=finished["answer"],
        as_of=date.fromisoformat(understood["as_of"]),
        understood=understood["text"],
        confidence=finished.get("confidence"),
        found=tuple(source_of(hit) for hit in found["hits"]),
        quotes=tuple(_quote(each) for each in finished["citations"]),
        warnings=tuple(finished["warnings"]),
        origin=finished.get("origin"),
    )


def _quote(citation: Json) -> Quote:
    start, end = citation["span"]
    return Quote(
        source=source_of(citation),
        quote=citation["quote"],
        span=Span(start, end),
        leads=tuple(lead["quote"] for lead in citation.get("leads", ())),
    )


def source_of(place: Json) -> Source:
    """The place of a citation or a hit."""
    document = place["document"]
    return Source(
        passage_id=place["passage_id"],
        document_id=document["id"],
        label=place["label"],
        title=document["title"],
        number=document["number"],
        article=place["article"],
        clause=place["clause"],
        point=place["point"],
    )


def document_of(details: Json) -> Document:
    """A document from the details the API gives, as far as its days in force depend on them."""
    return Document(
        id=details["id"],
        source="",
        fingerprint=details["fingerprint"],
        kind=Kind(details["kind"]) if details["kind"] else None,
        number=details["number"],
        title=details["title"],
        issued_on=_day(details["issued_on"]),
        effective_from=_day(details["effective_from"]),
        effective_to=_day(details["effective_to"]),
        relations=tuple(_relation(each) for each in details["relations"]),
    )


def _relation(relation: Json) -> Relation:
    return Relation(
        kind=RelationKind(relation["kind"]),
        number=relation["number"],
        article=relation["article"],
        clause=relation["clause"],
        point=relation["point"],
        on=_day(relation["on"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
