"""Event → JSON: the one shape that the service, the widget and `tdkt ask --json` speak (pure).

`assistant.received` reads it back.

Days are ISO strings, spans are `[start, end]` in code points of the stored text, and what there
is none of is null: no key is ever left out.
"""

from dataclasses import replace
from datetime import date

from assistant.documents.labelling import label
from assistant.types import (
    Answer,
    Citation,
    Compared,
    Comparison,
    Delta,
    Difference,
    Document,
    Event,
    Excerpt,
    Finished,
    Found,
    Hit,
    Landmark,
    Passage,
    Query,
    Reference,
    Relation,
    Span,
    Step,
    Understood,
)
from assistant.validity.periods import Period

Json = dict[str, object]

MOST_SHOWN = 240
"""Characters of a passage in the event `found`: two lines of a list. Sent whole, the eight articles
found for a question on a law were 30 to 100 KB for every listener."""


def answer_json(
    answer: Answer,
    query: Query,
    *,
    conversation_id: str | None,
    took_ms: int,
    answer_id: str | None = None,
) -> Json:
    """What a person gets: the text with [n] markers, its citations, and how it was read.

    `choices` are whole questions to pick from when the decision is "clarify"; `nearest` are the
    sources that came closest when it is "refuse"; `took_ms` is the time from the question to the
    answer in milliseconds.
    """
    return {
        "answer": answer.text,
        "answer_id": answer_id,
        "decision": answer.decision,
        "confidence": round(answer.confidence, 4),
        "citations": [citation_json(citation) for citation in answer.citations],
        "understood": query_json(query),
        "choices": list(answer.choices),
        "warnings": list(answer.warnings),
        "origin": answer.origin,
        "comparison": None if answer.comparison is None else comparison_json(answer.comparison),
        "nearest": [passage_json(passage) for passage in answer.nearest],
        "conversation_id": conversation_id,
        "took_ms": took_ms,
    }


def citation_json(citation: Citation) -> Json:
    """A verbatim quote, where it stands, and the sentences that introduce it (`leads`).

    `as_of` is the day a side of a comparison is quoted for, null for the day of the answer.
    """
    return {
        "marker": citation.marker,
        **_place(citation.passage),
        "quote": citation.quote,
        "span": span_json(citation.span),
        "verified": citation.verified,
        "leads": [excerpt_json(lead) for lead in citation.leads],
        "as_of": day_json(citation.on),
        "document": document_json(citation.passage.document),
    }


def comparison_json(comparison: Comparison) -> Json:
    """Two provisions, the earlier first, and what differs: `old` or `new` of a difference is null
    where that side has nothing of the kind."""
    return {
        "old": _compared_json(comparison.old),
        "new": _compared_json(comparison.new),
        "differences": [_difference_json(each) for each in comparison.differences],
    }


def _compared_json(side: Compared) -> Json:
    return {
        "markers": list(side.markers),
        "as_of": day_json(side.on),
        "effective_from": day_json(side.effective_from),
        "effective_to": day_json(side.effective_to),
    }


def _difference_json(difference: Difference) -> Json:
    return {
        "old": None if difference.old is None else excerpt_json(difference.old),
        "new": None if difference.new is None else excerpt_json(difference.new),
    }


def passage_json(passage: Passage) -> Json:
    """A passage with its words and the document it is part of."""
    return {
        **_place(passage),
        "text": passage.text,
        "span": span_json(passage.span),
        "document": document_json(passage.document),
    }


def outline_json(passage: Passage) -> Json:
    """Where a passage stands in its document, without its words: a line of an outline."""
    return {
        **_place(passage),
        "headings": list(passage.headings),
        "span": span_json(passage.span),
    }


def hit_json(hit: Hit) -> Json:
    """A passage with its score; scores compare only within one ranking."""
    return {"score": hit.score, **passage_json(hit.passage)}


def document_json(document: Document) -> Json:
    """What names a document wherever it is cited; `file` is its name where it has no title."""
    return {
        "id": document.id,
        "number": document.number,
        "kind": document.kind,
        "title": document.title,
        "issuer": document.issuer,
        "issued_on": day_json(document.issued_on),
        "effective_from": day_json(document.effective_from),
        "event_on": day_json(document.event_on),
        "url": document.url,
        "file": None if document.title else document.source.rsplit("/", 1)[-1],
    }


def document_details_json(document: Document) -> Json:
    """Everything known of a document but the place it was read from, which is this machine's."""
    return {
        **document_json(document),
        "effective_to": day_json(document.effective_to),
        "event_place": document.event_place,
        "excerpt": document.excerpt,
        "official": document.official,
        "fingerprint": document.fingerprint,
        "relations": [relation_json(relation) for relation in document.relations],
    }


def validity_json(period: Period) -> Json:
    """First and last day in force as all documents together tell it, null where it is open.

    `ended_by` is the number of the text that ended it; `inferred` says that no text states the end.
    """
    return {
        "from": day_json(period.start),
        "to": day_json(period.end),
        "ended_by": period.ended_by,
        "inferred": period.inferred,
    }


def relation_json(relation: Relation) -> Json:
    """What a document does to another, and the words that say so."""
    return {
        "kind": relation.kind,
        "number": relation.number,
        "article": relation.article,
        "clause": relation.clause,
        "point": relation.point,
        "on": day_json(relation.on),
        "evidence": None if relation.evidence is None else excerpt_json(relation.evidence),
    }


def query_json(query: Query) -> Json:
    """How a question was read; `dated` says that the person named the day.

    `told` is how the question's words told it ("day", "month", "period", "year", "text"), null
    where they did not; `landmark` the text by which it was told.
    """
    return {
        "text": query.text,
        "as_of": day_json(query.as_of),
        "original": query.original,
        "plain": query.plain,
        "dated": query.dated,
        "intent": query.intent,
        "told": query.told,
        "landmark": None if query.landmark is None else landmark_json(query.landmark),
        "numbers": list(query.numbers),
        "references": [reference_json(reference) for reference in query.references],
    }


def landmark_json(landmark: Landmark) -> Json:
    """The text by whose days in force the day was told."""
    return {"side": landmark.side, "named": landmark.named}


def reference_json(reference: Reference) -> Json:
    """A place in a rule as a person named it."""
    return {
        "article": reference.article,
        "clause": reference.clause,
        "point": reference.point,
        "number": reference.number,
    }


def excerpt_json(excerpt: Excerpt) -> Json:
    """Verbatim words and where they stand."""
    return {"quote": excerpt.text, "span": span_json(excerpt.span)}


def step_json(step: Step) -> Json:
    """One step of a path, outermost first; `heading` and `number` are "" where there is none."""
    return {"level": step.level, "number": step.number, "heading": step.heading}


def span_json(span: Span) -> list[int]:
    """`[start, end]`, half-open, in code points: a browser counts them with Array.from."""
    return [span.start, span.end]


def day_json(day: date | None) -> str | None:
    """A day as YYYY-MM-DD."""
    return None if day is None else day.isoformat()


def event_json(
    event: Event, query: Query, *, conversation_id: str | None, took_ms: int
) -> tuple[str, Json]:
    """The name and the data of an event of a stream; that of `finished` is the whole answer."""
    match event:
        case Understood():
            return "understood", query_json(event.query)
        case Found():
            return "found", {"hits": [hit_json(_short(hit)) for hit in event.hits]}
        case Delta():
            return "delta", {"text": event.text}
        case Finished():
            finished = answer_json(
                event.answer,
                query,
                conversation_id=conversation_id,
                took_ms=took_ms,
                answer_id=event.answer_id,
            )
            return "finished", finished


def _short(hit: Hit) -> Hit:
    """The hit with only the beginning of its passage: the whole is at /v1/documents/{id}."""
    passage = hit.passage
    text = passage.text[:MOST_SHOWN]
    span = Span(passage.span.start, passage.span.start + len(text))
    return Hit(replace(passage, text=text, span=span), hit.score)


def _place(passage: Passage) -> Json:
    where = passage.reference
    return {
        "passage_id": passage.id,
        "article_id": passage.article_id,
        "label": label(passage),
        "path": [step_json(step) for step in passage.path],
        "article": where.article,
        "clause": where.clause,
        "point": where.point,
    }
