"""What the question page says of the documents that are ingested, as HTML (pure)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from html import escape

from assistant.documents.labelling import document_name
from assistant.prompting import Replies
from assistant.types import Document

NEWEST = 6
"""Documents named: about what stands beside the conversation without scrolling."""


def knowledge(documents: Sequence[Document], replies: Replies) -> str:
    """How many documents there are, of which kinds, and the newest; every word is escaped."""
    if not documents:
        return _line(replies.say("page.library_empty"))
    kinds = Counter(each.kind for each in documents).most_common()
    counted = [(_begun(k or replies.say("page.kind_unknown")), str(n)) for k, n in kinds]
    return "".join(
        [
            _line(replies.say("page.count", documents=len(documents))),
            _list(replies.say("page.kinds"), "kinds", counted),
            _list(replies.say("page.newest"), "newest", _newest(documents)),
        ]
    )


def _newest(documents: Sequence[Document]) -> list[tuple[str, str]]:
    """Names and days of the latest documents that say when they are from."""
    dated = [(day, each) for each in documents if (day := _day(each)) is not None]
    latest = sorted(dated, key=lambda pair: (pair[0], pair[1].id), reverse=True)[:NEWEST]
    return [(_begun(name := document_name(each)), _unless_in(name, day)) for day, each in latest]


def _unless_in(name: str, day: date) -> str:
    """`day` as people write it, or "" where the name tells it already, "23/3/2017" too."""
    written = f"{day:%d/%m/%Y}"
    told = written in name or f"{day.day}/{day.month}/{day.year}" in name
    return "" if told else written


def _begun(name: str) -> str:
    """As a line begins: its first letter is a capital."""
    return name[:1].upper() + name[1:]


def _day(document: Document) -> date | None:
    return document.issued_on or document.event_on


def _line(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _list(heading: str, name: str, rows: Sequence[tuple[str, str]]) -> str:
    if not rows:
        return ""
    items = "".join(f"<li>{escape(a)} <span>{escape(b)}</span></li>" for a, b in rows)
    return f'<h3>{escape(heading)}</h3><ul class="{name}">{items}</ul>'
