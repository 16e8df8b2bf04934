"""Citations → the words of an answer and its warnings (pure)."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from assistant.labelling import document_name, label
from assistant.precedence import SECONDARY_KINDS
from assistant.prompting import Replies
from assistant.types import Citation, Document, Excerpt, Kind, Passage, Query
from assistant.validity import ALWAYS, Period, Status
from assistant.vietnamese import written

TOUCHING = 3
"""Characters between excerpts that follow each other: a blank line, perhaps a space."""


def answer_text(
    query: Query, citations: Sequence[Citation], periods: Mapping[str, Period], replies: Replies
) -> str:
    """The answer as people read it: each rule named, quoted, marked; then the sources."""
    return explained_text(query, "", citations, citations, periods, replies)


def explained_text(
    query: Query,
    explanation: str,
    quoted: Sequence[Citation],
    citations: Sequence[Citation],
    periods: Mapping[str, Period],
    replies: Replies,
) -> str:
    """An explanation with its [n], then the citations that are to be `quoted`, then the sources."""
    blocks = [replies.say("answer.as_of", day=written(query.as_of))] if query.dated else []
    blocks += [explanation] if explanation else []
    blocks += [_cited(each, periods, replies) for each in quoted]
    sources = [
        replies.say("answer.source", marker=each.marker, label=label(each.passage))
        for each in citations
    ]
    return "\n\n".join([*blocks, "\n".join([replies.say("answer.sources"), *sources])])


def _cited(citation: Citation, periods: Mapping[str, Period], replies: Replies) -> str:
    quoted = _joined([*citation.leads, Excerpt(citation.quote, citation.span)])
    quote = replies.say("answer.quote", quote=quoted, marker=citation.marker)
    return f"{lead_in(citation.passage, periods, replies)}\n{quote}"


def _joined(excerpts: Sequence[Excerpt]) -> str:
    """Excerpts one below the other, "[…]" where something between them is left out."""
    lines = [excerpts[0].text]
    for before, after in pairwise(excerpts):
        gap = after.span.start - before.span.end
        lines += ([] if 0 <= gap <= TOUCHING else ["[…]"]) + [after.text]
    return "\n".join(lines)


def lead_in(passage: Passage, periods: Mapping[str, Period], replies: Replies) -> str:
    """The line before a quote: which rule, and since when it holds."""
    document = passage.document
    period = periods.get(document.id, ALWAYS)
    if document.effective_from is None or period.start is None:
        return replies.say("answer.rule_undated", label=label(passage))
    values = {"label": label(passage), "from": written(period.start)}
    if period.end is None or period.inferred:
        return replies.say("answer.rule", **values)
    return replies.say("answer.rule_ended", **values, to=written(period.end))


def source_line(passage: Passage, period: Period, status: Status, replies: Replies) -> str:
    """A nearest source of a refusal, with what keeps it from answering on the day."""
    name = label(passage)
    if status is Status.EXPIRED and period.inferred:
        return replies.say("answer.nearest_lapsed", label=name, number=period.ended_by)
    if status is Status.EXPIRED and period.end is not None:
        return replies.say("answer.nearest_expired", label=name, to=written(period.end))
    stated = passage.document.effective_from
    if status is Status.FUTURE and stated is not None:
        return replies.say("answer.nearest_future", label=name, **{"from": written(stated)})
    if status is Status.FUTURE:
        return replies.say("answer.nearest_not_yet", label=name)
    return replies.say("answer.nearest", label=name)


def warnings(query: Query, documents: Sequence[Document], replies: Replies) -> list[str]:
    """What a person must know of the sources that were quoted, each thing once."""
    found = [_warning_of(document, replies) for document in documents]
    if documents and query.asks_for_rule and all(d.kind in SECONDARY_KINDS for d in documents):
        kinds = ", ".join(dict.fromkeys(str(d.kind or "tài liệu") for d in documents))
        found.append(replies.say("warning.secondary", kind=kinds))
    return list(dict.fromkeys(each for each in found if each))


def _warning_of(document: Document, replies: Replies) -> str | None:
    name = document_name(document)
    if document.kind is Kind.SUMMARY:
        return replies.say("warning.summary", label=name, official=document.official or "")
    if document.excerpt:
        return replies.say("warning.excerpt", name=name)
    return None
