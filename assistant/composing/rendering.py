"""Citations → the words of an answer and its warnings (pure)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from assistant.documents.labelling import document_name, label
from assistant.documents.sources import SECONDARY_KINDS, is_secondary
from assistant.evidence.cases import only_examples
from assistant.evidence.cutting import is_cut
from assistant.evidence.precedence import Clash
from assistant.prompting import Replies
from assistant.types import Answer, Citation, DayTold, Document, Excerpt, Kind, Passage, Query
from assistant.validity.periods import Status
from assistant.validity.standing import Standing
from assistant.validity.wordings import worded_period
from assistant.vietnamese import written

TOUCHING = 3
"""Characters between excerpts that follow each other: a blank line, perhaps a space."""


def answer_text(
    query: Query, citations: Sequence[Citation], known: Standing, replies: Replies
) -> str:
    """The answer as people read it: each rule named, quoted, marked; then the sources."""
    return explained_text(query, "", citations, citations, known, replies)


def explained_text(
    query: Query,
    explanation: str,
    quoted: Sequence[Citation],
    citations: Sequence[Citation],
    known: Standing,
    replies: Replies,
) -> str:
    """An explanation with its [n], then the citations that are to be `quoted`, then the sources."""
    of_rules = any(not is_secondary(each.passage) for each in citations)
    day = echo(query, replies) if of_rules or query.no_such_day else []
    blocks = [*day, *([explanation] if explanation else [])]
    if only_examples(query, [(each.passage, each.quote) for each in citations]):
        blocks.append(replies.say("answer.example"))
    blocks += [cited_block(each, known, query.as_of, replies) for each in quoted]
    return "\n\n".join([*blocks, sources_block(citations, replies)])


def sources_block(citations: Sequence[Citation], replies: Replies) -> str:
    """The sources by their markers, below an answer."""
    sources = [
        replies.say("answer.source", marker=each.marker, label=label(each.passage))
        for each in citations
    ]
    return "\n".join([replies.say("answer.sources"), *sources])


def echo(query: Query, replies: Replies) -> list[str]:
    """The lines that say which day the answer is for, how it was told, and that the question
    names a day which no calendar has or one to come; [] for today."""
    day = written(query.as_of)
    if query.no_such_day is None:
        return _day_told(query, day, replies)
    notice = replies.say("answer.no_such_day", words=query.no_such_day)
    if not query.asks_for_rule:
        return [notice]
    return [notice, *(_day_told(query, day, replies) or [replies.say("answer.as_of", day=day)])]


def _day_told(query: Query, day: str, replies: Replies) -> list[str]:
    landmark = query.landmark
    if landmark is not None and query.told is not DayTold.TEXT:
        return [replies.say("answer.as_of_text_unknown", name=landmark.named, day=day)]
    if not query.dated:
        return []
    if landmark is not None:
        key = f"answer.as_of_text_{landmark.side}"
        return [replies.say(key, name=landmark.named, day=day)]
    if query.future:
        return [replies.say("answer.as_of_future", day=day)]
    if query.told in (DayTold.MONTH, DayTold.PERIOD, DayTold.YEAR):
        return [replies.say(f"answer.as_of_{query.told}", day=day)]
    return [replies.say("answer.as_of", day=day)]


def cited_block(citation: Citation, known: Standing, on: date, replies: Replies) -> str:
    """One quote below the line that names its rule; `on` is the day of the answer."""
    excerpt = Excerpt(citation.quote, citation.span)
    left_out = "\n[…]" if is_cut(excerpt, citation.passage) else ""
    quoted = _joined([*citation.leads, excerpt]) + left_out
    quote = replies.say("answer.quote", quote=quoted, marker=citation.marker)
    return f"{lead_in(citation.passage, known, citation.on or on, replies)}\n{quote}"


def _joined(excerpts: Sequence[Excerpt]) -> str:
    """Excerpts one below the other, "[…]" where something between them is left out."""
    lines = [excerpts[0].text]
    for before, after in pairwise(excerpts):
        gap = after.span.start - before.span.end
        lines += ([] if 0 <= gap <= TOUCHING else ["[…]"]) + [after.text]
    return "\n".join(lines)


def lead_in(passage: Passage, known: Standing, on: date, replies: Replies) -> str:
    """The line before a quote for the day `on`: which rule, since when, until when its words
    hold."""
    period = worded_period(known, passage, on)
    if passage.document.effective_from is None or period.start is None:
        return replies.say("answer.rule_undated", label=label(passage))
    values = {"label": label(passage), "from": written(period.start)}
    if period.end is None or period.inferred:
        return replies.say("answer.rule", **values)
    return replies.say("answer.rule_ended", **values, to=written(period.end))


def source_line(passage: Passage, known: Standing, on: date, replies: Replies) -> str:
    """A nearest source of a refusal, with what keeps it from answering on the day `on`."""
    name, period = label(passage), known.period(passage.document)
    status = period.status(on)
    if status is Status.IN_FORCE and (out := known.amendments.removal(passage, on)) is not None:
        by, since = document_name(out.by), written(out.on)
        return replies.say("answer.nearest_amended", label=name, by=by, **{"from": since})
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


def with_clashes(answer: Answer, clashes: Sequence[Clash], replies: Replies) -> Answer:
    """`answer` with a warning for each rule that lays down otherwise than one it quotes."""
    cited = {each.passage.article_id for each in answer.citations}
    notes = [
        replies.say(
            "warning.other_rule",
            other=label(each.other),
            quote=each.words,
            name=label(each.prevailing),
            reason=replies.say(f"prevails.{each.reason}"),
        )
        for each in clashes
        if each.prevailing.article_id in cited
    ]
    return replace(answer, warnings=(*answer.warnings, *notes))


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
