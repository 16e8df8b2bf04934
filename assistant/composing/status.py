"""Whether a text still holds, and what took its place: told from what the texts say of each other,
with the sentence that says so (pure)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from assistant.composing.rendering import explained_text, warnings
from assistant.composing.warning import validity_warnings
from assistant.documents.citing import Quotation
from assistant.documents.labelling import document_name
from assistant.evidence.replacing import DOES_IT
from assistant.language.matching import heading_of
from assistant.prompting import Replies
from assistant.types import (
    Answer,
    Citation,
    Document,
    Evidence,
    Excerpt,
    Intent,
    Passage,
    Query,
    Relation,
    RelationKind,
)
from assistant.understanding.naming import is_number
from assistant.validity.relating import text_key
from assistant.validity.standing import Standing
from assistant.vietnamese import fold, number_key, written

_ASKED = re.compile(
    r"(?<!\w)(?:con hieu luc|con gia tri|het hieu luc|thay the|thay bang|thay cho|bai bo)"
)
_OF_EFFECT = re.compile(r"(?<!\w)hieu luc(?!\w)")
_ENDING = (RelationKind.REPLACES, RelationKind.REPEALS)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """A text that is asked about, and the relations that say how it stands, with who states each;
    none for a text in force."""

    text: Document
    by: tuple[tuple[Document, Relation], ...]


def status_asked(query: Query, known: Standing) -> Told | None:
    """The one text whose standing is asked for, with what is said of it; None where a question
    asks for something else, or nothing is said of the text."""
    if query.intent is not Intent.DOCUMENT or len(query.numbers) != 1:
        return None
    if _ASKED.search(query.folded) is None:
        return None
    every = (*known.documents, *known.declared)
    meant = [each for each in every if is_number(query.numbers[0], each.number, each.kind)]
    if len({text_key(each) for each in meant}) != 1:
        return None
    text = meant[0]
    if DOES_IT.search(query.folded):
        own = tuple(_stated(meant))
        return Told(text, own) if own else None
    said = tuple(_ends(text, known))
    period = known.period(text)
    dated = period.end is not None or (period.start is not None and text.effective_from)
    return Told(text, said) if said or (dated and text in known.documents) else None


def _stated(documents: Sequence[Document]) -> Iterator[tuple[Document, Relation]]:
    """What these copies of a text state of others, each thing once."""
    seen: set[str] = set()
    for document in documents:
        for relation in document.relations:
            said = relation.evidence.text if relation.evidence else ""
            if relation.kind in _ENDING and relation.whole and said and said not in seen:
                seen.add(said)
                yield document, relation


def _ends(text: Document, known: Standing) -> Iterator[tuple[Document, Relation]]:
    """Who ended a text; else who ended the law that it leaned on."""
    stated = list(_stated(known.documents))
    ending = [each for each in stated if text_key(text) in known.texts.keys(each[1])]
    period = known.period(text)
    by = number_key(period.ended_by or "")
    yield from ending or [e for e in stated if by and number_key(e[0].number or "") == by][:1]


def quotations_of(told: Told, passages: Sequence[Passage]) -> list[Quotation]:
    """The sentences that say how the text stands, else its own article on that, else how it
    begins; `passages` are those of the texts that state it."""
    if not told.by:
        own = [e for e in passages if e.document_id == told.text.id and e.id == e.article_id]
        effect = [each for each in own if _OF_EFFECT.search(fold(heading_of(each)))]
        return [Quotation(e, Excerpt(e.text, e.span)) for e in effect[-1:] or own[:1]]
    return [found for by, relation in told.by for found in _sentence(by, relation, passages)]


def _sentence(by: Document, relation: Relation, passages: Sequence[Passage]) -> Iterator[Quotation]:
    if (evidence := relation.evidence) is None:
        return
    holding = [e for e in passages if e.document_id == by.id and e.span.covers(evidence.span)]
    if holding:
        yield Quotation(min(holding, key=lambda e: e.span.end - e.span.start), evidence)


def status_answer(
    query: Query, told: Told, citations: Sequence[Citation], known: Standing, replies: Replies
) -> Answer:
    """The answer: how the text stands on the day, the sentences that say so, the sources."""
    documents = [each.passage.document for each in citations]
    line = _line(query, told, known, replies)
    notes = [
        *validity_warnings(query, citations, Evidence(findings=()), known, replies),
        *warnings(query, documents, replies),
    ]
    return Answer(
        text=explained_text(query, line, citations, citations, known, replies),
        decision="answer",
        confidence=1.0,
        citations=tuple(citations),
        warnings=tuple(each for each in notes if each != line),
    )


def _line(query: Query, told: Told, known: Standing, replies: Replies) -> str:
    text, period = told.text, known.period(told.text)
    name = document_name(text)
    if told.by and text_key(told.by[0][0]) == text_key(text):
        return ""
    if period.end is not None:
        values = {"name": name, "from": written(period.end + _ONE_DAY)}
        by = document_name(told.by[0][0]) if told.by else _named(period.ended_by, known)
        if by is None:
            return replies.say("warning.ended", **values)
        if told.by and told.by[0][1].kind is RelationKind.REPEALS:
            return replies.say("status.repealed", **values, by=by)
        return replies.say(
            f"warning.{'lapsed' if period.inferred else 'replaced'}", **values, by=by
        )
    if period.start is None:
        return ""
    key = "status.future" if query.as_of < period.start else "status.in_force"
    return replies.say(key, name=name, **{"from": written(period.start)})


def _named(number: str | None, known: Standing) -> str | None:
    """What the text with this number is called."""
    every = (*known.documents, *known.declared)
    return next((document_name(each) for each in every if each.number == number), number)
