"""Document and Passage ↔ the columns of the library's tables (pure; part of the library edge)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from assistant.types import (
    Action,
    Change,
    Document,
    Excerpt,
    Failure,
    Holding,
    Kind,
    Level,
    Passage,
    Reference,
    Relation,
    RelationKind,
    Span,
    Step,
)
from assistant.validity.correcting import Correction, Overrides

_RELATED = ("relations", "removed")
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
    for name in ("stated_in", "through"):
        if record[name] is not None:
            record[name] = _plain(asdict(record[name]))
    if relation.change is not None:
        record["change"] = _plain(asdict(relation.change))
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
    for name in ("stated_in", "through"):
        if name in values:
            values[name] = Reference(**values[name])
    if "change" in values:
        values["change"] = _change_of(values["change"])
    return Relation(**values)


def _change_of(record: Mapping[str, Any]) -> Change:
    wording = record.get("wording")
    span = Span(**wording) if wording else None
    return Change(**{**record, "action": Action(record["action"]), "wording": span})


def _days(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: date.fromisoformat(value) if key in _DAYS else value for key, value in record.items()
    }


def overrides_json(overrides: Overrides) -> str:
    """Corrections and declared texts as one line of JSON."""
    corrections = [
        {f.name: getattr(each, f.name) for f in fields(each)}
        | {name: [_relation_record(r) for r in getattr(each, name)] for name in _RELATED}
        for each in overrides.corrections
    ]
    declared = [json.loads(document_json(each)) for each in overrides.declared]
    record = {"corrections": [_plain(each) for each in corrections], "declared": declared}
    return json.dumps(record, ensure_ascii=False)


def overrides_of(record: Mapping[str, Any]) -> Overrides:
    """The overrides that `overrides_json` wrote."""
    return Overrides(
        corrections=tuple(map(_correction_of, record["corrections"])),
        declared=tuple(map(document_of, record["declared"])),
    )


def _correction_of(record: Mapping[str, Any]) -> Correction:
    values = _days(record)
    if "kind" in values:
        values["kind"] = Kind(values["kind"])
    for name in _RELATED:
        values[name] = tuple(map(_relation_of, values[name]))
    return Correction(**values)


def excerpt_record(excerpt: Excerpt) -> list[object]:
    """Text and place: ["Cá nhân được …", 812]."""
    return [excerpt.text, excerpt.span.start]


def excerpt_of(record: Sequence[Any]) -> Excerpt:
    """The excerpt that `excerpt_record` wrote."""
    text, start = str(record[0]), int(record[1])
    return Excerpt(text, Span(start, start + len(text)))


_NO_LEADS = "[]"
"""What most passages have: 100 of them are read for a question."""


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
    identity, _, article_id, path, text, start, leads = map(str, row)
    steps = json.loads(path)
    return Passage(
        id=identity,
        article_id=article_id,
        document=document,
        path=tuple([Step(Level(level), *rest) for level, *rest in steps]),
        text=text,
        span=Span(int(start), int(start) + len(text)),
        leads=() if leads == _NO_LEADS else tuple(map(excerpt_of, json.loads(leads))),
    )


def holding_of(row: Sequence[object]) -> Holding:
    """The holding of a row: source, document_id, ingested_at, failure, passages."""
    source, document_id, ingested_at, failure, passages = row
    return Holding(
        source=str(source),
        document_id=None if document_id is None else str(document_id),
        passages=int(str(passages)),
        ingested_at=datetime.fromisoformat(str(ingested_at)),
        failure=None if failure is None else failure_of(str(failure)),
    )


def failure_json(failure: Failure) -> str:
    """Why a source could not be ingested, as one line of JSON."""
    return json.dumps([failure.key, dict(failure.values)], ensure_ascii=False)


def failure_of(record: str) -> Failure:
    """The failure that `failure_json` wrote."""
    key, values = json.loads(record)
    return Failure(key=key, values=values)
