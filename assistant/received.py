"""JSON → Event: what a client makes of what a service sent; the way back of `wire` (pure).

KeyError, TypeError or ValueError where the data is not as `wire` writes it. What the wire keeps
to itself comes back empty: the terms that a query is searched by, where a file was read from,
what introduces a passage that is not cited.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from assistant.types import (
    Answer,
    Citation,
    Compared,
    Comparison,
    DayTold,
    Decision,
    Delta,
    Difference,
    Document,
    Event,
    Excerpt,
    Finished,
    Found,
    Hit,
    Intent,
    Kind,
    Landmark,
    LandmarkSide,
    Level,
    Passage,
    Query,
    Reference,
    Relation,
    RelationKind,
    Span,
    Step,
    Understood,
)
from assistant.vietnamese import fold

Json = Mapping[str, Any]


def event_of(name: str, data: Json) -> Event:
    """The event that `wire.event_json` told; ValueError for a name that it does not have."""
    if name == "understood":
        return Understood(query_of(data))
    if name == "found":
        return Found(tuple(hit_of(each) for each in data["hits"]))
    if name == "delta":
        return Delta(data["text"])
    if name == "finished":
        return Finished(answer_of(data), data["answer_id"])
    raise ValueError(f"no event is named {name!r}")


def answer_of(data: Json) -> Answer:
    """An answer with its citations."""
    if data["decision"] not in get_args(Decision):
        raise ValueError(f"no decision is {data['decision']!r}")
    return Answer(
        text=data["answer"],
        decision=data["decision"],
        confidence=data["confidence"],
        citations=tuple(citation_of(each) for each in data["citations"]),
        nearest=tuple(passage_of(each) for each in data["nearest"]),
        choices=tuple(data["choices"]),
        warnings=tuple(data["warnings"]),
        origin=data["origin"],
        comparison=None if data["comparison"] is None else comparison_of(data["comparison"]),
    )


def comparison_of(data: Json) -> Comparison:
    """Two provisions side by side."""
    return Comparison(
        old=_compared(data["old"]),
        new=_compared(data["new"]),
        differences=tuple(_difference(each) for each in data["differences"]),
    )


def _compared(data: Json) -> Compared:
    return Compared(
        markers=tuple(data["markers"]),
        on=date.fromisoformat(data["as_of"]),
        effective_from=day_of(data["effective_from"]),
        effective_to=day_of(data["effective_to"]),
    )


def _difference(data: Json) -> Difference:
    old, new = data["old"], data["new"]
    return Difference(
        old=None if old is None else excerpt_of(old), new=None if new is None else excerpt_of(new)
    )


def citation_of(data: Json) -> Citation:
    """A citation; its passage is as much as was quoted."""
    quote, span = data["quote"], span_of(data["span"])
    leads = tuple(excerpt_of(each) for each in data["leads"])
    return Citation(
        marker=data["marker"],
        passage=_passage(data, quote, span, leads),
        quote=quote,
        span=span,
        verified=data["verified"],
        leads=leads,
        on=day_of(data["as_of"]),
    )


def hit_of(data: Json) -> Hit:
    """A hit with its score."""
    return Hit(passage_of(data), data["score"])


def passage_of(data: Json) -> Passage:
    """A passage with its words, or with as many of them as were sent."""
    return _passage(data, data["text"], span_of(data["span"]), ())


def document_of(data: Json) -> Document:
    """A document; what only its details tell is None where they were not sent."""
    return Document(
        id=data["id"],
        source=data["file"] or "",
        fingerprint=data.get("fingerprint", ""),
        kind=Kind(data["kind"]) if data["kind"] is not None else None,
        number=data["number"],
        title=data["title"],
        issuer=data["issuer"],
        issued_on=day_of(data["issued_on"]),
        effective_from=day_of(data["effective_from"]),
        effective_to=day_of(data.get("effective_to")),
        event_on=day_of(data["event_on"]),
        event_place=data.get("event_place"),
        url=data["url"],
        excerpt=data.get("excerpt", False),
        official=data.get("official"),
        relations=tuple(relation_of(each) for each in data.get("relations", ())),
    )


def relation_of(data: Json) -> Relation:
    """What a document does to another."""
    evidence = data["evidence"]
    return Relation(
        kind=RelationKind(data["kind"]),
        number=data["number"],
        article=data["article"],
        clause=data["clause"],
        point=data["point"],
        on=day_of(data["on"]),
        evidence=None if evidence is None else excerpt_of(evidence),
    )


def query_of(data: Json) -> Query:
    """How a question was read, without the terms that it is searched by."""
    return Query(
        original=data["original"],
        text=data["text"],
        folded=fold(data["text"]),
        expansions=(),
        contents=(),
        plain=data["plain"],
        numbers=tuple(data["numbers"]),
        references=tuple(reference_of(each) for each in data["references"]),
        as_of=date.fromisoformat(data["as_of"]),
        dated=data["dated"],
        intent=Intent(data["intent"]),
        told=None if data["told"] is None else DayTold(data["told"]),
        landmark=None if data["landmark"] is None else landmark_of(data["landmark"]),
    )


def landmark_of(data: Json) -> Landmark:
    """The text by whose days in force the day was told."""
    return Landmark(LandmarkSide(data["side"]), data["named"])


def reference_of(data: Json) -> Reference:
    """A place in a rule as a person named it."""
    return Reference(
        article=data["article"], clause=data["clause"], point=data["point"], number=data["number"]
    )


def outline_of(data: Json, text: str, document: Document) -> Passage:
    """A line of a document's outline with its words, cut out of the document's whole text."""
    span = span_of(data["span"])
    return Passage(
        id=data["passage_id"],
        article_id=data["article_id"],
        document=document,
        path=_path(data),
        text=span.of(text),
        span=span,
    )


def excerpt_of(data: Json) -> Excerpt:
    """Verbatim words and where they stand."""
    return Excerpt(data["quote"], span_of(data["span"]))


def span_of(data: list[int]) -> Span:
    """`[start, end]`, half-open, in code points."""
    start, end = data
    return Span(start, end)


def day_of(text: str | None) -> date | None:
    """A day written YYYY-MM-DD."""
    return None if text is None else date.fromisoformat(text)


def _passage(data: Json, text: str, span: Span, leads: tuple[Excerpt, ...]) -> Passage:
    return Passage(
        id=data["passage_id"],
        article_id=data["article_id"],
        document=document_of(data["document"]),
        path=_path(data),
        text=text,
        span=span,
        leads=leads,
    )


def _path(data: Json) -> tuple[Step, ...]:
    return tuple(
        Step(Level(step["level"]), step["number"], step["heading"]) for step in data["path"]
    )
