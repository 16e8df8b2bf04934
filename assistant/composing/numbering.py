"""Evidence, numbered for a chat model: what it may rest on, and how it reads it (pure)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.checking.claims import gives_orders
from assistant.checking.units import Source
from assistant.composing.quoting import further_quotations, quotations
from assistant.documents.citing import Quotation
from assistant.documents.labelling import label
from assistant.evidence.cutting import concerns
from assistant.prompting import Replies
from assistant.types import Change, Evidence, Query
from assistant.validity.consolidating import replaced
from assistant.validity.periods import ALWAYS, Period
from assistant.vietnamese import written

MOST_SOURCES = 8
"""Sources that a model is given: more make it slower and no better, and it mixes them up."""
MOST_CHARACTERS = 12_000
"""Of all sources together, about 5,000 tokens: small models in house read 8,000 at most."""
_OWN_MARKER = re.compile(r"\[(\d{1,3})\]")
_BRACKETS = str.maketrans("<>", "‹›")


def numbered(query: Query, evidence: Evidence, periods: Mapping[str, Period]) -> list[Source]:
    """The sources for a model, the quotes that answer first, as far as the room goes.

    A source that gives orders to a model is left out: what it says could be an attack.
    """
    chosen = quotations(query, evidence)
    offered = [*chosen, *further_quotations(query, evidence, chosen)]
    sources: list[Source] = []
    room = MOST_CHARACTERS
    for quotation in offered:
        length = sum(map(len, _texts(quotation)))
        if len(sources) == MOST_SOURCES or length > room or _is_hostile(quotation):
            continue
        room -= length
        passage = quotation.passage
        sources.append(
            Source(
                marker=len(sources) + 1,
                quotation=quotation,
                label=label(passage),
                period=periods.get(passage.document_id, ALWAYS),
                changes=tuple(_changes(quotation, evidence)),
            )
        )
    return sources


def _changes(quotation: Quotation, evidence: Evidence) -> Iterator[Change]:
    """How later texts change words of a quotation."""
    for finding in evidence.findings:
        for each in finding.reading.reworded if finding.reading else ():
            elsewhere = each.passage.document_id != quotation.passage.document_id
            if each.relation.change and elsewhere and concerns(each, quotation):
                yield each.relation.change


def _texts(quotation: Quotation) -> list[str]:
    return [*(lead.text for lead in quotation.leads), quotation.excerpt.text]


def _is_hostile(quotation: Quotation) -> bool:
    title = quotation.passage.document.title or ""
    return gives_orders("\n".join([title, *quotation.passage.headings, *_texts(quotation)]))


def evidence_text(sources: Sequence[Source], replies: Replies) -> str:
    """The sources as a model reads them: number, label, kind, day of effect, words."""
    return "\n\n".join(_source_text(source, replies) for source in sources)


def _source_text(source: Source, replies: Replies) -> str:
    document = source.quotation.passage.document
    values = {
        "marker": str(source.marker),
        "label": as_data(source.label),
        "kind": str(document.kind or "tài liệu"),
    }
    start = source.period.start if document.effective_from else None
    head = (
        replies.say("model.source_undated", **values)
        if start is None
        else replies.say("model.source", **values, **{"from": written(start)})
    )
    return "\n".join([head, *(as_data(_as_read(text, source)) for text in source.texts)])


def _as_read(text: str, source: Source) -> str:
    """Words of a source as they read on the day: a model never sees those that no longer hold."""
    for change in source.changes:
        text = replaced(text, change.old, change.new)
    return text


def as_data(text: str) -> str:
    """`text` as a prompt may hold it: its own [3] is no marker, and it closes no section."""
    return _OWN_MARKER.sub(r"(\1)", text).translate(_BRACKETS)
