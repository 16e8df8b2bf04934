"""Document and Passage ↔ the columns of the library's tables (pure; part of the library edge)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from assistant.types import (
    Document,
    Excerpt,
    Kind,
    Level,
    Passage,
    Relation,
    RelationKind,
    Span,
    Step,
)

_DAYS = frozenset({"issued_on", "effective_from", "effective_to", "event_on", "on"})


def document_json(document: Document) -> str:
    """One line of JSON, without what the document does not have."""
    record = {f.name: getattr(document, f.name) for f in fields(document)}
    record["relations"] = [_relation_record(relation) for relation in document.relations]
    return json.dumps(_plain(record), ensure_ascii=False)


def _relation_record(relation: Relation) -> dict[str, object]:
    record = {f.name: getattr(relation, f.name) for f in fields(relation)}
    if relation.evidence is not None:
        record["evidence"] = excerpt_record(relation.evidence)
    return _plain(record)


def _plain(record: Mapping[str, object]) -> dict[str, object]:
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in record.items()
        if value is not None
    }


def document_of(record: Mapping[str, Any]) -> Document:
    """The document that `document_json` wrote."""
    values = _days(record)
    if "kind" in values:
        values["kind"] = Kind(values["kind"])
    values["relations"] = tuple(_relation_of(one) for one in record["relations"])
    return Document(**values)


def _relation_of(record: Mapping[str, Any]) -> Relation:
    values = _days(record) | {"kind": RelationKind(record["kind"])}
    if "evidence" in values:
        values["evidence"] = excerpt_of(record["evidence"])
    return Relation(**values)


def _days(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: date.fromisoformat(value) if key in _DAYS else value for key, value in record.items()
    }


def excerpt_record(excerpt: Excerpt) -> list[object]:
    """Text and place: ["Cá nhân được …", 812]."""
    return [excerpt.text, excerpt.span.start]


def excerpt_of(record: Sequence[Any]) -> Excerpt:
    """The excerpt that `excerpt_record` wrote."""
    text, start = str(record[0]), int(record[1])
    return Excerpt(text, Span(start, start + len(text)))


def passage_row(passage: Passage, ordinal: int) -> tuple[object, ...]:
    """The columns of table `passages`, in their order there."""
    return (
        passage.id,
        passage.document_id,
        ordinal,
        passage.article_id,
        json.dumps([[s.level, s.number, s.heading] for s in passage.path], ensure_ascii=False),
        passage.text,
        passage.span.start,
        json.dumps([excerpt_record(lead) for lead in passage.leads], ensure_ascii=False),
    )


def passage_of(row: Sequence[object], document: Document) -> Passage:
    """The passage of a row: id, document_id, article_id, path, text, start, leads."""
    identity, _, article_id, path, text, start, leads = (str(column) for column in row)
    return Passage(
        id=identity,
        article_id=article_id,
        document=document,
        path=tuple(Step(Level(level), *rest) for level, *rest in json.loads(path)),
        text=text,
        span=Span(int(start), int(start) + len(text)),
        leads=tuple(excerpt_of(lead) for lead in json.loads(leads)),
    )
