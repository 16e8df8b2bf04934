"""The history of a text as JSON and as lines that a person reads (pure)."""

from datetime import date

from assistant.documents.labelling import document_name, written_place
from assistant.prompting import Replies
from assistant.types import Document, Relation
from assistant.validity.history import Entry, Happening, History, status
from assistant.vietnamese import written
from assistant.wire import Json, day_json, document_json, excerpt_json, reference_json


def history_json(told: History, *, today: date) -> Json:
    """The text, how it stands today, and its timeline; of every entry the words that state it."""
    return {
        "document": document_json(told.document),
        "declared": told.declared,
        "copies": list(told.copies),
        "effective_from": day_json(told.period.start),
        "effective_to": day_json(told.period.end),
        "ended_by": told.period.ended_by,
        "status": status(told, today),
        "timeline": [_entry_json(each) for each in told.entries],
    }


def _entry_json(entry: Entry) -> Json:
    relation = entry.relation
    return {
        "on": day_json(entry.on),
        "happening": entry.happening,
        "relation": None if relation is None else _stated_json(relation),
        "other": None if entry.other is None else document_json(entry.other),
        "stated_by": None if relation is None else document_json(entry.by),
    }


def _stated_json(relation: Relation) -> Json:
    change = relation.change
    return {
        "kind": relation.kind,
        "number": relation.number,
        "title": relation.title,
        "whole": relation.whole,
        "article": relation.article,
        "clause": relation.clause,
        "point": relation.point,
        "action": None if change is None else change.action,
        "old": None if change is None else change.old or None,
        "new": None if change is None or not change.old else change.new,
        "stated_in": None if relation.stated_in is None else reference_json(relation.stated_in),
        "evidence": None if relation.evidence is None else excerpt_json(relation.evidence),
    }


def history_lines(told: History, replies: Replies, *, today: date) -> list[str]:
    """The same for a terminal: the name, how it stands, one line for each entry."""
    standing = replies.say(f"history.status_{status(told, today)}", day=written(today))
    lines = [document_name(told.document), standing]
    if told.declared:
        lines.append(replies.say("history.declared"))
    return [*lines, "", *timeline_lines(told, replies)]


def timeline_lines(told: History, replies: Replies) -> list[str]:
    """One line for each thing that happened to a text, in order of day."""
    return [_line(each, replies) for each in told.entries]


def _line(entry: Entry, replies: Replies) -> str:
    day = written(entry.on) if entry.on else replies.say("history.undated")
    if entry.relation is None:
        return replies.say(f"history.{entry.happening}", day=day)
    relation = entry.relation
    what = str(relation.change.action) if relation.change else str(relation.kind)
    if relation.change and relation.change.old:
        what = replies.say("history.words", old=relation.change.old, new=relation.change.new)
    place = written_place(relation.place)
    values = {"day": day, "what": f"{what} {place}".strip()}
    if entry.happening is Happening.DOES:
        return replies.say("history.does", **values, other=_target(entry, relation))
    return replies.say("history.undergoes", **values, other=_source(entry.by, relation))


def _target(entry: Entry, relation: Relation) -> str:
    if entry.other is not None:
        return document_name(entry.other)
    return relation.number or relation.title or ""


def _source(document: Document, relation: Relation) -> str:
    place = written_place(relation.stated_in) if relation.stated_in else ""
    return f"{place} {document_name(document)}".strip()
