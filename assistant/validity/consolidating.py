"""The words of an amended article as they must read on a day, put together (pure).

This is no quotation: words that a later text changes are changed here. It is what an article is
weighed by, and what a test compares.
"""

from assistant.types import Level, Passage, Reading, Reference
from assistant.validity.amending import Amendments
from assistant.validity.relating import covers

_MARKS = '“"'
"""What opens a quotation: the words of an amending clause end before it."""


def consolidated(read: Reading, amendments: Amendments) -> str:
    """The words of the article as they must read, each part on lines of its own."""
    first = [part.span.start for part in read.parts if _inside(part, read.whole)]
    first += [
        lead.span.start
        for part in read.parts
        if _inside(part, read.whole)
        for lead in part.leads[-1:]
        if part.number_at(Level.POINT)
    ]
    first += [span.start for span in read.struck if span.start > read.whole.span.start]
    opening = read.whole.text[: min(first, default=read.whole.span.end) - read.whole.span.start]
    said = {(read.whole.document_id, span) for span in read.struck}
    lines = (
        []
        if _is_struck(read, read.whole.span.start)
        else [_worded(opening.strip().rstrip(_MARKS).rstrip(), read.whole, read, amendments)]
    )
    for part in read.parts:
        for lead in part.leads:
            known = (part.document_id, lead.span)
            above = _inside(part, read.whole) and lead.span.start < min(first)
            if known not in said and not above:
                lines.append(_worded(lead.text, part, read, amendments))
            said.add(known)
        lines.append(_worded(part.text, part, read, amendments))
    return "\n".join(line for line in lines if line)


def _is_struck(read: Reading, place: int) -> bool:
    return any(span.start <= place < span.end for span in read.struck)


def _worded(text: str, passage: Passage, read: Reading, amendments: Amendments) -> str:
    rank = amendments.rank(passage)
    for each in read.reworded:
        change = each.relation.change
        if change and each.rank > rank and _concerns(each.relation.place, passage.reference):
            text = replaced(text, change.old, change.new)
    return text


def replaced(text: str, old: str, new: str) -> str:
    """`text` with `old` read as `new`; words that are left out take one blank with them."""
    if new:
        return text.replace(old, new)
    return text.replace(f" {old}", "").replace(f"{old} ", "").replace(old, "")


def _concerns(place: Reference, other: Reference) -> bool:
    return place.article is None or covers(place, other)


def _inside(part: Passage, whole: Passage) -> bool:
    return part.document_id == whole.document_id and whole.span.covers(part.span)
